import FileIO
import ReleaseModel
import SystemPackage
import Testing

/// Something that has a name, or nothing, and what each way to open it answers.
struct Thing: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (Place) throws -> Void
    /// What an open descriptor is open on, or why there is none.
    let answers: [(mode: OpenMode, answer: Result<FileStatus.Kind, Errno>)]

    init(
        _ description: String,
        look: Result<FileStatus.Kind, Errno>,
        read: Result<FileStatus.Kind, Errno>,
        directory: Result<FileStatus.Kind, Errno>,
        configuredDirectory: Result<FileStatus.Kind, Errno>,
        configuredFile: Result<FileStatus.Kind, Errno>,
        readWrite: Result<FileStatus.Kind, Errno>,
        readWriteOrCreate: Result<FileStatus.Kind, Errno>,
        createNew: Result<FileStatus.Kind, Errno>,
        _ make: @escaping @Sendable (Place) throws -> Void
    ) {
        testDescription = description
        self.make = make
        answers = [
            (.look, look), (.read, read), (.directory, directory), (.configuredDirectory, configuredDirectory),
            (.configuredFile, configuredFile), (.readWrite, readWrite), (.readWriteOrCreate, readWriteOrCreate),
            (.createNew, createNew),
        ]
    }

    /// openat(2), and what Linux does where the manual says nothing: a link that is not followed is no directory.
    static let all = [
        Thing(
            "nothing",
            look: .failure(.noSuchFileOrDirectory),
            read: .failure(.noSuchFileOrDirectory),
            directory: .failure(.noSuchFileOrDirectory),
            configuredDirectory: .failure(.noSuchFileOrDirectory),
            configuredFile: .failure(.noSuchFileOrDirectory),
            readWrite: .failure(.noSuchFileOrDirectory),
            readWriteOrCreate: .success(.regular),
            createNew: .success(.regular)
        ) { _ in },
        Thing(
            "a file",
            look: .success(.regular),
            read: .success(.regular),
            directory: .failure(.notDirectory),
            configuredDirectory: .failure(.notDirectory),
            configuredFile: .success(.regular),
            readWrite: .success(.regular),
            readWriteOrCreate: .success(.regular),
            createNew: .failure(.fileExists)
        ) { try $0.make("x", "text") },
        Thing(
            "a folder",
            look: .success(.directory),
            read: .success(.directory),
            directory: .success(.directory),
            configuredDirectory: .success(.directory),
            configuredFile: .success(.directory),
            readWrite: .failure(.isDirectory),
            readWriteOrCreate: .failure(.isDirectory),
            createNew: .failure(.fileExists)
        ) { _ = try $0.makeFolder("x") },
        link("a link to a file", "target", directory: .failure(.notDirectory), file: .success(.regular)) {
            try $0.make("target")
        },
        link("a link to a folder", "target", directory: .success(.directory), file: .success(.directory)) {
            _ = try $0.makeFolder("target")
        },
        link("a link to a link to a folder", "y", directory: .success(.directory), file: .success(.directory)) {
            _ = try $0.makeFolder("target")
            try $0.makeSpecial("y", .symbolicLink, target: "target")
        },
        link(
            "a link to nothing",
            "target",
            directory: .failure(.noSuchFileOrDirectory),
            file: .failure(.noSuchFileOrDirectory)
        ) { _ in },
        link(
            "a link to itself",
            "x",
            directory: .failure(.tooManySymbolicLinkLevels),
            file: .failure(.tooManySymbolicLinkLevels)
        ) { _ in },
        // Not waited for: `O_NONBLOCK`, and `O_RDWR`, which fifo(7) says never blocks.
        special(.pipe, .success(.pipe)),
        special(.socket, .failure(.noSuchAddressOrDevice)),
    ]

    private static func link(
        _ description: String,
        _ target: PathBytes,
        directory: Result<FileStatus.Kind, Errno>,
        file: Result<FileStatus.Kind, Errno>,
        _ make: @escaping @Sendable (Place) throws -> Void
    ) -> Thing {
        Thing(
            description,
            look: .success(.symbolicLink),
            read: .failure(.tooManySymbolicLinkLevels),
            directory: .failure(.notDirectory),
            configuredDirectory: directory,
            configuredFile: file,
            readWrite: .failure(.tooManySymbolicLinkLevels),
            readWriteOrCreate: .failure(.tooManySymbolicLinkLevels),
            createNew: .failure(.fileExists)
        ) { place in
            try make(place)
            try place.makeSpecial("x", .symbolicLink, target: target)
        }
    }

    private static func special(_ kind: FileStatus.Kind, _ answer: Result<FileStatus.Kind, Errno>) -> Thing {
        Thing(
            "a \(kind)",
            look: .success(kind),
            read: answer,
            directory: .failure(.notDirectory),
            configuredDirectory: .failure(.notDirectory),
            configuredFile: answer,
            readWrite: answer,
            readWriteOrCreate: answer,
            createNew: .failure(.fileExists)
        ) { try $0.makeSpecial("x", kind) }
    }
}
