import FileIO
import ReleaseModel

/// Asks Samba for its shares.
enum SambaFinder {
    static func find(calls: any SystemCalls) -> SambaCheck.Sight {
        guard let program = ChildProgram.path(of: "testparm") else {
            return .unseen("there is no testparm here: Samba is not installed")
        }
        do {
            let answer = try ChildProgram.run(program, ["-s"], within: .seconds(20), bytesMax: 4 << 20)
            guard answer.exitCode == 0 else {
                let lines = String(decoding: answer.output, as: UTF8.self).split(separator: "\n")
                return .broken(lines.last { !$0.isEmpty }.map(String.init) ?? "no answer")
            }
            let shares = SambaShares(answer.output)
            let found = shares.shares.compactMap { share -> SambaCheck.Shared? in
                guard let path = share.path else { return nil }
                return SambaCheck.Shared(share: share, path: truePath(path, calls))
            }
            return .shares(found, file: shares.file ?? "/etc/samba/smb.conf")
        } catch {
            return .unseen("testparm -s: \(error.words)")
        }
    }

    /// With no link in it; as it is where that cannot be said.
    static func truePath(_ path: PathBytes, _ calls: any SystemCalls) -> PathBytes {
        (try? Directory.open(configured: path, calls: calls).truePath()) ?? path
    }
}
