/// What in an output could mislead a person, a terminal or a splitter of lines; empty when all is well.
func harm(in bytes: [UInt8], allowing allowed: Set<Unicode.Scalar> = ["\n"]) -> [String] {
    guard let text = String(validating: bytes, as: UTF8.self) else { return ["bytes that are not UTF-8"] }
    let harmful = text.unicodeScalars.filter { !allowed.contains($0) && isHarmful($0) }
    return Set(harmful).map { "U+" + String($0.value, radix: 16) }.sorted()
}

func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
}
