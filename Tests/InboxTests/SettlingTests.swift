import Testing

@Suite("settling") struct SettlingTests {
    @Test("a file moved in", arguments: movedInStories)
    func movedIn(story: Story) { story.run() }

    @Test("a file written in place", arguments: writtenStories)
    func written(story: Story) { story.run() }

    @Test("an empty file", arguments: emptyStories)
    func empty(story: Story) { story.run() }

    @Test("where leases cannot be had", arguments: withoutLeaseStories)
    func withoutLease(story: Story) { story.run() }

    @Test("a file put back from custody", arguments: putBackStories)
    func putBack(story: Story) { story.run() }

    @Test("what is no regular file", arguments: notRegularStories)
    func notRegular(story: Story) { story.run() }

    @Test("other settings", arguments: otherSettingsStories)
    func otherSettings(story: Story) { story.run() }

    @Test("clocks and times that lie", arguments: oddTimesStories)
    func oddTimes(story: Story) { story.run() }
}
