import ReleaseModel

/// What is counted, by inbox and in ranges.
extension StatusDocument {
    /// The members of an inbox that change.
    static func write(_ inbox: ServiceStatus.InboxStatus, to json: inout JSONWriter) {
        json.member("waiting", inbox.waiting)
        json.member("oldestWaitingSeconds", seconds: inbox.oldestWaiting)
        json.member("ignored", inbox.ignored)
        write("changingTooLong", inbox.changingTooLong, to: &json)
        write("inProgressTooLong", inbox.inProgressTooLong, to: &json)
        write("totals", inbox.totals, to: &json)
        json.member("lastRecordTime", inbox.lastRecord?.rfc3339(.nanoseconds))
        json.member("quietAfterSeconds", seconds: inbox.quietAfter)
        json.member("quiet", inbox.isQuiet)
    }

    static func write(_ name: StaticString, _ counts: ServiceStatus.Counts, to json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.member("accepted", counts.accepted)
            json.member("revised", counts.revised)
            json.member("duplicates", counts.duplicates)
            json.member("rejected", counts.rejected)
        }
    }

    static func write(_ name: StaticString, _ totals: ServiceStatus.Totals, to json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            write("records", totals.records, to: &json)
            write("bytes", totals.bytes, to: &json)
        }
    }

    static func write(_ pace: CommitPace, to json: inout JSONWriter) {
        write("originalsFlushMicroseconds", pace.originals, to: &json)
        write("commitFlushMicroseconds", pace.commit, to: &json)
        write("batchFiles", pace.batchFiles, to: &json)
    }

    private static func write(_ name: StaticString, _ histogram: Histogram, to json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.key("upTo")
            json.array { json in for bound in histogram.bounds { json.value(bound) } }
            json.key("counts")
            json.array { json in for count in histogram.counts { json.value(count) } }
            json.member("sum", histogram.sum)
        }
    }
}

extension ServiceStatus.InboxStatus {
    init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(
            name: try members.text("name"),
            path: try members.text("path"),
            mode: try members.word("mode"),
            folders: try members.count("folders")
        )
        waiting = try members.count("waiting")
        oldestWaiting = try members.optional("oldestWaitingSeconds", members.seconds)
        ignored = try members.count("ignored")
        changingTooLong = try ServiceStatus.Aged(members.object("changingTooLong"))
        inProgressTooLong = try ServiceStatus.Aged(members.object("inProgressTooLong"))
        totals = try ServiceStatus.Totals(members.object("totals"))
        lastRecord = try members.optional("lastRecordTime", members.time)
        quietAfter = try members.optional("quietAfterSeconds", members.seconds)
        isQuiet = try members.truth("quiet")
    }
}

extension ServiceStatus.Totals {
    init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init(
            records: try ServiceStatus.Counts(members.object("records")),
            bytes: try ServiceStatus.Counts(members.object("bytes"))
        )
    }
}

extension CommitPace {
    init(_ members: StatusMembers) throws(StatusDocument.Fault) {
        self.init()
        originals = try members.histogram("originalsFlushMicroseconds", bounds: Self.flushBounds)
        commit = try members.histogram("commitFlushMicroseconds", bounds: Self.flushBounds)
        batchFiles = try members.histogram("batchFiles", bounds: Self.batchBounds)
    }
}
