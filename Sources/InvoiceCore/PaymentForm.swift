/// A form that leads the payer to his payment (`pay_form`), read out of the gateway's HTML as data: where it leads, how, and its
/// hidden values. Nothing else of the HTML is kept.
public struct PaymentForm: Sendable, Hashable {
    /// How a browser sends it.
    public enum Method: String, Sendable, Hashable {
        case get, post
    }

    /// One value that goes along. A name may come several times.
    public struct Field: Sendable, Hashable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// A web address that was checked: https, or http to this machine.
    public let action: String
    public let method: Method
    /// Whether the values go as `multipart/form-data`.
    public let isMultipart: Bool
    /// In their order.
    public let fields: [Field]

    /// The longest HTML that is read, in bytes.
    public static let maximumLength = 65_536

    /// Reads the one form of an HTML text.
    ///
    /// What looks and scripts do is left out, and so are buttons: a form that is sent by its script has none of their values.
    /// - Throws: why it can't be used; nothing is guessed.
    public init(html: String) throws(PaymentFormProblem) {
        guard html.utf8.count <= Self.maximumLength else { throw .tooLong(limit: Self.maximumLength) }
        var found: [String: String]?
        var isOpen = false
        var fields: [Field] = []
        var tags = HTMLTags(html)
        while let tag = try Self.next(of: &tags) {
            switch tag {
            case .start("form", let attributes):
                guard found == nil else { throw .severalForms }
                found = attributes
                isOpen = true
            case .end("form"):
                guard isOpen else { throw .unreadable }
                isOpen = false
            case .start(let name, let attributes):
                guard !Self.isBeyondReach(name, attributes) else { throw .unreadable }
                if isOpen, let field = try Self.field(of: name, attributes) { fields.append(field) }
                // In it browsers pass over tags, each in its own way.
                if name == "select" { throw .unreadable }
            case .end: break
            }
        }
        guard let found else { throw .noForm }
        // A text that was cut off may lack values.
        guard !isOpen else { throw .unreadable }
        self.fields = fields
        action = try Self.target(found["action"] ?? "")
        switch (found["method"] ?? "get").lowercased() {
        case "get": method = .get
        case "post": method = .post
        default: throw .unreadable
        }
        switch (found["enctype"] ?? Self.urlEncoded).lowercased() {
        case Self.urlEncoded: isMultipart = false
        case Self.multipart: isMultipart = true
        default: throw .unreadable
        }
        let charset = (found["accept-charset"] ?? "utf-8").lowercased()
        let isASCII = fields.allSatisfy { "\($0.name)\($0.value)".utf8.allSatisfy { $0 < 0x80 } }
        guard isASCII || charset == "utf-8" || charset == "utf8" else { throw .unreadable }
    }

    package static let urlEncoded = "application/x-www-form-urlencoded"
    package static let multipart = "multipart/form-data"

    private static func next(of tags: inout HTMLTags) throws(PaymentFormProblem) -> HTMLTags.Tag? {
        do throws(HTMLTags.Unreadable) { return try tags.next() } catch { throw .unreadable }
    }

    /// True for elements in which a browser reads tags in another way, and for values that belong to a form by its name, or
    /// to none because a group of them is switched off.
    private static func isBeyondReach(_ name: String, _ attributes: [String: String]) -> Bool {
        switch name {
        case "template", "svg", "math", "plaintext", "frameset", "datalist": true
        case "fieldset": attributes["disabled"] != nil
        case "input", "select", "textarea", "button", "object": attributes["form"] != nil
        default: false
        }
    }

    /// What an element of the form adds to it.
    private static func field(of element: String, _ attributes: [String: String]) throws(PaymentFormProblem) -> Field? {
        guard ["input", "select", "textarea"].contains(element), attributes["disabled"] == nil,
            let name = attributes["name"], !name.isEmpty
        else { return nil }
        switch element == "input" ? (attributes["type"] ?? "text").lowercased() : element {
        case "hidden": return Field(name, attributes["value"] ?? "")
        case "submit", "image", "button", "reset": return nil
        default: throw .asksFor(name)
        }
    }

    /// A form on a page of our own leads only where its own address does.
    private static func target(_ action: String) throws(PaymentFormProblem) -> String {
        let scalars = action.unicodeScalars
        let blanks = " \t\n\u{0C}\r".unicodeScalars
        let start = scalars.firstIndex { !blanks.contains($0) } ?? scalars.endIndex
        let end = scalars.lastIndex { !blanks.contains($0) }.map { scalars.index(after: $0) } ?? start
        let address = String(scalars[start..<end])
        if address.isEmpty { throw .noTarget }
        guard WebAddress.isWebLink(address) else { throw .notWeb(address) }
        let isSecure = address.utf8.prefix(6).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
            .elementsEqual("https:".utf8)
        guard isSecure || WebAddress.isLoopback(address) else { throw .notSecure(address) }
        return address
    }

    /// Scheme, host and port of the target: what a page may be held to.
    public var origin: String {
        let scalars = action.unicodeScalars
        let slashes = scalars.firstRange(of: "://".unicodeScalars)?.upperBound ?? scalars.startIndex
        let end = scalars[slashes...].firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? scalars.endIndex
        return String(scalars[..<end]).lowercased()
    }
}

/// Why a form can't be used. Texts in it are from outside.
public enum PaymentFormProblem: Error, Sendable, Hashable {
    case tooLong(limit: Int)
    case noForm
    case severalForms
    /// It isn't certain what a browser would make of it.
    case unreadable
    /// The customer is to fill in or choose something.
    case asksFor(String)
    case noTarget
    /// Neither http nor https, or an address that a page would have to complete.
    case notWeb(String)
    /// Without encryption, to another machine.
    case notSecure(String)
}
