import Foundation
import Glibc

/// Where the programs are that the tests run.
public enum BuiltPrograms {
    /// They have not been built, or lie elsewhere.
    public struct NotFound: Error, CustomStringConvertible {
        /// What was looked for, where, and the remedy.
        public let description: String
    }

    /// The path of one: in `RELEASED_BIN_DIR` where that is set, else beside the test bundle, where SwiftPM builds the
    /// executables that the tests depend on.
    /// - Throws: ``NotFound``.
    public static func path(of name: String) throws -> String {
        if let folder = ProcessInfo.processInfo.environment["RELEASED_BIN_DIR"] { return "\(folder)/\(name)" }
        let paths: [String] = folders.map { "\($0)/\(name)" }
        let found = paths.first { unsafe access($0, X_OK) == 0 }
        guard let found else {
            throw NotFound(description: "no \(name) in \(folders): build it, or set RELEASED_BIN_DIR")
        }
        return found
    }

    /// The bundle is a program itself here, and is named to a runner that loads it.
    private static var folders: [String] {
        let arguments = CommandLine.arguments
        var bundles = [(try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""]
        if let index = arguments.firstIndex(of: "--test-bundle-path"), index + 1 < arguments.count {
            bundles.append(arguments[index + 1])
        }
        return bundles.map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
    }
}
