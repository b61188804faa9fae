/// Letters, marks and digits, capital and small, of Unicode's first plane: asked of the standard library once, in some
/// milliseconds, when the first text needs it. To ask for every scalar anew takes longer than all the rest of the
/// reading.
struct ScalarClasses: Sendable {
    private static let firstPlane = ScalarClasses()

    private static let wordPart: UInt8 = 1
    private static let capital: UInt8 = 2
    private static let small: UInt8 = 4

    private let classes: [UInt8] = (0...UInt16.max).map { value in
        guard let scalar = Unicode.Scalar(value) else { return 0 }
        return (isWordPart(scalar.properties) ? wordPart : 0)
            | (scalar.properties.isUppercase ? capital : 0)
            | (scalar.properties.isLowercase ? small : 0)
    }

    /// A letter or a mark of any script, or a number.
    static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
        firstPlane.has(wordPart, scalar) ?? isWordPart(scalar.properties)
    }

    /// Uppercase (Unicode's DerivedCoreProperties).
    static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        firstPlane.has(capital, scalar) ?? scalar.properties.isUppercase
    }

    /// Lowercase (Unicode's DerivedCoreProperties).
    static func isSmall(_ scalar: Unicode.Scalar) -> Bool {
        firstPlane.has(small, scalar) ?? scalar.properties.isLowercase
    }

    /// - Returns: nil for what is not of the first plane.
    private func has(_ kind: UInt8, _ scalar: Unicode.Scalar) -> Bool? {
        scalar.value < UInt32(classes.count) ? classes[Int(scalar.value)] & kind != 0 : nil
    }

    private static func isWordPart(_ properties: Unicode.Scalar.Properties) -> Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            true
        default: false
        }
    }
}
