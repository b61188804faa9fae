/// Sizes as people write them: `"64 MiB"`, `"2.5 GB"`.
public enum ByteSize {
    /// A number, whole or decimal, and one of the units B, KiB, MiB, GiB, TiB (powers of 1024, IEC 80000-13) or kB,
    /// MB, GB, TB (powers of 1000, SI); spaces may stand between them.
    ///
    /// At most 1024 TiB, so that sums of sizes cannot overflow. A part of a byte is cut off.
    /// - Returns: bytes.
    /// - Throws: ``BadText``, also for what is less than `minimum` bytes.
    public static func parse(_ text: String, atLeast minimum: Int64 = 0) throws(BadText) -> Int64 {
        Int64(try quantity.parse(text, atLeast: UInt64(max(0, minimum))))
    }

    private static var quantity: Quantity {
        Quantity(
            name: "size",
            units: [
                ("B", 1), ("kB", 1_000), ("MB", 1_000_000), ("GB", 1_000_000_000), ("TB", 1_000_000_000_000),
                ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40),
            ],
            separator: " ",
            zero: "0 B",
            maximum: 1 << 50,
            examples: #""64 MiB", "2 GiB", "500 kB""#
        )
    }
}
