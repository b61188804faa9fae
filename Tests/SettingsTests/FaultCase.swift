import Testing

/// A configuration with one fault in it, and what is said of that.
struct FaultCase: Sendable, CustomTestStringConvertible {
    let text: String
    let line: Int?
    let key: String?
    let piece: String

    init(_ text: String, _ line: Int?, _ key: String?, _ piece: String) {
        self.text = text
        self.line = line
        self.key = key
        self.piece = piece
    }

    var testDescription: String { piece }

    static let syntax = [
        FaultCase("poll = 5s", 1, nil, "not valid TOML: error while parsing"),
        FaultCase("\n\nroot = /srv/releases", 3, nil, "not valid TOML"),
        FaultCase("root = \"/srv", 1, nil, "not valid TOML"),
        FaultCase("events = yes", 1, nil, "looks like poll = \"5s\""),
        FaultCase("adopt = true\nadopt = false", 2, nil, "redefine existing boolean"),
        FaultCase("[[inbox]\nname = \"a\"", 1, nil, "not valid TOML"),
        FaultCase("# \0\nroot = \"relative\"", 1, nil, "a NUL character: remove it"),
        FaultCase("\n[[inbox]]\nname = \"a\\u0000b\"", 3, nil, "a NUL character"),
    ]

    static let keys = [
        FaultCase("pol = \"5s\"", 1, "pol", "unknown setting: did you mean poll?"),
        FaultCase("# a\nsettle-remote = \"5s\"", 2, "settle-remote", "did you mean settle_remote?"),
        FaultCase("Events = true", 1, "Events", "did you mean events?"),
        FaultCase("tdiy = \"1d\"", 1, "tdiy", "did you mean tidy?"),
        FaultCase("segmnets = \"1 MiB\"", 1, "segmnets", "did you mean segment?"),
        FaultCase("colour = \"red\"", 1, "colour", "remove it; what can be set is root, language, refuse, events"),
        FaultCase("name = \"a\"", 1, "name", "name belongs to one inbox: write it below its [[inbox]]"),
        FaultCase("[[inbox]]\nname = \"a\"\npoll = \"5s\"", 3, "inbox.poll", "write it above the first [[inbox]]"),
        FaultCase("[[inbox]]\nname = \"a\"\nPath = \"b\"", 3, "inbox.Path", "did you mean path?"),
        FaultCase("[[inbox]]\nname = \"a\"\nowner = \"b\"", 3, "inbox.owner", "what can be set in an inbox is name"),
        FaultCase("\n[journal]\nsegment = \"1 MiB\"", 2, "journal", "unknown setting: remove it"),
        FaultCase("[[inbox]]\nname = \"a\"\n[inbox.more]\nx = 1", 3, "inbox.more", "unknown setting"),
        FaultCase("\"a\\nREADY=1\" = 1", nil, "a\nREADY=1", "a\\u{a}READY=1: unknown setting"),
    ]

    static let types = [
        FaultCase("poll = 5", 1, "poll", "wrong type: found an integer, expected text in quotes: write poll = \"5s\""),
        FaultCase("settle = 2.5", 1, "settle", "found a floating-point number"),
        FaultCase(
            "events = \"true\"",
            1,
            "events",
            "found text in quotes, expected true or false: write events = true"
        ),
        FaultCase("adopt = 1", 1, "adopt", "found an integer, expected true or false"),
        FaultCase(
            "root = true",
            1,
            "root",
            "found true or false, expected text in quotes: write root = \"/srv/releases\""
        ),
        FaultCase("root = [\n\"/srv\"]", 1, "root", "found a list, expected text in quotes"),
        FaultCase("tidy = 2024-01-01", 1, "tidy", "found a date, expected"),
        FaultCase("tidy = 10:00:00", 1, "tidy", "found a time, expected"),
        FaultCase("tidy = 2024-01-01T10:00:00Z", 1, "tidy", "found a date-time"),
        FaultCase("largest = { size = 1 }", 1, "largest", "found a table"),
        FaultCase("largest = 1000", 1, "largest", "write largest = \"64 MiB\""),
        FaultCase(
            "refuse = \"*.exe\"",
            1,
            "refuse",
            "found text in quotes, expected a list of patterns: write refuse = ["
        ),
        FaultCase("refuse = [\n\"*.exe\",\n7,\n]", 3, "refuse", "found an integer in the list"),
        FaultCase("language = 1", 1, "language", "found an integer"),
        FaultCase("\n[inbox]\nname = \"a\"", 2, "inbox", "found a table, expected a list of tables: write [[inbox]]"),
        FaultCase("inbox = \"inbox\"", 1, "inbox", "found text in quotes, expected a list of tables"),
        FaultCase("inbox = []", 1, "inbox", "a list without an inbox"),
        FaultCase("inbox = [\n{ name = \"a\" },\n\"b\" ]", 3, "inbox", "found text in quotes, expected a table"),
        FaultCase(
            "[[inbox]]\nname = 1",
            2,
            "inbox.name",
            "found an integer, expected text in quotes: write name = \"inbox\""
        ),
        FaultCase("[[inbox]]\nname = \"a\"\npath = 1", 3, "inbox.path", "found an integer"),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = 1", 3, "inbox.source", "found an integer"),
        FaultCase("[[inbox]]\nname = \"a\"\nlanguage = []", 3, "inbox.language", "found a list"),
        FaultCase("[[inbox]]\nname = \"a\"\nrefuse = {}", 3, "inbox.refuse", "found a table"),
    ]

