import InvoiceCore
import Testing

/// What holds for each member of the request that is a text, also for one that is added.
@Suite struct RequestFieldTests {
    /// A text that the member takes.
    private func text(for field: RequestField) -> String {
        switch field.check {
        case .text: "some \(field.name)"
        case .sender: "380671234567"
        case .webAddress: "https://shop.example/\(field.name)"
        }
    }

    private func draft() -> InvoiceDraft {
        var draft = InvoiceDraft()
        (draft.currency, draft.amount, draft.paymentID) = ("visamaster.uah", "5", "1")
        return draft
    }

    @Test func `no two have a name in common`() {
        let fields = RequestField.allCases
        #expect(Set(fields.map(\.name)).count == fields.count)
        #expect(Set(fields.map(\.option)).count == fields.count)
        #expect(Set(fields.map(\.draftName)).count == fields.count)
    }

    @Test(arguments: RequestField.allCases)
    func `each goes out and is kept as it was typed, and nothing else is`(field: RequestField) throws {
        var draft = draft()
        draft[field] = text(for: field)
        let request = try draft.checked().get()
        for texts in [request.wireTexts, request.storedTexts] {
            for other in RequestField.allCases { #expect(texts[other] == (other == field ? text(for: field) : nil)) }
        }
        draft[field] = ""
        #expect(draft == self.draft())
    }

    @Test(arguments: RequestField.allCases)
    func `each refuses what can't be seen, under its own name`(field: RequestField) {
        var draft = draft()
        draft[field] = text(for: field) + "\u{202e}"
        #expect(draft.issues().map(\.field) == [.text(field)])
    }

    @Test(arguments: RequestField.allCases)
    func `a plain word finds each`(field: RequestField) throws {
        var draft = draft()
        draft[field] = text(for: field)
        let intent = InvoiceIntent(
            id: "a", createdAt: Timestamp(milliseconds: 0), request: try draft.checked().get(), profile: "",
            endpoint: "",
            clientID: "", body: "", lease: nil)
        #expect(Invoice(intent: intent).searchText.contains(SearchText(text(for: field))))
    }

    @Test func `of a card's number only what may be kept is kept`() throws {
        var draft = draft()
        draft[.sender] = "4444111144441111"
        let request = try draft.checked().get()
        #expect(request.wireTexts[.sender] == "4444111144441111")
        #expect(request.storedTexts[.sender] == "444411••••••1111")
        #expect(draft.storable[.sender] == "444411••••••1111")
        #expect(RequestField.allCases.filter { !$0.isKeptWhole } == [.sender])
    }
}
