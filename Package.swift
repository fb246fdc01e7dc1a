// swift-tools-version: 6.2
import PackageDescription

/// Every target of our own is held to the same rules; a warning is an error.
let houseRules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// What a target may import is what stands in its `dependencies`, and
// `swift build --explicit-target-dependency-import-check error` holds it.
let package = Package(
    name: "einvoice",
    products: [
        .executable(name: "einvoice", targets: ["einvoice"]),
        // With the modules whose types its interface speaks in, so that another front can name them.
        .library(name: "EInvoiceKit", targets: ["EInvoiceKit", "InvoiceCore"]),
    ],
    dependencies: [
        // The embedded sandbox and the callback listener face hostile callers: a proven HTTP/1 parser
        // with limits, and no Foundation behind it.
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        // Options, --help and shell completions of the command line.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .target(name: "InvoiceCore", swiftSettings: houseRules),
        // The one way to the disk: everything that is opened, written, locked or flushed.
        .target(name: "Files", swiftSettings: houseRules),
        // One reader and one writer of JSON: members in order, digits kept, places, limits.
        .target(name: "JSON", swiftSettings: houseRules),
        .systemLibrary(name: "CCurl"),
        // SQLite's header, the table of its functions (the library is opened at first use: linked, it costs 0.6 ms at every
        // start), and the file system in which a damaged page is seen: C, because SQLite calls it for every page.
        .target(name: "CSQLite"),
        .target(
            name: "LoopbackServer",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: houseRules),
        .target(
            name: "EInvoiceKit", dependencies: ["InvoiceCore", "JSON", "Files", "LoopbackServer", "CCurl", "CSQLite"],
            swiftSettings: houseRules),
        .target(
            name: "Sandbox",
            dependencies: ["InvoiceCore", "Wording", "JSON", "Files", "LoopbackServer", "EInvoiceKit"],
            swiftSettings: houseRules),
        // QR codes: linked, 0.2 ms at a start.
        .systemLibrary(name: "CQrencode"),
        .target(name: "ScreenKit", dependencies: ["CQrencode"], swiftSettings: houseRules),
        // Every text that a person reads, by languages. With ScreenKit, which makes text from outside safe and measures columns.
        .target(name: "Wording", dependencies: ["InvoiceCore", "ScreenKit"], swiftSettings: houseRules),
        .target(name: "Screens", dependencies: ["ScreenKit", "InvoiceCore", "Wording"], swiftSettings: houseRules),
        .systemLibrary(name: "CNcurses"),
        .target(name: "Terminal", dependencies: ["ScreenKit", "CNcurses"], swiftSettings: houseRules),
        // The theme files travel inside the binary, so that one file is the whole install.
        .target(
            name: "Themes", path: "themes", resources: [.embedInCode("files")], swiftSettings: houseRules),
        .target(
            name: "Fronts",
            dependencies: [
                "InvoiceCore", "Wording", "JSON", "Files", "EInvoiceKit", "Sandbox", "LoopbackServer", "ScreenKit",
                "Screens",
                "Terminal",
                "Themes",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: houseRules),
        .executableTarget(name: "einvoice", dependencies: ["Fronts"], swiftSettings: houseRules),

        // Parts that several test suites share.
        .target(
            name: "SnapshotSupport", dependencies: ["ScreenKit"], path: "Tests/SnapshotSupport",
            swiftSettings: houseRules),
        .target(name: "TestGateway", path: "Tests/TestGateway", swiftSettings: houseRules),
        // Stands before the C library's calls that bring a file to the disk, so that a test sees them.
        .target(name: "CDiskCalls", path: "Tests/CDiskCalls"),

        .testTarget(name: "FilesTests", dependencies: ["Files"], swiftSettings: houseRules),
        .testTarget(name: "JSONTests", dependencies: ["JSON"], swiftSettings: houseRules),
        .testTarget(name: "InvoiceCoreTests", dependencies: ["InvoiceCore"], swiftSettings: houseRules),
        .testTarget(
            name: "EInvoiceKitTests",
            dependencies: [
                "EInvoiceKit", "InvoiceCore", "JSON", "Files", "LoopbackServer", "CCurl", "CSQLite", "CDiskCalls",
                "TestGateway",
            ],
            swiftSettings: houseRules),
        .testTarget(
            name: "LoopbackServerTests", dependencies: ["LoopbackServer", "TestGateway"], swiftSettings: houseRules),
        .testTarget(
            name: "SandboxTests",
            dependencies: [
                "Sandbox", "InvoiceCore", "JSON", "EInvoiceKit", "LoopbackServer", "TestGateway", "Wording",
            ],
            swiftSettings: houseRules),
        .testTarget(
            name: "WordingTests", dependencies: ["Wording", "InvoiceCore", "ScreenKit"], swiftSettings: houseRules),
        .testTarget(
            name: "ScreenKitTests", dependencies: ["ScreenKit", "Wording", "SnapshotSupport"],
            exclude: ["__Snapshots__"],
            swiftSettings: houseRules),
        .testTarget(
            name: "ScreensTests", dependencies: ["Screens", "ScreenKit", "InvoiceCore", "Wording", "SnapshotSupport"],
            exclude: ["__Snapshots__"], swiftSettings: houseRules),
        // Pseudo-terminals are missing from the Glibc module; the probe is what runs on one.
        .systemLibrary(name: "CPty", path: "Tests/CPty"),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Terminal", "ScreenKit", "CNcurses"], path: "Tests/TerminalProbe",
            swiftSettings: houseRules),
        .testTarget(
            name: "TerminalTests", dependencies: ["Terminal", "ScreenKit", "CNcurses", "CPty", "TerminalProbe"],
            swiftSettings: houseRules),
        .testTarget(name: "ThemesTests", dependencies: ["Themes", "ScreenKit"], swiftSettings: houseRules),
        .testTarget(
            name: "FrontsTests",
            dependencies: [
                "Fronts", "InvoiceCore", "JSON", "Files", "EInvoiceKit", "Sandbox", "ScreenKit", "Screens",
                "SnapshotSupport",
                "Terminal", "TestGateway",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: houseRules),
        // Reads what comes from outside as libFuzzer makes it, and a little of that in every run of the tests.
        .executableTarget(
            name: "Fuzzing",
            dependencies: ["EInvoiceKit", "InvoiceCore", "JSON", "ScreenKit", "Terminal"],
            path: "Tests/Fuzzing", exclude: ["Corpus", "README.md"], swiftSettings: houseRules),
        .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing"], swiftSettings: houseRules),
        // The service in a simulated world: `swift run simulate`. What stands before the C library's calls is in its
        // executable alone.
        .target(name: "CSimulation", path: "Tests/CSimulation"),
        .executableTarget(
            name: "simulate",
            dependencies: ["CSimulation", "EInvoiceKit", "InvoiceCore"],
            path: "Tests/Simulation", exclude: ["README.md", "create-settle-resend.pml", "model.sh"],
            swiftSettings: houseRules),
        // The front of EInvoiceKit's article. It is no part of the package to the compiler, so that it gets what is public and
        // nothing else; `Tests/AnotherFront` is a package of its own, too, which builds the same from outside.
        .executableTarget(
            name: "AnotherFront", dependencies: ["EInvoiceKit", "InvoiceCore"], path: "Tests/AnotherFront/Sources",
            packageAccess: false, swiftSettings: houseRules),
        .testTarget(
            name: "AnotherFrontTests", dependencies: ["AnotherFront", "TestGateway"], swiftSettings: houseRules),
        // Runs the simulation as a program: what it takes over of the C library is no business of other tests.
        .testTarget(name: "SimulationTests", swiftSettings: houseRules),
        // Drives the built program in tmux.
        .testTarget(
            name: "EndToEndTests", dependencies: ["einvoice", "TestGateway", "InvoiceCore", "Wording"],
            swiftSettings: houseRules),
    ]
)