    static let values = [
        FaultCase("\npoll = \"5 parsecs\"", 2, "poll", "bad duration \"5 parsecs\": write a number and a unit"),
        FaultCase("poll = \"99ms\"", 1, "poll", "\"99ms\" is too small: write \"100ms\" or more"),
        FaultCase("poll = \"5\"", 1, "poll", "duration \"5\" has no unit"),
        FaultCase("settle = \"-1s\"", 1, "settle", "negative duration \"-1s\": write \"0s\" or more"),
        FaultCase("settle_remote = \"\"", 1, "settle_remote", "bad duration \"\""),
        FaultCase("quiet_after = \"0s\"", 1, "quiet_after", "too small: write \"1s\" or more, or \"never\""),
        FaultCase("[[inbox]]\nname = \"a\"\nquiet_after = \"Never\"", 3, "inbox.quiet_after", "bad duration"),
        FaultCase("quiet_after = 3", 1, "quiet_after", "write quiet_after = \"3d\""),
        FaultCase("tidy = \"1000000d\"", 1, "tidy", "too large: write \"36500d\" or less"),
        FaultCase("segment = \"4095 B\"", 1, "segment", "too small: write \"4 KiB\" or more"),
        FaultCase("segment = \"64 MB/s\"", 1, "segment", "bad size \"64 MB/s\": write a number and a unit"),
        FaultCase("largest = \"0 B\"", 1, "largest", "too small: write \"1 B\" or more"),
        FaultCase("largest = \"9999999 TiB\"", 1, "largest", "too large: write \"1024 TiB\" or less"),
        FaultCase("language = \"de\"", 1, "language", "unknown language \"de\": write \"en\" or \"fr\""),
        FaultCase("[[inbox]]\nname = \"a\"\nlanguage = \"FR\"", 3, "inbox.language", "unknown language \"FR\""),
        FaultCase("refuse = [\"*.exe\", \"\"]", 1, "refuse", "empty pattern"),
        FaultCase("refuse = [\n\"*.exe\",\n\"[a\"]", 3, "refuse", "has a [ that is not closed"),
        FaultCase("[[inbox]]\nname = \"a\"\nrefuse = [\"a/b\"]", 3, "inbox.refuse", "cannot match a name"),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = \"\"", 3, "inbox.source", "empty source"),
        FaultCase(
            "[[inbox]]\nname = \"a\"\nsource = \"//a b\"",
            3,
            "inbox.source",
            "has \" \" in it, which no URI has"
        ),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = \"//a\\n\"", 3, "inbox.source", "has \"\\u{a}\" in it"),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = \"//\u{E9}\"", 3, "inbox.source", "percent-encode it"),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = \"//a/<b>\"", 3, "inbox.source", "has \"<\" in it"),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = \"//a/%2\"", 3, "inbox.source", "write %25 for a % itself"),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = \"//a/%2g\"", 3, "inbox.source", "write %25 for a % itself"),
        FaultCase("[[inbox]]\nname = \"a\"\nsource = \"//a#b#c\"", 3, "inbox.source", "has two #"),
        FaultCase("[[inbox]]", 1, "inbox.name", "an inbox without a name: add name = \"inbox\""),
        FaultCase("[[inbox]]\nname = \"\"", 2, "inbox.name", "bad name \"\""),
        FaultCase("[[inbox]]\nname = \"Press\"", 2, "inbox.name", "bad name \"Press\": write 1 to 63 of a-z"),
        FaultCase("[[inbox]]\nname = \".hidden\"", 2, "inbox.name", "beginning with a letter or digit"),
        FaultCase("[[inbox]]\nname = \"../up\"", 2, "inbox.name", "bad name \"../up\""),
        FaultCase("[[inbox]]\nname = \"a\\u202Eb\"", 2, "inbox.name", "bad name \"a\\u{202e}b\""),
        FaultCase("[[inbox]]\nname = \"\(String(repeating: "a", count: 64))\"", 2, "inbox.name", "bad name"),
    ]

    static let places = [
        FaultCase("root = \"\"", 1, "root", "empty path"),
        FaultCase("root = \"releases\"", 1, "root", "relative path \"releases\": write the whole path, such as"),
        FaultCase("root = \"/\"", 1, "root", "is the whole file system"),
        FaultCase("root = \"/srv/../releases\"", 1, "root", "has .. in it"),
        FaultCase("root = \"/missing\"", 1, "root", "no folder \"/missing\": create it, or name another"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"\"", 3, "inbox.path", "empty path"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"../b\"", 3, "inbox.path", "has .. in it: write the whole path"),
        FaultCase(
            "[[inbox]]\nname = \"a\"\npath = \"\(String(repeating: "a", count: 256))\"",
            3,
            "inbox.path",
            "write parts of at most 255 bytes"
        ),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \".\"", 3, "inbox.path", "\".\" is root itself"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"/srv/releases/\"", 3, "inbox.path", "is root itself"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"archive\"", 3, "inbox.path", "root's own folder archive"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"./custody/x\"", 3, "inbox.path", "root's own folder custody"),
        FaultCase("[[inbox]]\nname = \"journal\"", 1, "inbox.path", "root's own folder journal: name another"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"/srv/releases//state\"", 3, "inbox.path", "own folder state"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"/srv\"", 3, "inbox.path", "root \"/srv/releases\" lies inside"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"/\"", 3, "inbox.path", "root \"/srv/releases\" lies inside"),
        FaultCase("[[inbox]]\nname = \"a\"\npath = \"/missing\"", 3, "inbox.path", "create it, or mount it"),
        FaultCase(
            "[[inbox]]\nname = \"a\"\npath = \"/srv/releases/missing\"",
            3,
            "inbox.path",
            "write the path relative to root and the service creates it"
        ),
        FaultCase("[[inbox]]\nname = \"a\"\n[[inbox]]\nname = \"a\"", 4, "inbox.name", "a second inbox \"a\" (line 2)"),
        FaultCase(
            "[[inbox]]\nname = \"a\"\n[[inbox]]\nname = \"a\"\npath = \"b\"",
            4,
            "inbox.name",
            "a second inbox \"a\""
        ),
        FaultCase(
            "[[inbox]]\nname = \"a\"\n[[inbox]]\nname = \"b\"\npath = \"a/\"",
            5,
            "inbox.path",
            "the same folder as that of inbox \"a\" (line 1)"
        ),
        FaultCase(
            "[[inbox]]\nname = \"a\"\n[[inbox]]\nname = \"b\"\npath = \"/srv/releases/a\"",
            5,
            "inbox.path",
            "the same folder as that of inbox \"a\""
        ),
        FaultCase(
            "[[inbox]]\nname = \"a\"\npath = \"x\"\n[[inbox]]\nname = \"b\"\npath = \"x/y\"",
            6,
            "inbox.path",
            "lies inside the folder of inbox \"a\" (line 3)"
        ),
        FaultCase(
            "[[inbox]]\nname = \"a\"\npath = \"/mnt/x/y\"\n[[inbox]]\nname = \"b\"\npath = \"/mnt/x\"",
            6,
            "inbox.path",
            "holds the folder of inbox \"a\" (line 3)"
        ),
    ]
}
