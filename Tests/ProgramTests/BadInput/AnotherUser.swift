import TestSupport

/// What a service that is not root cannot read or move: a fault of nobody's file, so that it waits and goes on by
/// itself. The files here are root's.
enum AnotherUser {
    static let cases = [
        BadInput("another's file that everybody may read is copied", "x.txt", .accepted) { place in
            try place.staged().rename(to: place.path)
        },
        BadInput("a file that may not be read waits", "x.txt", .waits("ermission denied")) { place in
            try await place.dropUnreadable()
        },
        BadInput("a file that may not be read is taken once it may", "x.txt", .accepted) { place in
            try await place.dropUnreadable()
            try await place.untilItWaits(for: "ermission denied")
            try place.path.setPermissions(0o644)
        },
        BadInput(
            "an unreadable file whose name no terminal should see",
            "x\n\u{1B}[31m\u{202E}.txt",
            .waits("ermission")
        ) {
            try await $0.dropUnreadable()
        },
        BadInput("a file in a folder that nobody else may change waits", "fixed/x.txt", .waits("ermission denied")) {
            try $0.makeFolders(above: $0.below)
            try $0.path.write($0.content)
        },
        BadInput("a file in a fixed folder is taken once it may be moved", "fixed/x.txt", .accepted) { place in
            try place.makeFolders(above: place.below)
            try place.path.write(place.content)
            try await place.untilItWaits(for: "ermission denied")
            try place.folder.appending("fixed").setPermissions(0o777)
        },
        BadInput("another's file in another's sticky folder waits", "sticky/x.txt", .waits("not permitted")) { place in
            try place.makeFolders(above: place.below)
            try place.folder.appending("sticky").setPermissions(0o1777)
            try place.path.write(place.content)
        },
        BadInput("a link in a folder that nobody else may change waits", "fixed/x.txt", .waits("ermission denied")) {
            try $0.makeFolders(above: $0.below)
            try $0.path.makeSymbolicLink(to: "/nonexistent")
        },
        BadInput("a folder that may not be entered is left alone", "closed/x.txt", .waits("ermission denied")) {
            place in
            try place.makeFolders(above: place.below)
            try place.path.write(place.content)
            try place.folder.appending("closed").setPermissions(0o700)
        },
        BadInput("a folder that may not be entered is entered once it may", "closed/x.txt", .accepted) { place in
            try place.makeFolders(above: place.below)
            try place.folder.appending("closed").setPermissions(0o700)
            try place.path.write(place.content)
            try await Task.sleep(for: .seconds(1))
            try place.folder.appending("closed").setPermissions(0o777)
        },
        BadInput("a pipe that may not be opened is rejected unopened", "x.txt", .rejected("not-a-regular-file")) {
            place in
            let pipe = place.root.stagedPath()
            try pipe.makePipe()
            try pipe.setPermissions(0)
            try pipe.rename(to: place.path)
        },
        BadInput(
            "an unreadable file over the limit waits: who cannot open it judges nothing",
            "x.txt",
            .waits("ermission")
        ) { place in
            let file = try place.staged(Array(repeating: 0x6F, count: OddKinds.largest + 1))
            try file.setPermissions(0)
            try file.rename(to: place.path)
        },
    ]
}

extension DropPlace {
    fileprivate func dropUnreadable() async throws {
        let file = try staged()
        try file.setPermissions(0)
        try file.rename(to: path)
    }
}
