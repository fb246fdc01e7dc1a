import InvoiceCore
import Screens
import Testing

@Suite struct WordingTests {
    @Test(arguments: [
        (0, "0 ms"), (12, "12 ms"), (99, "99 ms"), (100, "0.1 s"), (199, "0.1 s"), (400, "0.4 s"), (30_050, "30.0 s"),
    ])
    func aSpanIsNeverShownAsNoTimeAtAll(milliseconds: Int, text: String) {
        #expect(Wording.seconds(milliseconds) == text)
    }
}
