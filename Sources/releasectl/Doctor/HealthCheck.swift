/// One subject that the doctor looks at. It is given facts and judges them, and looks at nothing itself: so that every
/// judgement can be tried without root and without a machine that is in that state.
protocol HealthCheck {
    /// What is looked at, in a few words.
    static var name: String { get }

    /// At least one.
    var findings: [Finding] { get }
}

extension HealthCheck {
    /// What was found, under the name of the check.
    var examination: Examination { Examination(check: Self.name, findings: findings) }
}

/// What one check found.
struct Examination: Equatable {
    let check: String
    let findings: [Finding]
}
