/// What a signal asks of the service (signal(7); the numbers are Linux's on every machine but MIPS and SPARC).
enum SignalMeaning: Equatable {
    /// SIGTERM, SIGINT.
    case stop
    /// SIGHUP.
    case reload
    /// SIGUSR1: say that you live, and look now, as if an event had come.
    case look

    init(_ number: Int32) {
        switch number {
        case 1: self = .reload
        case 10: self = .look
        default: self = .stop
        }
    }
}
