import TestSupport

/// Builds a folder of folders of small files outside the inbox, and moves it in. - Returns: the paths in the inbox.
func makeTree(_ root: ServiceRoot, _ name: String, folders: Int, files: Int) throws -> Set<RawPath> {
    let staged = root.stagedPath()
    try staged.makeFolder()
    var paths: Set<RawPath> = []
    for folder in 0..<folders {
        try staged.appending("f\(folder)").makeFolder()
        for file in 0..<files {
            try staged.appending("f\(folder)/\(file).txt").write("\(name), file \(file) of folder \(folder)")
            paths.insert(RawPath("\(name)/f\(folder)/\(file).txt"))
        }
    }
    try staged.rename(to: root.inbox.appending(name))
    return paths
}
