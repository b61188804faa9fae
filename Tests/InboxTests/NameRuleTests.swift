import Inbox
import ReleaseModel
import Testing

@Suite("names") struct NameRuleTests {
    @Test(
        "what systems, editors and locks leave behind is litter",
        arguments: [
            ".DS_Store", ".ds_store", "._x", "._Pressemitteilung.docx", "._.DS_Store", "Thumbs.db", "thumbs.db",
            "THUMBS.DB", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "Desktop.ini", ".localized", ".apdisk",
            ".directory", "Icon\r", ".keep", ".gitkeep", ".nfs000000000a3c01f200000012", ".nfs00000001",
            ".fuse_hidden0000001200000001", "~$release.docx", "~$x", ".~lock.release.odt#", ".~lock.#", ".~x",
            "release.docx~", "x~", ".x.swp", ".release.docx.swp", ".x.swo", ".x.swx", ".X.SWP", ".x.kate-swp",
            "#x#", "#release.txt#", ".#x", ".#release.txt", "4913",
        ]
    )
    func litter(name: String) {
        guard case .litter(let rule) = NameRule(file: PathBytes(name)) else {
            Issue.record("\(name) is taken for \(NameRule(file: PathBytes(name)))")
            return
        }
        #expect(!rule.isEmpty)
    }

    @Test(
        "a name that programs use while they write waits for its final one",
        arguments: [
            "x.pdf.part", "x.part", "x.PART", "x.partial", "x.docx.partial", "x.crdownload",
            "Unconfirmed 123456.crdownload", "x.download", "x.filepart", "x.uploading", "x.temp", "x.tmp", "X.TMP",
            "~WRL0001.tmp", "~WRD0002.tmp", "ABCD1234.tmp", ".tmp", ".part", "x.ocTransferId123.part",
            ".syncthing.x.tmp", ".syncthing.x.docx", "~syncthing~x.tmp", "~syncthing~x.docx", ".goutputstream-ABC123",
            ".x.AbC123", ".release.docx.k3Jd9Q", "x.opdownload", "x.inprogress",
        ]
    )
    func inProgress(name: String) {
        guard case .inProgress(let rule) = NameRule(file: PathBytes(name)) else {
            Issue.record("\(name) is taken for \(NameRule(file: PathBytes(name)))")
            return
        }
        #expect(!rule.isEmpty)
    }

    @Test(
        "a name that is only like those is a release's",
        arguments: [
            "release.docx", "DS_Store", "x.DS_Store", ".DS_Store.txt", "Thumbs.db.txt", "my thumbs.db",
            "desktop.ini.txt",
            "x._y", "_.x", "~x.docx", "$~x.docx", "x~$y.docx", "lock.x.odt#", "x#", "#x", "#1 in Europe.docx", "~",
            "x~.docx", "x.swp", "release.swp", "kate-swp", "49130", "04913", "4913.txt", "part", "partial", "tmp",
            "x.part.docx", "x.parts", "x.tmpl", "x.template", "x.temperature", "x.downloads", "counterpart", "part.pdf",
            ".nfs", "nfs0000000a3c01f2", ".docx", ".pdf", ".x.AbC12", ".x.AbC1234", ".x.AbC-12", "x.AbC123", "AbC123",
            "syncthing.x.docx", "x.syncthing.y", "goutputstream-ABC", "fuse_hidden12", "Icon", "localized", "directory",
            "apdisk", "Rejected", "Received", "-rf", "--", " ", "a b.docx", "it's.docx", "x;$(id)`id`.docx",
            "x\ny.docx",
            "x\ty.docx", "\u{1B}[31m.docx", "\u{202E}xcod.exe", "\u{200B}.docx", "…", "..x", "...", "x.DOCX", "X.PDF",
            "é.docx", "e\u{301}.docx", "新闻稿.docx", "пресс-релиз.docx",
        ]
    )
    func ordinary(name: String) {
        #expect(NameRule(file: PathBytes(name)) == .ordinary)
    }

    @Test func `a name needs not be text`() {
        #expect(NameRule(file: PathBytes([0xFF, 0xFE, 0x80])) == .ordinary)
        #expect(NameRule(file: PathBytes([0x80] + Array(".part".utf8))) != .ordinary)
        #expect(NameRule(file: PathBytes([0x2E, 0x5F, 0xFF])) != .ordinary)
        #expect(NameRule(file: PathBytes([UInt8](repeating: 0xC3, count: 255))) == .ordinary)
    }

    @Test func `the longest name keeps its rule`() {
        let long = String(repeating: "x", count: 250)
        #expect(NameRule(file: PathBytes(long + ".docx")) == .ordinary)
        #expect(NameRule(file: PathBytes(long + ".part")) != .ordinary)
    }

    @Test(
        "folders that systems keep for themselves are not entered",
        arguments: [
            ".Spotlight-V100", ".Trashes", ".fseventsd", ".AppleDouble", "__MACOSX", "@eaDir", "#recycle", ".stfolder",
            ".stversions", ".Trash-1000", ".Trash-0", "lost+found", "$RECYCLE.BIN", "System Volume Information",
            ".recycle", ".TemporaryItems", ".released-custody", ".released-custody-2",
        ]
    )
    func litterFolder(name: String) {
        #expect(NameRule(folder: PathBytes(name)) != .ordinary)
    }

    @Test(
        "a folder that a program still fills is not entered",
        arguments: [
            "release.pdf.download", "batch-17.part", "batch-17.partial", "batch-17.tmp", "BATCH.TMP", "x.filepart",
            "x.uploading", ".rsync-partial", ".~tmp~",
        ]
    )
    func folderInProgress(name: String) {
        guard case .inProgress = NameRule(folder: PathBytes(name)) else {
            Issue.record("\(name) is taken for \(NameRule(folder: PathBytes(name)))")
            return
        }
    }

    @Test(
        "any other folder is people's own",
        arguments: [
            "2026", "Presse", "x.txt", "release.docx", ".hidden", "Trashes", "Trash-1000", "recycle", "MACOSX", "eaDir",
            "found", "Rejected", "released-custody", "4913", "~$x", "._x", "download", "downloads", "tmp", "part",
        ]
    )
    func ordinaryFolder(name: String) {
        #expect(NameRule(folder: PathBytes(name)) == .ordinary)
    }

    @Test func `each rule says what it is about`() {
        #expect(NameRule(file: "x.part") == .inProgress(rule: "a name that programs use while they write (.part)"))
        #expect(NameRule(file: "~$x") == .litter(rule: "an Office lock file (~$NAME)"))
    }
}
