// swift-tools-version: 6.2
import PackageDescription

/// What every target of ours is built with: warnings are errors, and `unsafe` is spelled where it happens.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The same, optimised in debug builds too: a hundred thousand simulated power cuts are to be had in every test run.
let optimised: [SwiftSetting] = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let heap: Target.Dependency = .product(name: "HeapModule", package: "swift-collections")
let deque: Target.Dependency = .product(name: "DequeModule", package: "swift-collections")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A module of the service. Its dependencies are the arrows of the architecture: they point down, and
/// `Tests/HouseTests` holds the imports against the same picture.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: optimised)
}

func tests(
    _ name: String,
    _ dependencies: [Target.Dependency],
    settings: [SwiftSetting] = house
) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
    name: "released",
    products: [
        .executable(name: "released", targets: ["released"]),
        .executable(name: "releasectl", targets: ["releasectl"]),
        .executable(name: "released-bench", targets: ["released-bench"]),
    ],
    dependencies: [
        // --help, usage errors and completions as users of Swift tools know them.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Heap and Deque: due times in order, queues that do not move their elements.
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        // SHA-256 with the CPU's own instructions: about 1 GB/s a core.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // The ecosystem's logging interface, behind which the system journal stands.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // Errno, typed: every system call of ours throws one.
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        // SQLite with prepared statements, transactions and errors in Swift's terms.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // TOML 1.0 with line numbers in its errors.
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(name: "CLinux"),
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        module("ReleaseModel"),
        module("FileIO", ["CLinux", "ReleaseModel", systemPackage]),
        module("EventSources"),
        module("Inbox", ["ReleaseModel", "FileIO", systemPackage, heap, deque]),
        module("Custody", ["ReleaseModel", "FileIO", systemPackage, crypto]),
        module("Register", ["ReleaseModel", .product(name: "GRDB", package: "GRDB.swift")]),
        module("Archive", ["ReleaseModel", "FileIO", systemPackage]),
        module("Journal", ["ReleaseModel", "FileIO", systemPackage, crypto]),
        module("Reading", ["ReleaseModel", crypto]),
        module("Reports", ["ReleaseModel", "FileIO"]),
        module("ServiceManager", ["CSystemd", "ReleaseModel", logging]),
        module("Settings", ["ReleaseModel", "TOMLKit"]),
        module(
            "Intake",
            [
                "ReleaseModel", "FileIO", "Inbox", "Custody", "Register", "Archive", "Journal", "Reading", "Reports",
                "Settings", systemPackage,
            ]
        ),
        .executableTarget(
            name: "released",
            dependencies: [
                "ReleaseModel", "FileIO", "EventSources", "Inbox", "Intake", "Journal", "Register", "Reports",
                "ServiceManager", "Settings", arguments, logging,
            ],
            swiftSettings: house
        ),
        .executableTarget(
            name: "releasectl",
            dependencies: [
                "ReleaseModel", "FileIO", "EventSources", "Inbox", "Archive", "Custody", "Journal", "Reading",
                "Register",
                "Reports",
                "Settings", "Intake", arguments, systemPackage,
            ],
            swiftSettings: house
        ),
        .executableTarget(
            name: "released-bench",
            dependencies: [
                "CLinux", "ReleaseModel", "FileIO", "EventSources", "Journal", "Reading", "Archive", "Register",
                systemPackage, crypto, arguments,
            ],
            swiftSettings: house
        ),
        .target(
            name: "TestSupport",
            dependencies: ["FileIO", "ReleaseModel", systemPackage],
            path: "Tests/TestSupport",
            swiftSettings: optimised
        ),
        tests("ReleaseModelTests", ["ReleaseModel"]),
        tests("EventSourcesTests", ["EventSources"]),
        tests("ServiceManagerTests", ["ServiceManager", "ReleaseModel", logging]),
        tests("SettingsTests", ["Settings", "ReleaseModel"]),
        tests("ReadingTests", ["Reading", "ReleaseModel"]),
        tests("ReportsTests", ["Reports", "ReleaseModel"]),
        tests("FileIOTests", ["FileIO", "ReleaseModel", systemPackage]),
        tests("InboxTests", ["Inbox", "FileIO", "ReleaseModel", systemPackage]),
        tests("HouseTests", []),
        tests(
            "BenchTests",
            ["released-bench", "released", "releasectl", "FileIO", "Journal", "ReleaseModel", arguments]
        ),
        tests("JournalTests", ["Journal", "FileIO", "ReleaseModel", systemPackage]),
        tests("RegisterTests", ["Register", "ReleaseModel"]),
        tests("ArchiveTests", ["Archive", "FileIO", "ReleaseModel", systemPackage]),
        tests("CustodyTests", ["Custody", "FileIO", "ReleaseModel", systemPackage]),
        tests(
            "IntakeTests",
            [
                "Intake", "FileIO", "Journal", "Register", "ReleaseModel", "Reports", "Settings", systemPackage, crypto,
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),
        tests(
            "CrashTests",
            ["Intake", "FileIO", "Register", "ReleaseModel", "Settings", systemPackage],
            settings: optimised
        ),
        tests(
            "FuzzTests",
            [
                "releasectl", "Custody", "FileIO", "Inbox", "Journal", "Register", "ReleaseModel", "Reports",
                "Settings",
            ],
            settings: optimised
        ),
        tests(
            "ReleasectlTests",
            ["releasectl", "FileIO", "Journal", "Register", "ReleaseModel", "Reports", "Settings", systemPackage]
        ),
        tests("RepairTests", ["releasectl", "Journal", "FileIO", "ReleaseModel"]),
        tests("ProgramTests", ["released", "releasectl"]),
    ]
)
