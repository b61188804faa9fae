import ArgumentParser

/// `releasectl doctor`.
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check the place: what is wrong, why it matters, and the command that mends it.",
        discussion: """
            Looks at owners and modes of the root and every folder in it, folders that staff made, people and their \
            groups, Samba's shares, mounts, what the file system can do (leases, reflinks, links, renames), settings \
            of the kernel, room, the clock, the configuration, the service and its unit, the end of the journal, and \
            what was left lying about. `releasectl verify` reads the whole journal and archive.

            Each line begins with ok, note (nothing to mend, but good to know), warning, error, or skipped (it could \
            not be looked at, and why). Below a fault stand the reason why it matters and the commands that mend it, \
            ready for a root shell (bash). It mends nothing itself and changes nothing; what a file system can do is \
            tried on files of its own in state/ that have no name, or one for an instant.

            Not only for root; what only root may see is skipped then. Beside a running service it disturbs nothing.

            Exit codes: 0 nothing to mend; 1 warnings or errors; 64 usage; 66 no root there; 77 permission; 78 the \
            configuration does not even say where the root is.
            """
    )

    @OptionGroup var options: PlaceOptions

    @Flag(help: "Print a JSON array of {check, result, found, why, mend}, mend being an array of commands.")
    var json = false

    func run() throws {
        let place = try Place(options)
        let report = DoctorReport(examinations: try Doctor(place, options).examine())
        let text = json ? report.document : Array(report.text(colours: Colours(areOn: StandardStreams.hasColours)).utf8)
        try StandardStreams.write(text[...])
        if report.isToMend { throw ExitCode(1) }
    }
}
