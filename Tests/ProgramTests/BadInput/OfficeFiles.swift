import TestSupport

/// Locks, backups and the dances that offices and editors perform to save a file.
enum OfficeFiles {
    static let cases = names + dances

    private static let names = [
        BadInput("an Office lock", "~$Release.docx", .ignored("an Office lock file")),
        BadInput("a LibreOffice lock", ".~lock.Release.odt#", .ignored("a LibreOffice lock file")),
        BadInput("a hidden name with a tilde", ".~x", .ignored("a LibreOffice lock file")),
        BadInput("Word's old version while it saves", "~WRL0001.tmp", .ignored(".tmp")),
        BadInput("an editor's backup", "release.docx~", .ignored("an editor's backup")),
        BadInput("vim's swap file", ".x.swp", .ignored("swap file")),
        BadInput("vim's second swap file", ".x.swo", .ignored("swap file")),
        BadInput("vim's swap file while it looks for one", ".x.swx", .ignored("swap file")),
        BadInput("Kate's swap file", ".x.kate-swp", .ignored("swap file")),
        BadInput("Emacs' unsaved text", "#x.txt#", .ignored("an Emacs lock or save file")),
        BadInput("Emacs' lock, a link to nowhere", ".#x.txt", .ignored("an Emacs lock or save file")) { place in
            try place.path.makeSymbolicLink(to: "writer@host.4711:1790000000")
        },
        BadInput("vim's test whether it can write here", "4913", .ignored("4913")),
        BadInput("GNOME's file while it saves", ".goutputstream-AB12CD", .ignored("GNOME")),
        BadInput("a tilde before a name is a release's", "~x.docx", .accepted),
        BadInput("a tilde alone is a release's", "~", .accepted),
        BadInput("a tilde before the extension is a release's", "x~.docx", .accepted),
        BadInput("a hash behind a name is a release's", "x.txt#", .accepted),
        BadInput("a hash before a name is a release's", "#1 in Europe.txt", .accepted),
        BadInput("a swap file's extension without the dot before is a release's", "x.swp", .accepted),
        BadInput("a name that begins with vim's number is a release's", "4913.txt", .accepted),
        BadInput("a lock's name without its dot is a release's", "lock.x.odt#", .accepted),
    ]

    private static let dances = [
        BadInput("Word saves: the new text under a name of its own, then two renames", "x.docx", .accepted) { place in
            try place.folder.appending("~$x.docx").write("lock")
            let (old, new) = (place.folder.appending("~WRL0002.tmp"), place.folder.appending("~WRD0001.tmp"))
            let file = try OpenFile(place.path)
            try file.write(Array("the old text".utf8))
            try new.write(place.content)
            try place.path.rename(to: old)
            try new.rename(to: place.path)
            try withExtendedLifetime(file) { try old.remove() }
        },
        BadInput("Excel saves: eight letters without an extension, then a rename", "x.xlsx", .accepted) { place in
            let new = place.folder.appending("A1B2C3D4")
            let file = try OpenFile(new)
            try file.write(place.content)
            try new.rename(to: place.path)
        },
        BadInput("vim saves: its test file, a backup, the new text", "x.txt", .accepted) { place in
            let test = place.folder.appending("4913")
            try test.write("")
            try test.remove()
            let file = try OpenFile(place.path)
            try file.write(Array("the old text".utf8))
            try place.path.rename(to: place.folder.appending("x.txt~"))
            try withExtendedLifetime(file) { try place.path.write(place.content) }
        },
        BadInput("GNOME saves: a stream, renamed over the old text", "x.txt", .accepted) { place in
            let stream = place.folder.appending(".goutputstream-X1Y2Z3")
            try stream.write(place.content)
            try stream.rename(to: place.path)
        },
        BadInput("LibreOffice saves under its lock", "x.odt", .accepted) { place in
            let lock = place.folder.appending(".~lock.x.odt#")
            try lock.write(",writer,host,21.11.2026 09:00,file:///home;")
            let new = place.folder.appending("lu4711abc.tmp")
            try new.write(place.content)
            try new.rename(to: place.path)
            try await place.untilTaken()
            try lock.remove()
        },
        BadInput("an editor writes in place: cut to nothing, then the new text", "x.txt", .accepted) { place in
            let file = try OpenFile(place.path)
            try file.write(Array("a longer text that was there before".utf8))
            try place.path.resize(to: 0)
            try file.write(place.content)
        },
    ]
}
