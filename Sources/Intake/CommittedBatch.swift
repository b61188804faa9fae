import Custody
import FileIO
import Journal
import ReleaseModel
import Register

/// A batch behind its commit point.
struct CommittedBatch {
    /// What stands in the commit log.
    let frame: CommitFrame
    /// What the register is to know.
    let contents: [(ContentDigest, ContentRegister.Seen)]
    /// What it is to know of their texts.
    let releases: [ReleaseEntry]
    /// How many records of each inbox and type it has.
    let tallies: [Tally]
    /// The last record of the batch.
    let mark: ContentRegister.Mark
    /// What to tell of each record.
    let recorded: [IntakeEvent.Recorded]
    /// The folder in custody of each of its drops.
    let folders: [Directory]
    /// Which of its drops were found in custody, where no batch of this run made the folder.
    let found: [Bool]
    /// Its folders in custody.
    let groups: [CustodyBatch]
}

/// A committed drop that could not be finished yet.
struct Unfinished {
    let drop: CommittedDrop
    /// The line of its record, for a rejected one's reason.
    let line: JournalLine?
    /// The name that a rejected one got in its folder, once it has left custody in this run: not always the one that
    /// was chosen.
    var target: PathBytes?
}
