import ArgumentParser
import FileIO
import Journal
import ReleaseModel
import Reports

/// `releasectl status`.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Say what the service is doing now.",
        discussion: """
            What is wrong comes first. Of a service that does not run, it says what a start would find.

            Exit codes: 0 healthy; 1 degraded, or not ready yet; 3 not running.
            """
    )

    @OptionGroup var options: PlaceOptions

    @Flag(help: "Print the service's status.json.")
    var json = false

    func run() throws {
        let place = try Place(options)
        guard case .running(let running) = try ServiceProbe(place, asking: true) else {
            let picture = try StoppedPicture(place)
            try StandardStreams.write((json ? picture.document : Array(picture.text.utf8))[...])
            throw ExitCode(3)
        }
        guard let status = running.status else {
            let picture = StartingPicture(running, root: place.root)
            try StandardStreams.write((json ? picture.document : Array(picture.text.utf8))[...])
            throw ExitCode(1)
        }
        if json {
            try StandardStreams.write(running.document[...])
        } else {
            let text = StatusText(
                status,
                now: LinuxSystemCalls().wallTime(),
                colours: Colours(areOn: StandardStreams.hasColours)
            )
            try StandardStreams.write(Array(text.rendered.utf8)[...])
        }
        if !status.isHealthy { throw ExitCode(1) }
    }
}
