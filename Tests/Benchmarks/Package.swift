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
        .executableTarget(
            name: "benchmark-history",
            dependencies: [.product(name: "EInvoiceKit", package: "einvoice")],
            path: "Sources/HistoryBenchmark", swiftSettings: houseRules)
    ]
)
