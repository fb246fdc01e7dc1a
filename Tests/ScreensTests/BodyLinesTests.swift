import InvoiceCore
import Testing

@testable import Screens

/// A request's body for the eye.
@Suite struct BodyLinesTests {
    private func lines(_ body: String, width: Int) -> [String] {
        BodyLines.lines(of: body, width: width).map { $0.parts.map(\.text).joined() }
    }

    @Test func `an address is broken where a reader would break it`() {
        let body = #"{"success_url":"https://shop.example/orders/return?order=20931&customer=77","amount":5}"#
        #expect(
            lines(body, width: 32) == [
                "{\"success_url\":\"", " https://shop.example/orders/", " return?order=20931&", " customer=77\",",
                " \"amount\":5}",
            ])
        #expect(
            lines(body, width: 40) == [
                "{\"success_url\":\"https://shop.example/", " orders/return?order=20931&customer=77\",",
                " \"amount\":5}",
            ])
    }

    @Test func `a sentence is broken between words, and a word without a place stands on its own line`() {
        #expect(
            lines(#"{"description":"Top-up for the order of Monday"}"#, width: 30) == [
                "{\"description\":\"Top-up for ", " the order of Monday\"}",
            ])
        #expect(
            lines(#"{"description":"abcdefghijklmnopqrstuvwxyz"}"#, width: 30) == [
                "{\"description\":\"", " abcdefghijklmnopqrstuvwxyz\"}",
            ])
    }

    @Test(arguments: [20, 33, 80]) func `nothing is left out, and nothing added but blanks before a line`(width: Int) {
        let body = #"{"a":"x y,/z\/\"é","long":"\#(String(repeating: "a-b_c.d/", count: 20))","n":[1,2,{"b":null}]}"#
        let shown = lines(body, width: width).map { line in
            var line = Substring(line)
            while line.first == " " { line.removeFirst() }
            return String(line)
        }
        #expect(shown.joined() == body)
    }
}
