import ReleaseModel
import Reports
import Testing

@Suite("Service status")
struct ServiceStatusTests {
    @Test func `serving with nothing out of order is healthy`() {
        #expect(status().isHealthy)
    }

    @Test(arguments: [ServiceStatus.Phase.recovering(done: 1, total: nil), .reloading, .stopping])
    func `no other phase is healthy`(phase: ServiceStatus.Phase) {
        #expect(!status(phase: phase).isHealthy)
    }

    @Test func `a condition is not healthy`() {
        var status = status()
        status.conditions = [condition("the disk of archive is full")]
        #expect(!status.isHealthy)
    }

    @Test func `a refused configuration is not healthy`() {
        var status = status()
        status.configuration.fault = "poll: not a duration"
        #expect(!status.isHealthy)
    }

    @Test func `the first configuration was loaded at the start`() {
        #expect(
            status().configuration == ServiceStatus.ConfigurationStatus(generation: 1, loadedAt: status().startedAt)
        )
    }
}
