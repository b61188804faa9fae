import Testing

@testable import released_bench

@Suite("The figures of large files, duplicates and journals") struct LargeFiguresTests {
    private func took(_ seconds: Double, processor: Double = 1) -> BurstFigures.Took {
        BurstFigures.Took(seconds: seconds, processorSeconds: processor)
    }

    private func large(_ seconds: [Double], files: Int = 8, cores: Int = 2) -> LargeFigures {
        LargeFigures(
            files: files,
            bytes: 1_000,
            cores: cores,
            runs: seconds.map { .init(hashSeconds: 1, floor: took(1), service: took($0, processor: 2), adopted: 1) }
        )
    }

    @Test(arguments: [(0.5, 1.0, true), (0.625, 0.8, true), (0.63, 0.79, false), (1.0, 0.5, false)])
    func `the target of large files is a share of what all cores hash`(seconds: Double, share: Double, isMet: Bool) {
        let figures = large([seconds])
        #expect(abs(figures.share.median - share) < 0.01)
        #expect(figures.isTargetMet == isMet)
        #expect(figures.serviceBytesPerSecond.median == 8_000 / seconds)
        #expect(figures.processorShare.median == 0.5)
    }

    @Test func `one file is hashed by one core`() {
        #expect(large([1], files: 1).cores == 1)
        #expect(large([1], files: 1).share.median == 1)
    }

    @Test func `a floor or a hash that moves gives no verdict`() {
        let runs = [1.0, 2.0].map {
            LargeFigures.Run(hashSeconds: $0, floor: took(1), service: took(1), adopted: 1)
        }
        #expect(!LargeFigures(files: 2, bytes: 1, cores: 2, runs: runs).isFloorSteady)
        #expect(large([1, 2]).isFloorSteady)
    }

    @Test func `of duplicates the median of the ratios within each run counts`() {
        let runs = [(1.0, 1.5), (2.0, 3.8), (1.0, 9.0)].map {
            DuplicateFigures.Run(floor: took($0.0), service: took($0.1, processor: 3))
        }
        let figures = DuplicateFigures(files: 100, bytes: 4_096, runs: runs)
        #expect(figures.ratio == Spread([1.5, 1.9, 9]))
        #expect(figures.isTargetMet && !figures.isFloorSteady)
        #expect(figures.floorFilesPerSecond.maximum == 100)
        #expect(figures.processorRatio.median == 3)
    }

    @Test(arguments: [(1.0, false), (2.0, true), (2.1, true), (1.99, false)])
    func `of a journal the bytes printed count, from the program's start to its end`(gigabytes: Double, isMet: Bool) {
        func took(_ bytes: Int, _ seconds: Double) -> JournalFigures.Took { .init(seconds: seconds, bytes: bytes) }
        let run = JournalFigures.Run(
            floor: took(Int(gigabytes * 1e9), 1),
            whole: took(Int(gigabytes * 1e9), 4),
            half: took(Int(gigabytes * 5e8), 1),
            tailFloor: took(1, 0.01),
            tail: took(1, 0.02)
        )
        let figures = JournalFigures(records: 1, bytes: Int(gigabytes * 1e9), segments: 1, runs: [run])
        #expect(figures.bytesPerSecond.median == gigabytes * 1e9 / 4)
        #expect(figures.halfBytesPerSecond.median == gigabytes * 5e8)
        #expect(figures.ratio.median == 4)
        #expect(figures.isTargetMet == isMet)
    }
}
