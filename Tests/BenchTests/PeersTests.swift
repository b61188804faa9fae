import ArgumentParser
import Testing

@testable import released_bench

@Suite(.serialized) struct PeersTests {
    /// A peer that cannot be had, or that is started and does this.
    private struct SamplePeer: Peer {
        let name = "sample"
        let files = 5
        let without: [PeerOmission] = []
        let target: Double? = nil
        var missing: String?
        var script = ""

        func absence() -> String? { missing }

        func start(_ place: PeerPlace) throws -> PeerProcess {
            try PeerProcess("bash", ["-c", script, "sample", place.inbox, place.done, place.log], in: place)
        }
    }

    /// What measuring gives, in a folder that is removed again.
    private func figures(_ peers: [any Peer], files: Int?) throws -> PeersFigures {
        let workplace = try Workplace(in: "/tmp")
        defer { workplace.remove() }
        let bench = Bench(options: try CommonOptions.parse([]), binary: "/bin/false", workplace: workplace)
        let measure = PeersMeasure(bench: bench, files: files, bytes: 64, peers: peers)
        for _ in 1...2 { measure.run(beside: 1_000) }
        return measure.figures
    }

    /// On the main thread, as the program itself: a child inherits the signals that its starter's thread blocks, all of
    /// them on a thread of a pool, and incrond lives by SIGCHLD.
    @Test("each peer does its work, or it is said what it wants", .timeLimit(.minutes(20)))
    @MainActor func real() throws {
        let figures = try figures(Peers.all, files: 20)
        #expect(figures.measured.count + figures.unmeasured.count == Peers.all.count)
        for peer in figures.measured {
            #expect(peer.runs.count == 2)
            #expect(peer.runs.allSatisfy { $0.files == 20 && $0.filesPerSecond > 0 })
        }
        for peer in figures.unmeasured {
            #expect(peer.reason.contains("package") || peer.reason.contains("root"), "\(peer.name): \(peer.reason)")
        }
    }

    @Test("a peer that is not installed is not started, and named with what it wants")
    func absent() throws {
        let figures = try figures([SamplePeer(missing: "not installed: sample")], files: nil)
        #expect(figures.measured.isEmpty)
        #expect(figures.unmeasured == [.init(name: "sample", reason: "not installed: sample")])
    }

    /// Takes all the files once they are there, and records what `digest` says of them.
    private func taking(_ digest: String) -> SamplePeer {
        SamplePeer(
            script: """
                until [ "$(ls "$1" | wc -l)" = 5 ]; do sleep 0.05; done
                cd "$1"; \(digest) > "$2.part"; mv * "$2"; cat "$2.part" >> "$3"; exec sleep 60
                """
        )
    }

    @Test("a peer that did its work is measured in every run", .timeLimit(.minutes(20)))
    func honest() throws {
        let figures = try figures([taking("sha256sum *")], files: nil)
        #expect(figures.unmeasured.isEmpty)
        #expect(figures.measured.map(\.runs.count) == [2])
    }

    @Test(
        "a peer that did not do its work has no figure, but a reason",
        .timeLimit(.minutes(20)),
        arguments: [
            ("exit 3", "status 3"), ("echo broken >&2; exit 4", "broken"),
        ]
    )
    func ended(script: String, word: String) throws {
        let figures = try figures([SamplePeer(script: script)], files: nil)
        #expect(figures.measured.isEmpty)
        #expect(figures.unmeasured.count == 1)
        let reason = try #require(figures.unmeasured.first?.reason)
        #expect(reason.hasPrefix("did not do its work: ") && reason.contains(word), "\(reason)")
    }

    @Test("a peer that records another digest has no figure", .timeLimit(.minutes(20)))
    func lying() throws {
        let figures = try figures([taking("sha256sum * | sed s/^././")], files: nil)
        #expect(figures.measured.isEmpty)
        #expect(figures.unmeasured.first?.reason.contains("verification failed") == true)
    }

    @Test("the log of a peer is read as sha256sum writes it")
    func log() throws {
        let digest = String(repeating: "ab", count: 32)
        #expect(try PeerVerification.lines("\(digest)  a b.txt\n\(digest)  c\n") == ["a b.txt": digest, "c": digest])
        #expect(try PeerVerification.lines("").isEmpty)
    }

    @Test(
        "a log that is not to be believed is refused",
        arguments: [
            "short  a\n", String(repeating: "a", count: 64) + "  a\n" + String(repeating: "b", count: 64) + "  a\n",
        ]
    )
    func brokenLog(text: String) {
        #expect(throws: BenchFailure.self) { try PeerVerification.lines(text) }
    }

    @Test("a table of incron has its spaces behind a backslash")
    func table() {
        let table = IncronPeer.table(inbox: "/a b/in", command: ["bash", "/a b/one.sh", "$@", "$#"])
        #expect(table == "/a\\ b/in IN_CLOSE_WRITE,IN_MOVED_TO bash /a\\ b/one.sh $@ $#\n")
    }

    @Test("the watches of a process group are counted from what the kernel tells")
    func watches() {
        let information = "pos:\t0\nflags:\t00\ninotify wd:2 ino:1f sdev:fe00000 mask:80\ninotify wd:1 ino:2 sdev:1\n"
        #expect(InotifyWatches.watches(in: information) == 2)
        #expect(InotifyWatches.watches(in: "pos:\t0\n") == 0)
        #expect(InotifyWatches.group(of: "12 (a) b)) S 3 44 5 6") == 44)
        #expect(InotifyWatches.group(of: "") == nil)
    }
}
