import ReleaseModel

extension PeopleLanguage {
    /// A size as the file manager shows it: `3.2 MB`, `3,2 Mo`. A KB has 1024 bytes, as Windows counts.
    func size(_ bytes: Int64) -> String {
        guard bytes >= 1_024 else { return self.bytes(bytes) }
        let names = self == .fr ? ["Ko", "Mo", "Go", "To", "Po", "Eo"] : ["KB", "MB", "GB", "TB", "PB", "EB"]
        var unit: Int64 = 1_024
        var place = 0
        // 1023.95 and more would be shown as 1024.0 of the smaller unit.
        while place + 1 < names.count, Self.tenths(bytes, unit) >= 10_240 {
            unit *= 1_024
            place += 1
        }
        let (whole, tenth) = Self.tenths(bytes, unit).quotientAndRemainder(dividingBy: 10)
        let decimals = tenth == 0 ? "" : (self == .fr ? "," : ".") + "\(tenth)"
        return "\(whole)\(decimals)\u{A0}\(names[place])"
    }

    /// Every byte counted: `104,857,601 bytes`, `104 857 601 octets`.
    func bytes(_ count: Int64) -> String {
        // French has the singular for 0, English has not.
        let isSingular = self == .fr ? count.magnitude < 2 : count == 1
        let name = self == .fr ? "octet" : "byte"
        return grouped(count) + "\u{A0}" + name + (isSingular ? "" : "s")
    }

    /// `21 November 2026, 08:00 UTC`, `21 novembre 2026, 08:00 UTC`.
    func date(_ time: WallTime) -> String {
        let text = time.rfc3339(.seconds)
        let fields = text.split { !$0.isNumber }
        let year = fields[0]
        let month = monthNames[(Int(fields[1]) ?? 1) - 1]
        let day = Int(fields[2]) ?? 1
        let dayText = self == .fr && day == 1 ? "1er" : "\(day)"
        return "\(dayText)\u{A0}\(month) \(year), \(fields[3]):\(fields[4])\u{A0}UTC"
    }

    private var monthNames: [String] {
        switch self {
        case .en:
            [
                "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                "November", "December",
            ]
        case .fr:
            [
                "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
                "novembre", "décembre",
            ]
        }
    }

    private func grouped(_ count: Int64) -> String {
        let digits = Array(String(count.magnitude))
        var out = count < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += self == .fr ? "\u{A0}" : "," }
            out.append(digit)
        }
        return out
    }

    /// How many tenths of `unit`, rounded.
    private static func tenths(_ bytes: Int64, _ unit: Int64) -> Int64 {
        let (whole, rest) = bytes.quotientAndRemainder(dividingBy: unit)
        // In floating point: ten times the rest need not fit in 64 bits where the unit is an exabyte.
        let part = Int64((Double(rest) / Double(unit) * 10).rounded())
        return whole * 10 + part
    }
}
