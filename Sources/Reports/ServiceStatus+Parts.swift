public import ReleaseModel

extension ServiceStatus {
    /// Where in its life the service is.
    public enum Phase: Sendable, Equatable {
        /// Reading the commit log, the journal and custody after a start: records gone through, and how many there
        /// are where that is known.
        case recovering(done: UInt64, total: UInt64?)
        /// Taking what is dropped.
        case serving
        /// Reading its configuration anew.
        case reloading
        /// Finishing the batch in hand.
        case stopping
    }

    /// Records, or their bytes, by outcome.
    public struct Counts: Sendable, Equatable {
        /// New content.
        public var accepted: Int
        /// New versions of what was accepted before.
        public var revised: Int
        /// The same bytes or the same text again.
        public var duplicates: Int
        /// Set aside.
        public var rejected: Int

        /// Numbers of records.
        public init(accepted: Int = 0, revised: Int = 0, duplicates: Int = 0, rejected: Int = 0) {
            self.accepted = accepted
            self.revised = revised
            self.duplicates = duplicates
            self.rejected = rejected
        }

        /// All of them.
        public var total: Int { accepted + revised + duplicates + rejected }
    }

    /// Files that have stayed in a state for too long.
    public struct Aged: Sendable, Equatable {
        /// How many.
        public var count: Int
        /// How long the oldest has been so; nil when there is none.
        public var oldest: Duration?

        /// Some files and the age of the oldest.
        public init(count: Int = 0, oldest: Duration? = nil) {
            self.count = count
            self.oldest = oldest
        }
    }

    /// The newest record.
    public struct LastRecord: Sendable, Equatable {
        /// Its number.
        public var sequence: SequenceNumber
        /// When it was made.
        public var time: WallTime

        /// A record's number and time.
        public init(sequence: SequenceNumber, time: WallTime) {
            self.sequence = sequence
            self.time = time
        }
    }

    /// Something out of order, or worth a look.
    public struct Condition: Sendable, Equatable {
        /// A short code for programs, such as `archive-disk-full`.
        public var code: String
        /// What is wrong, its consequence and the remedy, in one line without a file's name.
        public var text: String
        /// Since when.
        public var since: WallTime

        /// A state that began at `since`.
        public init(code: String, text: String, since: WallTime) {
            self.code = code
            self.text = text
            self.since = since
        }
    }

    /// Which configuration is in force, so that `releasectl reload` can see what became of its request.
    public struct ConfigurationStatus: Sendable, Equatable {
        /// 1 at the start, one more for each attempt to reload.
        public var generation: Int
        /// When the one in force was loaded.
        public var loadedAt: WallTime
        /// Why the last reload was refused; nil when it was not.
        public var fault: String?

        /// A configuration and what became of the last attempt to replace it.
        public init(generation: Int = 1, loadedAt: WallTime, fault: String? = nil) {
            self.generation = generation
            self.loadedAt = loadedAt
            self.fault = fault
        }
    }

    /// One file that was seen and is not yet recorded.
    public struct WaitingFile: Sendable, Equatable {
        /// The name of its inbox in the configuration.
        public var inbox: String
        /// Path below the inbox, empty at its top.
        public var folder: PathBytes
        /// The last part of its path.
        public var name: PathBytes
        /// Why it waits, for people.
        public var reason: String
        /// The time left if nothing changes; nil where nobody can say.
        public var settlesIn: Duration?
        /// How long it has waited.
        public var age: Duration

        /// A file, why it waits and for how long.
        public init(
            inbox: String,
            folder: PathBytes,
            name: PathBytes,
            reason: String,
            settlesIn: Duration? = nil,
            age: Duration
        ) {
            self.inbox = inbox
            self.folder = folder
            self.name = name
            self.reason = reason
            self.settlesIn = settlesIn
            self.age = age
        }
    }
}
