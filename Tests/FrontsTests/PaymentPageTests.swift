import EInvoiceKit
import FoundationEssentials
import Glibc
import InvoiceCore
import Testing

@testable import Fronts

/// The page of our own with the gateway's form.
@Suite struct PaymentPageTests {
    private func invoice(_ id: String = "0A-1", paymentID: String = "26") throws -> Invoice {
        Invoice(
            intent: InvoiceIntent(
                id: id, createdAt: Timestamp(milliseconds: 1_795_350_720_000),
                paymentID: PaymentID(recorded: paymentID), currency: "visamaster.uah", amount: try Amount("100.5")))
    }

    private func form(_ action: String = "https://pay.example/", _ inside: String = "") throws -> PaymentForm {
        try PaymentForm(html: "<form method=post action='\(action)'>\(inside)</form>")
    }

    /// Names and values, as references, that may mean something to HTML.
    @Test(arguments: [
        "plain", "a b", "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;", "&#39; onfocus=x() autofocus=&#39;",
        "&amp;lt;",
        "&lt;/form&gt;&lt;form action=https://evil.example&gt;", "1&#10;2&#13;&#10;3&#9;", "Кава 💶 \u{202e}\u{301}",
        "--&gt;",
        "]]&gt;", "${x} %s \\", "&amp;amp",
    ])
    func `the page has the form and nothing that a value brings`(text: String) throws {
        let form = try form(
            "https://pay.example:8443/a?b=&apos;&amp;c=1",
            "<input type=hidden name=\"\(text)\" value=\"\(text)\"><input type=hidden name=b>"
                + "<input type=hidden name=b value=2>")
        let html = PaymentPage.html(form, of: try invoice(paymentID: "<b>\u{1b}\u{202e}\"26"))
        // Read back, it is the same form.
        #expect(try PaymentForm(html: html) == form)
        #expect(form.fields.count == 3)
        let lower = html.lowercased()
        for tag in ["<form", "<button", "<title", "<html", "<body", "</form"] {
            #expect(lower.ranges(of: tag).count == 1, "\(tag)")
        }
        for tag in ["<script", "<img", "<link", "<a ", "<style", "<iframe", "<b>", "<base"] {
            #expect(lower.ranges(of: tag).isEmpty, "\(tag)")
        }
        // All tags are ours.
        #expect(html.utf8.count { $0 == UInt8(ascii: "<") } == 24 + form.fields.count)
        #expect(!html.unicodeScalars.contains("\u{1b}"))
        let policy = try #require(lower.firstRange(of: "<meta http-equiv=\"content-security-policy\""))
        #expect(policy.lowerBound < (try #require(lower.firstRange(of: "<title"))).lowerBound)
    }

    @Test(arguments: [
        ("https://pay.example/x", "https://pay.example https:"),
        ("https://Pay.example:8443", "https://pay.example:8443 https:"),
        ("http://127.0.0.1:8417/pay", "http://127.0.0.1:8417 https:"),
        // A policy has no words for these.
        ("https://acquiring_api.example/x", "https:"), ("http://[::1]:80/", "http: https:"),
    ])
    func `the policy lets the form go to its target, and from there on to https only`(
        action: String, targets: String
    ) throws {
        #expect(
            PaymentPage.policy(for: try form(action)) == "default-src 'none'; form-action \(targets); base-uri 'none'")
    }

    @Test func `GET and multipart stay what they are`() throws {
        for (attributes, method, encoding) in [
            ("", "get", "application/x-www-form-urlencoded"),
            ("method=GET", "get", "application/x-www-form-urlencoded"),
            ("method=post enctype=multipart/form-data", "post", "multipart/form-data"),
        ] {
            let form = try PaymentForm(html: "<form action=https://pay.example \(attributes)></form>")
            let html = PaymentPage.html(form, of: try invoice())
            let attributes = "method=\"\(method)\" enctype=\"\(encoding)\" accept-charset=\"utf-8\""
            #expect(html.firstRange(of: attributes) != nil)
            #expect(try PaymentForm(html: html) == form)
        }
    }

    @Test func `a browser takes the file's address whatever the folder is called`() {
        #expect(
            PaymentPage.address(of: "/tmp/a b/%s:c#d?é.html")
                == "file:///tmp/a%20b/%25s%3Ac%23d%3F%C3%A9.html")
    }

    @Test func `pages are the owner's, one an invoice, and go after a day`() throws {
        let folder = try FakePrograms()
        let history = HistoryStore(folder: folder.folder)
        let first = try PaymentPage.write(try form(), of: try invoice("../x/й"), in: history)
        #expect(first == "\(folder.folder)/pages/___x___.html")
        #expect(try PaymentPage.write(try form(), of: try invoice("../x/й"), in: history) == first)
        let day = timeval(tv_sec: time(nil) - 90_000, tv_usec: 0)
        #expect(utimes(first, [day, day]) == 0)
        let second = try PaymentPage.write(try form(), of: try invoice("B"), in: history)
        #expect(access(first, F_OK) != 0)
        var status = stat()
        #expect(stat(second, &status) == 0 && status.st_mode & 0o777 == 0o600)
    }
}
