import ArgumentParser
import FileIO
import Intake
import ReleaseModel
import Reports

/// `releasectl reload`.
struct ReloadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reload",
        abstract: "Have the service read its configuration again, and wait until it has.",
        discussion: """
            Without a fault in it, the new configuration is in force when this ends; with one, nothing changes.

            Exit codes: 0 in force; 3 not running; 75 no answer within 30 seconds; 77 permission; 78 refused, the old \
            configuration stays in force.
            """
    )

    @OptionGroup var options: PlaceOptions

    func run() throws {
        let place = try Place(options)
        let calls = LinuxSystemCalls()
        let deadline = calls.monotonicTime() + Self.patience
        // A service that is still starting reads its configuration now, and hears nothing until it is ready.
        let (pid, before) = try Self.wait(for: place, until: deadline) { pid, status in
            status.phase == .serving ? (pid, status.configuration.generation) : nil
        }
        guard LinuxProcess.tellToReload(pid) else {
            if case .running(let now) = try ServiceProbe(place), now.processIdentifier == pid {
                let hint = "root and the user of the service may: try `sudo releasectl reload`"
                throw Failure(77, "process \(pid) may not be told to reload: permission denied", hint: hint)
            }
            throw Self.stopped(place)
        }
        let configuration = try Self.wait(for: place, until: deadline) { found, status in
            // A service that was started meanwhile has read the new configuration, too.
            found != pid || status.configuration.generation > before ? status.configuration : nil
        }
        if let fault = configuration.fault {
            let hint = "the old configuration stays in force; `releasectl check-config` lists every fault"
            throw Failure(78, fault.harmless, hint: hint)
        }
        try StandardStreams.line("configuration in force")
    }

    private static func wait<Found>(
        for place: Place,
        until deadline: MonotonicTime,
        _ find: (Int32, ServiceStatus) -> Found?
    ) throws -> Found {
        let calls = LinuxSystemCalls()
        while true {
            guard case .running(let running) = try ServiceProbe(place) else { throw stopped(place) }
            if let pid = running.processIdentifier, let status = running.status, let found = find(pid, status) {
                return found
            }
            guard calls.monotonicTime() < deadline else {
                let hint = "`releasectl status` says what it is doing"
                throw Failure(75, "no answer from the service within \(patience.forPeople)", hint: hint)
            }
            calls.sleep(for: .milliseconds(50))
        }
    }

    private static func stopped(_ place: Place) -> Failure {
        let hint = "`systemctl start released` or `released \(place.root.escaped)`"
        return Failure(3, "no service runs in \(place.root.escaped)", hint: hint)
    }

    private static let patience = Duration.seconds(30)
}
