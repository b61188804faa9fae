import ReleaseModel

/// How many files the next batch may have: as many as the last ones took in the time that a batch may take. Who comes
/// while one is made waits for no more than that, and for the disk.
struct BatchBound {
    private(set) var filesMax = 128

    /// - Parameter worked: from the first claim until all is finished, without waiting for the disk: its flushes take as
    ///   long for few files as for many.
    mutating func note(files: Int, worked: Duration) {
        guard files > 0 else { return }
        if worked > Limits.batchWorkTimeMax {
            filesMax = max(Limits.batchFilesMin, min(filesMax, Self.share(of: files, worked)))
        } else if files >= filesMax {
            filesMax = min(Limits.batchFilesMax, files * 2, max(files, Self.share(of: files, worked)))
        }
    }

    /// The files that fit into the time at this pace.
    private static func share(of files: Int, _ worked: Duration) -> Int {
        worked > .zero ? Int(Double(files) * (Limits.batchWorkTimeMax / worked)) : .max
    }
}
