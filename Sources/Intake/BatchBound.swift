import ReleaseModel

/// How many files the next batch may have: as many as the last ones took in the time that a batch may take. Who comes
/// while one is made waits for no more than that.
struct BatchBound {
    private(set) var filesMax = 128

    /// - Parameters:
    ///   - took: from the first claim until all is finished.
    ///   - commit: the flush of the commit log in it, as the measure of a flush.
    mutating func note(files: Int, took: Duration, commit: Duration) {
        guard files > 0 else { return }
        let bound = max(Limits.batchTimeMax, commit * Limits.batchFlushesMax)
        if took > bound {
            filesMax = max(Limits.batchFilesMin, min(filesMax, Self.share(of: files, bound, took)))
        } else if files >= filesMax {
            filesMax = min(Limits.batchFilesMax, files * 2, max(files, Self.share(of: files, bound, took)))
        }
    }

    /// The files that fit into the bound at this pace.
    private static func share(of files: Int, _ bound: Duration, _ took: Duration) -> Int {
        took > .zero ? Int(Double(files) * (bound / took)) : .max
    }
}
