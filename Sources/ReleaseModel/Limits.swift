/// Every bound of the service in one place: what a user, a disk or a lie in the input can make grow stops here.
public enum Limits {
    // One batch: between two pairs of flushes.

    /// Files in one batch.
    public static let batchFilesMax = 512
    /// Bytes of files in one batch. Larger files are no part of one until their bytes are taken.
    public static let batchBytesMax = 32 << 20
    /// How long files are claimed for one batch.
    public static let batchTimeMax = Duration.milliseconds(20)
    /// How long a whole batch may take, without waiting for the disk: as many files go into the next one as the last ones
    /// had in this time. Who drops a file into another folder meanwhile waits no longer; shorter ones would spend half
    /// their time on flushes, which take as long for few files as for many.
    public static let batchWorkTimeMax = Duration.milliseconds(60)
    /// Files in a batch that the time never leaves out.
    public static let batchFilesMin = 16

    // Large files.

    /// From this size on a file's bytes are taken beside the batches. Bytes; hashing them takes about 10 ms.
    public static let largeFileBytesMin: Int64 = 8 << 20
    /// Large files in custody whose bytes are under way, each with some descriptors; the others wait in their inbox.
    public static let largeFilesMax = 8
    /// Large files whose bytes are taken at the same time, where there are so many cores.
    public static let largeFilesAtOnceMax = 4
    /// When nothing was read or written of them for so long, the status says it.
    public static let largeFileSilenceMax = Duration.seconds(120)

    /// Inboxes whose folders in custody are made before the next file comes.
    public static let preparedInboxesMax = 8

    // The journal.

    /// One line, its newline included (CloudEvents asks intermediaries to forward events up to 64 KiB).
    public static let recordBytesMax = 65_535
    /// Sequence numbers have twelve digits.
    public static let sequenceMax: UInt64 = 999_999_999_999
    /// The commit log is begun anew once it is this long.
    public static let commitLogBytesMax = 8 << 20
    /// One frame of the commit log: a whole batch of the longest records, and what finishes them.
    public static let frameBytesMax = batchFilesMax * (recordBytesMax + 16_384)
    /// The commit log is begun anew after this long without a drop, so that a restart finds little to do.
    public static let commitLogIdleTime = Duration.seconds(5)

    // Names.

    /// One name, as every Linux file system has it (NAME_MAX).
    public static let nameBytesMax = 255
    /// The path of a folder below its inbox; deeper ones are not entered, and the status says so.
    public static let folderBytesMax = 4_000
    /// Folders inside folders.
    public static let folderDepthMax = 64

    // Settling.

    /// An empty file may be a placeholder whose bytes are still to come.
    public static let emptyFileWait = Duration.seconds(60)
    /// A file still changing after this long is named in the status.
    public static let changingTooLong = Duration.seconds(3_600)
    /// A file under an in-progress name for this long is named in the status.
    public static let inProgressTooLong = Duration.seconds(86_400)

    /// While whole files wait, lost events make the inbox be scanned at most this often.
    public static let scanInterval = Duration.seconds(1)

    // Trying again.

    /// An inbox that is missing is looked for this often.
    public static let missingInboxInterval = Duration.seconds(1)

    /// The first wait after a fault of ours, doubled each time.
    public static let backoffFirst = Duration.milliseconds(500)
    /// The longest wait while a place is out of order: it resumes within this time of being mended.
    public static let backoffPlaceMax = Duration.seconds(8)
    /// The longest wait for one file that could not be taken.
    public static let backoffFileMax = Duration.seconds(60)

    // Telling.

    /// STATUS and status.json change at most this often.
    public static let statusInterval = Duration.seconds(1)
    /// Waiting files named in status.json, oldest first.
    public static let statusFilesMax = 200

    // Reading.

    /// The newest releases that a new text is held against by its fingerprint.
    public static let fingerprintsMax = 100_000
    /// Of each way to find releases alike (fingerprint, headline, each contact), so many are read and compared.
    public static let nearCandidatesMax = 8
    /// A longer text is not held against others. Bytes of its canonical form.
    public static let comparedTextBytesMax = 1 << 20
    /// How long a contact's address leads to earlier releases.
    public static let sameContactTime = Duration.seconds(365 * 86_400)
    /// Three-word runs of earlier releases that are remembered for the next comparison, 8 bytes each: two thousand
    /// releases of 250 words.
    public static let comparedHashesMax = 512 << 10

    // Memory.

    /// What one read(2) asks for.
    public static let readBytes = 256 << 10
    /// Bytes of inotify events read at once.
    public static let eventBytes = 64 << 10
    /// A record's own JSON nests no deeper.
    public static let jsonDepthMax = 16
}
