import FoundationEssentials
import Glibc
import TestGateway
import Testing

@testable import Fronts

/// A form in the place of a link, or with one, from the command line.
@Suite(.timeLimit(.minutes(10))) struct PayFormTests {
    let gateway: WireGateway
    let fixture: CommandFixture

    init() throws {
        gateway = try WireGateway()
        fixture = CommandFixture(gateway: gateway)
    }

    private static let form =
        "<form method='POST' action='https://pay.test/go?a=1' onsubmit='x()'><input type='hidden' name='sig' "
        + "value='&quot;&gt;&lt;script&gt;'><script>document.forms[0].submit()</script></form>"

    /// The invoice 26, whose payment starts with these ways to pay.
    private func create(form: String?, link: String? = nil) async throws {
        let created = await fixture.run(
            "create", "--currency", "visamaster.uah", "--amount", "100.50", "--payment-id", "26", "--json")
        let tracking = try #require(try created.json().tracking)
        let ways = [("pay_form", form), ("pay_link", link)].compactMap { name, text in
            text.map { "\"\(name)\": \(JSONText.string($0)), " }
        }
        gateway.setReply(
            #"{\#(ways.joined()) "tracking": "\#(tracking)", "payment_id": "26", "status": "PAYIN"}"#,
            to: "einvoice/process")
    }

    /// The file that a browser was asked to open.
    private func page() throws -> (path: String, html: String) {
        let address = try #require(fixture.opened.last)
        try #require(address.hasPrefix("file:///"))
        let path = String(address.dropFirst("file://".count))
        return (path, try String(contentsOfFile: path, encoding: .utf8))
    }

    @Test func `a form is opened on a page of our own that only the owner reads`() async throws {
        try await create(form: Self.form)
        let ended = await fixture.run("pay", "26", "--open")
        #expect(ended.status == 0)
        #expect(ended.messages.contains("The gateway gave a form instead of a link."))
        #expect(ended.messages.contains("The form leads to https://pay.test/go?a=1 with 1 hidden value (POST)."))
        #expect(ended.messages.contains("Opened in the browser."))
        #expect(fixture.opened.count == 1)
        let (path, html) = try page()
        for part in [
            "<form action=\"https://pay.test/go?a=1\" method=\"post\"",
            "<input type=\"hidden\" name=\"sig\" value=\"&quot;&gt;&lt;script&gt;\">",
            "content=\"default-src 'none'; form-action https://pay.test https:; base-uri 'none'\"",
            "<button>Go on to https://pay.test</button>", "100.50 UAH", "VisaMaster, payment id 26",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(!html.contains("<script") && !html.contains("onsubmit"))
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
        let folder = path.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        #expect(stat(folder, &status) == 0 && status.st_mode & 0o777 == 0o700)
        #expect(folder == "\(fixture.profileFolder)/pages")
    }

    @Test func `without --open it is said how it is opened`() async throws {
        try await create(form: Self.form)
        let ended = await fixture.run("pay", "26")
        #expect(ended.status == 0)
        #expect(ended.messages.contains("The form leads to https://pay.test/go?a=1"))
        #expect(ended.messages.contains("--open` opens a page with it on this machine."))
        #expect(fixture.opened.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: "\(fixture.profileFolder)/pages"))
    }

    @Test func `of a form and a link the form is opened, and the link is what is sent`() async throws {
        try await create(form: Self.form, link: "https://pay.test/link")
        let ended = await fixture.run("pay", "26", "--open")
        #expect(ended.status == 0)
        #expect(ended.output == "https://pay.test/link\n")
        #expect(ended.messages.contains("Its document prefers the form, so opening here takes the form."))
        #expect(try page().html.contains("https://pay.test/go?a=1"))
    }

    @Test(arguments: [
        ("<form action='http://pay.test/'></form>", "without encryption (http://pay.test/)"),
        ("<form action='javascript:x()'></form>", "no web address (javascript:x())"),
        ("<form action='/pay'></form>", "no web address (/pay)"), ("<form></form>", "doesn't say where it leads"),
        ("<p>\u{1b}[2J</p>", "there is no form in it"),
        ("<form action='https://pay.test/'><input name='\u{202e}card'></form>", "asks the customer for something"),
        ("<form action='https://pay.test/'>", "what a browser would make of it"),
    ])
    func `a form that can't be used is refused with the reason, and the link is opened where there is one`(
        form: String, reason: String
    ) async throws {
        try await create(form: form)
        let ended = await fixture.run("pay", "26", "--open")
        #expect(ended.status == 74)
        #expect(ended.messages.contains(reason), "\(ended.messages)")
        #expect(ended.messages.contains("the form is not opened: "))
        #expect(!(ended.output + ended.messages).hasRawControls)
        #expect(fixture.opened.isEmpty)
        let tracking = try #require(gateway.tracking(of: "26"))
        gateway.setReply(
            #"{"pay_form": \#(JSONText.string(form)), "pay_link": "https://pay.test/link", "tracking": "\#(tracking)"}"#,
            to: "einvoice/process")
        let again = await fixture.run("pay", "26", "--open")
        #expect(again.status == 0)
        #expect(again.messages.contains(reason) && again.messages.contains("Opening here takes the link."))
        #expect(fixture.opened == ["https://pay.test/link"])
    }

    @Test func `where no browser opens, the page's place is said`() async throws {
        try await create(form: Self.form)
        let (output, messages) = (Memory(), Memory())
        var context = fixture.context(output: output.output, messages: messages.output)
        context.browse = { _ throws(BrowserOpening.Failure) in throw .notStarted("there is no desktop") }
        guard case .command(let command) = CommandRunner.wish(of: ["pay", "26", "--open"]) else {
            Issue.record("pay is no command")
            return
        }
        #expect(await CommandRunner.run(command, at: context) == .historyFailed)
        #expect(messages.text.contains("no browser was opened: there is no desktop"))
        let folder = "\(fixture.profileFolder)/pages"
        let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
        #expect(messages.text.contains("The page with the form is \(folder)/\(name);"))
    }

    @Test func `a page that can't be written is said`() async throws {
        try await create(form: Self.form)
        try Data().write(to: URL(fileURLWithPath: "\(fixture.profileFolder)/pages"))
        let ended = await fixture.run("pay", "26", "--open")
        #expect(ended.status == 74)
        #expect(ended.messages.contains("the form's page was not written: "))
        #expect(fixture.opened.isEmpty)
    }
}
