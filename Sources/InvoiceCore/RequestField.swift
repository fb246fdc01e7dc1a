/// An optional text of the create request. One list serves the body, the history, the output of commands, searches,
/// pages, the form and the options, in the order in which people see them.
///
/// The members that are more than a text have members of their own in ``InvoiceDraft`` and ``InvoiceIntent``.
public enum RequestField: Int, Sendable, Hashable, CaseIterable {
    case account, description, sender, successURL, failURL, statusURL

    /// Which texts are right.
    public enum Check: Sendable, Hashable {
        /// Any without unseen characters, of at most so many Unicode scalars.
        case text(limit: Int)
        /// The same, and a number without separators where it is one; see ``Sender``.
        case sender(limit: Int)
        /// An absolute web address; see ``WebAddress``.
        case webAddress
    }

    private struct Facts {
        /// On the wire, in the history, in settings and in what commands print.
        let name: String
        /// Without its dashes; like `name` where that is a word.
        var option: String?
        /// In a draft's file; like `name` where nothing is said.
        var draftName: String?
        let check: Check
        /// False where only a part may stay on the disk.
        var isKeptWhole = true
    }

    private var facts: Facts {
        switch self {
        case .account: Facts(name: "account", check: .text(limit: 256))
        case .description: Facts(name: "description", check: .text(limit: 1000))
        case .sender: Facts(name: "sender", check: .sender(limit: 128), isKeptWhole: false)
        case .successURL:
            Facts(name: "success_url", option: "success-url", draftName: "successURL", check: .webAddress)
        case .failURL: Facts(name: "fail_url", option: "fail-url", draftName: "failURL", check: .webAddress)
        case .statusURL: Facts(name: "status_url", option: "status-url", draftName: "statusURL", check: .webAddress)
        }
    }

    /// The member's name on the wire, in the history, in settings and in what commands print.
    public var name: String { facts.name }
    /// The option's name, without its dashes.
    public var option: String { facts.option ?? facts.name }
    /// The member's name in a draft's file.
    public var draftName: String { facts.draftName ?? facts.name }
    public var check: Check { facts.check }
    /// False for what may be a card's number, of which only the first six and last four digits are kept.
    public var isKeptWhole: Bool { facts.isKeptWhole }

    /// True for what the customer or the gateway goes to.
    public var isAddress: Bool { check == .webAddress }

    /// The part of a half-typed text that may be kept.
    public func storable(_ typed: String) -> String { isKeptWhole ? typed : Sender.draftText(typed) }
}

/// The texts of a request, each by its field. An empty one and none are two things: the history may hold either.
public struct RequestTexts: Sendable, Hashable {
    private var texts = [String?](repeating: nil, count: RequestField.allCases.count)

    /// Creates no texts.
    public init() {}

    public subscript(field: RequestField) -> String? {
        get { texts[field.rawValue] }
        set { texts[field.rawValue] = newValue }
    }
}

/// By what a customer is known again: the account, or without one the sender as the history keeps it.
public struct Customer: Sendable, Hashable {
    public let field: RequestField
    public let text: String

    /// Nil where the texts, as they are stored, name nobody.
    public init?(_ texts: RequestTexts) {
        for field in [RequestField.account, .sender] {
            if let text = texts[field], !text.isEmpty {
                (self.field, self.text) = (field, text)
                return
            }
        }
        return nil
    }

    /// True for an invoice of this customer's.
    public func isOf(_ invoice: Invoice) -> Bool { invoice.intent[field] == text }
}

extension InvoiceDraft {
    /// The customer, as far as typed.
    public var customer: Customer? {
        var texts = RequestTexts()
        texts[.account] = self[.account]
        texts[.sender] = Sender(self[.sender]).storedText
        return Customer(texts)
    }
}
