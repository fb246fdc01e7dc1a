import InvoiceCore
import Testing

@Suite struct SenderTests {
    @Test(arguments: [
        "４４４４１１１１４４４４１１１１", "٤٤٤٤١١١١٤٤٤٤١١١١", "4444_1111_4444_1111", "4444/1111/4444/1111",
        "4444\u{202f}1111\u{2007}4444\u{a0}1111", "4444–1111—4444‑1111", "4444\u{200d}111144441111",
        "4444111144441111\u{301}", "+4444111144441111", "4444111144441111@", "4️⃣444111144441111",
    ])
    func `A card's number as a draft's sender is kept nowhere whole, in whatever digits it is typed`(typed: String) {
        var draft = InvoiceDraft()
        draft.currency = "visamaster.uah"
        draft.amount = "5"
        draft.paymentID = "1"
        draft[.sender] = typed
        #expect(draft.issues().map(\.field) == [.text(.sender)])
        #expect(draft.storable[.sender] == "444411••••••1111")
    }

    @Test func `a number pasted with words around it is masked in the draft`() {
        var draft = InvoiceDraft()
        draft[.sender] = "Card: 4444 1111 4444 1111, Anna"
        #expect(draft.storable[.sender] == "Card: 4444 11•••••• 1111, Anna")
        draft[.sender] = "+33 6 12 34 56 78"
        #expect(draft.storable[.sender] == "+33 6 12 34 56 78")
    }

    @Test(arguments: ["٢٢٥٠٧٠١٠٢٠", "user１@upi"])
    func `a sender has no digits but 0 to 9`(typed: String) {
        var draft = InvoiceDraft()
        draft[.sender] = typed
        #expect(draft.issues().map(\.field).contains(.text(.sender)))
    }
}
