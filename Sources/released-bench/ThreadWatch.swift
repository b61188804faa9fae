import Foundation

/// What the kernel counts of another process, all its threads together (proc_pid_status(5), proc_pid_schedstat).
struct ThreadWatch {
    let process: Int32

    private var folder: String { "/proc/\(process)" }

    /// How often any thread has gone to sleep or was put aside for another: one that sleeps and wakes is counted once.
    var switches: Int {
        sum(of: "status") { text in
            text.split(separator: "\n").filter { $0.contains("ctxt_switches:") }
                .compactMap { $0.split(separator: "\t").last.flatMap { Int($0) } }.reduce(0, +)
        }
    }

    /// Nanoseconds on a processor, user and system; exact while all threads sleep.
    var processorNanoseconds: Int {
        sum(of: "schedstat") { text in text.split(separator: " ").first.flatMap { Int($0) } ?? 0 }
    }

    /// Bytes of memory that are resident, pages shared with other processes counted whole and in part (`Rss`, `Pss`).
    func memory() throws -> (resident: Int, proportional: Int) {
        let text = try String(contentsOfFile: "\(folder)/smaps_rollup", encoding: .utf8)
        func bytes(_ name: String) throws -> Int {
            guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("\(name):") }),
                let amount = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
            else { throw BenchFailure("\(folder)/smaps_rollup says nothing of \(name)") }
            return amount << 10
        }
        return (try bytes("Rss"), try bytes("Pss"))
    }

    /// A thread that ends meanwhile takes its count with it: then the sum gets smaller.
    private func sum(of file: String, _ value: (String) -> Int) -> Int {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/task")) ?? []
        return threads.reduce(0) { sum, thread in
            sum + value((try? String(contentsOfFile: "\(folder)/task/\(thread)/\(file)", encoding: .utf8)) ?? "")
        }
    }
}
