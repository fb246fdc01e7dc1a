import FoundationEssentials
import Glibc
import TestGateway
import Testing

/// The front of the article "Another front in forty lines": that it is the article's, and that it keeps the rules of money. It
/// is built as a program that gets nothing of the package but what is public.
@Suite(.timeLimit(.minutes(10)))
struct AnotherFrontTests {
    private let gateway = try! WireGateway()
    private let folder = Folder()

    private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")

    private static func text(of path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appending(path: path)), as: UTF8.self)
    }

    /// A folder for its settings and history, gone when the test is.
    private final class Folder: Sendable {
        let path: String

        init() {
            var template = Array("/tmp/another-front.XXXXXX".utf8CString)
            path = mkdtemp(&template).map { String(cString: $0) }!
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    /// Runs it to its end, and gives what it said, line by line.
    private func run(_ words: String..., kind: String = "test", typing: String = "") throws -> [String] {
        var name = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &name, name.count - 1)
        let own = String(decoding: name[..<max(0, length)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let program = try #require(own.lastIndex(of: "/").map { "\(own[..<$0])/AnotherFront" })
        try #require(access(program, X_OK) == 0, "there is no program at \(program)")
        let variables = [
            "HOME": folder.path, "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": gateway.clientID,
            "EINVOICE_SECRET": gateway.secret, "EINVOICE_KIND": kind,
        ]
        let environment = variables.map { "\($0)='\($1)'" }.joined(separator: " ")
        let front = "env -i \(environment) '\(program)' \(words.joined(separator: " ")) 2>&1"
        let pipe = try #require(popen("printf '%s\\n' '\(typing)' | \(front)", "re"))
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 4096)
        while case let count = fread(&block, 1, block.count, pipe), count > 0 { bytes += block[..<count] }
        #expect(pclose(pipe) == 0)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `the article's listing is the program that is built`() throws {
        let article = try Self.text(of: "Sources/EInvoiceKit/EInvoiceKit.docc/AnotherFront.md")
        let program = try Self.text(of: "Tests/AnotherFront/Sources/main.swift")
        #expect(article.contains("```swift\n\(program)```\n"))
        // The imports, the comments and the braces at the ends are besides.
        let lines = program.split(separator: "\n").filter { line in
            let words = line.drop { $0 == " " }
            return words != "}" && !words.hasPrefix("//") && !words.hasPrefix("import ")
        }
        #expect(lines.count <= 40, "\(lines.count) lines")
    }

    @Test func `what is confirmed is created, once`() throws {
        let lines = try run("bitcoin", "0.25", typing: "0.25")
        let paymentID = try #require(gateway.createdPaymentIDs.first)
        let tracking = try #require(gateway.tracking(of: paymentID))
        #expect(lines.last == "Created. Payment id \(paymentID), tracking number \(tracking).")
        #expect(gateway.requests(to: "einvoice/create").count == 1)
        #expect(gateway.violations.isEmpty)
        let again = try run("bitcoin", "0.25")
        #expect(again.contains("Again, after \(paymentID)?"), "\(again)")
    }

    @Test(arguments: ["test", "live"])
    func `without the amount typed again nothing leaves`(kind: String) throws {
        for typing in ["", "0.52"] {
            let lines = try run("bitcoin", "0.25", kind: kind, typing: typing)
            let shown = "\(kind.uppercased()), to \(gateway.baseURL)/api/einvoice/create: {"
            #expect(lines.contains { $0.hasPrefix(shown) })
            #expect(lines.last?.hasPrefix("Nothing was sent: confirmation") == true, "\(lines)")
        }
        #expect(gateway.requests(to: "einvoice/create").isEmpty)
    }

    @Test func `an answer that is lost is unknown, and the gateway is asked`() throws {
        gateway.fail(.resetAfterReading, creating: true)
        let lines = try run("bitcoin", "0.25", typing: "0.25")
        let paymentID = try #require(gateway.createdPaymentIDs.first)
        let tracking = try #require(gateway.tracking(of: paymentID))
        #expect(
            lines.suffix(2) == [
                "Unknown, for it may have been created: connectionLost. Payment id \(paymentID), tracking number none.",
                "Settled: created. Payment id \(paymentID), tracking number \(tracking).",
            ])
        #expect(gateway.requests(to: "einvoice/create").count == 1)
    }

    @Test func `one that stays unknown is asked about at the next start, and not sent again`() throws {
        gateway.fail(.resetAfterReading, creating: true)
        gateway.fail(.resetAfterReading, at: "einvoice/status")
        let lines = try run("bitcoin", "0.25", typing: "0.25")
        #expect(lines.last?.hasPrefix("Still unknown, and asked about at the next start.") == true, "\(lines)")
        let next = try run()
        #expect(next.first?.hasPrefix("Settled: created.") == true, "\(next)")
        #expect(next.last?.hasPrefix("Nothing was sent: InvalidDraft") == true, "\(next)")
        #expect(gateway.requests(to: "einvoice/create").count == 1)
    }

    @Test func `what the gateway says never steers the terminal`() throws {
        let reply = #"{"result":1,"error":{"code":"7","message":"No\u001b[2J \u202e\u0085."}}"#
        gateway.fail(.reply(reply))
        let lines = try run("bitcoin", "0.25", typing: "0.25")
        #expect(lines.last?.hasPrefix("Rejected: No\u{FFFD}[2J \u{FFFD}\u{FFFD}.") == true, "\(lines)")
    }
}
