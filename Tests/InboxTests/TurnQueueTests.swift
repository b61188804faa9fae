import ReleaseModel
import Testing

@testable import Inbox

@Suite("Folders take turns")
struct TurnQueueTests {
    private func all(_ queue: inout TurnQueue) -> [String] {
        var found: [String] = []
        while let path = queue.popFirst() { found.append(path.text) }
        return found
    }

    @Test func `one folder's files stay in the order they came`() {
        var queue = TurnQueue()
        let paths = (0..<100).map { "a/\($0).txt" }
        for path in paths { queue.append(PathBytes(path)) }
        #expect(all(&queue) == paths)
        #expect(queue.isEmpty)
        #expect(queue.popFirst() == nil)
    }

    @Test func `a single file is not behind all of another folder`() throws {
        var queue = TurnQueue()
        for number in 0..<20_000 { queue.append(PathBytes("burst/\(number).txt")) }
        _ = queue.popFirst()
        queue.append("single.txt")
        queue.append("own/single.txt")
        let found = all(&queue)
        #expect(try #require(found.firstIndex(of: "single.txt")) < 100)
        #expect(try #require(found.firstIndex(of: "own/single.txt")) < 100)
        let burst = found.filter { $0.hasPrefix("burst/") }
        #expect(burst == (1..<20_000).map { "burst/\($0).txt" })
    }

    @Test func `a folder that had nothing left has its turn again when something comes`() {
        var queue = TurnQueue()
        queue.append("a/1")
        #expect(queue.popFirst() == "a/1")
        queue.append("b/1")
        queue.append("a/2")
        #expect(all(&queue) == ["b/1", "a/2"])
    }
}
