import Testing

@testable import released_bench

@Suite struct StatisticsTests {
    @Test(
        "the median is the middle value, or the mean of the two in the middle",
        arguments: [([3], 3), ([9, 1, 5], 5), ([4, 1, 3, 2], 2.5), ([2, 2, 8], 2)] as [([Double], Double)]
    )
    func median(values: [Double], expected: Double) {
        #expect(Statistics.median(values) == expected)
    }

    @Test(
        "a percentile is the smallest value that so many do not exceed",
        arguments: [(99, 198), (50, 100), (100, 200), (1, 2)] as [(Int, Double)]
    )
    func percentileOfTwoHundred(percent: Int, expected: Double) {
        #expect(Statistics.percentile(percent, of: (1...200).map(Double.init).shuffled()) == expected)
    }

    @Test("with few values a high percentile is the largest")
    func percentileOfFew() {
        #expect(Statistics.percentile(99, of: [5, 1, 3]) == 5)
        #expect(Statistics.percentile(1, of: [5, 1, 3]) == 1)
    }

    @Test("a spread does not depend on the order of the runs")
    func spread() {
        let spread = Spread([2.5, 1, 4, 2, 3])
        #expect(spread.minimum == 1)
        #expect(spread.median == 2.5)
        #expect(spread.maximum == 4)
        #expect(spread == Spread([4, 3, 2.5, 2, 1]))
    }

    @Test(
        "runs that lie more than half as far again apart are not steady",
        arguments: [(1.5, true), (1.6, false)] as [(Double, Bool)]
    )
    func steadiness(largest: Double, isSteady: Bool) {
        #expect(Spread([1.2, largest, 1]).isSteady == isSteady)
    }

    @Test("durations are seconds with their fractions")
    func seconds() {
        #expect(Duration.milliseconds(1_500).inSeconds == 1.5)
        #expect(Duration.nanoseconds(250).inSeconds == 0.000_000_25)
    }
}
