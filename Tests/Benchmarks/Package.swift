// swift-tools-version: 6.2
import PackageDescription

let houseRules: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// A package of its own, so that measuring costs those nothing who only build and test.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "einvoice", path: "../..")],
    targets: [
        // The one that the tests have, by a link: a target's folder can't lie outside its package.
        .systemLibrary(name: "CPty"),
        .executableTarget(
            name: "benchmark-history",
            dependencies: ["CPty", .product(name: "EInvoiceKit", package: "einvoice")],
            path: "Sources/HistoryBenchmark", swiftSettings: houseRules),
    ]
)
