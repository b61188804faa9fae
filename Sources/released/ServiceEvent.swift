import Logging

/// One thing for the log: its kind, its line and its fields. Names in it are escaped already.
struct ServiceEvent {
    let kind: EventKind
    let text: String
    let fields: [EventField: String]

    init(_ kind: EventKind, _ text: String, _ fields: [EventField: String] = [:]) {
        self.kind = kind
        self.text = text
        self.fields = fields
    }
}
