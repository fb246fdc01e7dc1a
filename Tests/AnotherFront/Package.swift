// swift-tools-version: 6.2
import PackageDescription

// Another front as somebody else would begin it: a package that depends on this one by its product alone.
let package = Package(
    name: "AnotherFront",
    dependencies: [.package(name: "einvoice", path: "../..")],
    targets: [
        .executableTarget(
            name: "AnotherFront", dependencies: [.product(name: "EInvoiceKit", package: "einvoice")], path: "Sources")
    ]
)
