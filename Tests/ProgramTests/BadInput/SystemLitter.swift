import TestSupport

/// What operating systems, file managers and servers leave in every folder they see.
enum SystemLitter {
    private static let system = BadInput.Outcome.ignored("a file that systems keep for themselves")
    private static let folder = BadInput.Outcome.ignored("a folder that systems keep for themselves")

    static let cases =
        files + folders + [
            BadInput("a litter folder deep below ordinary ones is not entered", "2026/may/__MACOSX/x.txt", folder),
            BadInput("an ordinary folder inside a litter folder is not entered", "__MACOSX/may/deep/x.txt", folder),
            BadInput("litter in an ordinary folder is litter", "2026/may/.DS_Store", system),
            BadInput("an extension behind a litter name makes it a release", "Thumbs.db.txt", .accepted),
            BadInput("a litter name without its dot is a release", "DS_Store", .accepted),
            BadInput("a hidden name that only begins like NFS' leftovers", ".nfs-notes.txt", .accepted),
            BadInput("Windows' bin, spelt as on its own disk", "$Recycle.Bin/x.txt", folder),
            BadInput("words before a litter name make it a release", "our desktop.ini", .accepted),
            BadInput("`._` within a name is a release's", "x._y.txt", .accepted),
            BadInput("a hidden file is a release", ".hidden.txt", .accepted),
            BadInput("a hidden folder is entered", ".hidden/x.txt", .accepted),
            BadInput("a folder whose name is only like a trash is entered", "Trash-1000/x.txt", .accepted),
            BadInput("`Rejected` is special only at the top of an inbox", "Rejected/x.txt", .accepted),
            BadInput("a note's name anywhere else is a release", "x.txt.why.txt", .accepted),
            BadInput("an empty folder of a litter name stays", ".Trash-1000", .stays) { try $0.path.makeFolder() },
            BadInput("a litter name that becomes a final one is taken", "x.txt", .accepted) { place in
                try place.moveIn("Thumbs.db")
                try await Task.sleep(for: .milliseconds(600))
                try place.folder.appending("Thumbs.db").rename(to: place.path)
            },
            BadInput("a release moved out of a litter folder is taken", "x.txt", .accepted) { place in
                try place.moveIn("__MACOSX/x.txt")
                try await Task.sleep(for: .milliseconds(600))
                try place.folder.appending("__MACOSX/x.txt").rename(to: place.path)
            },
            BadInput("a litter folder renamed to an ordinary one is entered", "news/x.txt", .accepted) { place in
                try place.moveIn("@eaDir/x.txt")
                try await Task.sleep(for: .milliseconds(600))
                try place.folder.appending("@eaDir").rename(to: place.folder.appending("news"))
            },
        ]

    private static let files = [
        BadInput("a Mac's view of a folder", ".DS_Store", system),
        BadInput("a Mac's companion file", "._Release.docx", .ignored("a Mac's companion file")),
        BadInput("Windows' thumbnails", "Thumbs.db", system),
        BadInput("a litter name in capitals", "THUMBS.DB", system),
        BadInput("Media Center's thumbnails", "ehthumbs.db", system),
        BadInput("Vista's thumbnails", "ehthumbs_vista.db", system),
        BadInput("Windows' view of a folder", "desktop.ini", system),
        BadInput("a Mac's mark of a translated folder", ".localized", system),
        BadInput("a Mac's mark of a shared disk", ".apdisk", system),
        BadInput("KDE's view of a folder", ".directory", system),
        BadInput("a Mac's picture of a folder", "Icon\r", system),
        BadInput("a file called like a Mac's folder", ".Trashes", .ignored("systems keep")),
        BadInput("Syncthing's old mark, a file", ".stfolder", .ignored("systems keep")),
        BadInput("what NFS keeps of an open file that was removed", ".nfs000000000a3c01f200000012", .ignored("NFS")),
        BadInput("what FUSE keeps of an open file that was removed", ".fuse_hidden0000000a00000001", .ignored("FUSE")),
        BadInput("what keeps an empty folder", ".keep", system),
        BadInput("what keeps an empty folder in git", ".gitkeep", system),
    ]

    private static let folders = [
        (".Spotlight-V100", "a Mac's index"), (".Trashes", "a Mac's trash"), (".fseventsd", "a Mac's log of changes"),
        (".AppleDouble", "netatalk's companion files"), ("__MACOSX", "what a Mac packs into archives"),
        (".TemporaryItems", "a Mac's half-saved files"), (".DocumentRevisions-V100", "a Mac's versions"),
        ("@eaDir", "a Synology's index"), ("#recycle", "a Synology's bin"), (".recycle", "Samba's bin"),
        ("$RECYCLE.BIN", "Windows' bin"), ("System Volume Information", "Windows' own folder"),
        (".stfolder", "Syncthing's mark of a folder"), (".stversions", "Syncthing's versions"),
        (".Trash-1000", "a desktop's trash"), ("lost+found", "what fsck finds"),
    ].map { name, what in BadInput("nothing in \(what) is taken", RawPath("\(name)/x.txt"), folder) }
}
