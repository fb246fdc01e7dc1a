/// The meaning of a cell. The theme gives it colours when it is drawn; a screen never does.
public enum Role: UInt8, CaseIterable, Sendable {
    case text
    /// Text of less weight: hints, units, dates of long ago.
    case muted
    /// The program's name, and the name of the screen.
    case title
    case header
    /// The profile's kind in the header: the embedded sandbox.
    case kindSandbox
    /// The profile's kind in the header: a gateway's test account.
    case kindTest
    /// The profile's kind in the header: real money.
    case kindLive
    /// Something that catches the eye and is no state.
    case accent
    /// Lines and frames.
    case border
    /// The selected row where the keys go.
    case selection
    /// The selected row where the keys do not go now.
    case selectionMuted
    /// A field's name.
    case label
    /// A field's text.
    case input
    /// A field's text where one types.
    case inputFocused
    /// The part of a field's text that typing replaces.
    case inputSelection
    /// The suggestion in an empty field.
    case placeholder
    case error
    case warning
    case success
    /// Something is on its way.
    case pending
    /// An invoice that was created and of which no more is known: neither good nor bad.
    case created
    case amount
    /// A tracking number.
    case tracking
    /// A key in the footer.
    case key
    /// The words beside a key in the footer.
    case keyLabel
    /// The part of a text that was searched for.
    case match
    /// A heading inside a screen.
    case heading
    /// The mark beside the row or field where the keys go.
    case cursor
    case scrollBar
    /// Bars and columns, and the same where they tell how invoices ended.
    case chart, chartPaid, chartFailed, chartOpen
    /// The screen under a dialog.
    case backdrop
    /// A QR code: always dark on light, whatever the theme, or phones can't read it. Light modules are the background, which
    /// fills a cell where a font's blocks leave a gap.
    case qr
    /// A cell of a QR code that is dark as a whole.
    case qrDark

    /// The role's name in a theme file.
    public var name: String { Role.names[Int(rawValue)] }

    public init?(name: String) {
        guard let index = Role.names.firstIndex(of: name), let role = Role(rawValue: UInt8(index)) else { return nil }
        self = role
    }

    /// Whether no theme changes it.
    public var isFixed: Bool { self == .qr || self == .qrDark }

    /// The role whose style this one has where a theme doesn't give it one: themes of before these roles stay whole.
    public var standIn: Role? {
        switch self {
        case .inputSelection: .selection
        case .created: .text
        case .tracking: .title
        case .cursor, .chart: .accent
        case .scrollBar: .border
        case .chartPaid: .success
        case .chartFailed: .error
        case .chartOpen: .pending
        case .backdrop: .muted
        default: nil
        }
    }

    /// By raw value. A theme is read at each start, and asking reflection for the names of the cases would be a twelfth of it.
    private static let names = [
        "text", "muted", "title", "header", "kindSandbox", "kindTest", "kindLive", "accent", "border", "selection",
        "selectionMuted", "label", "input", "inputFocused", "inputSelection", "placeholder", "error", "warning",
        "success", "pending", "created", "amount", "tracking", "key", "keyLabel", "match", "heading", "cursor",
        "scrollBar", "chart", "chartPaid", "chartFailed", "chartOpen", "backdrop", "qr", "qrDark",
    ]
}

/// What a cell stands on. The ground gives the background, and the role's own text colour, weight and lines stay.
public enum Ground: UInt8, CaseIterable, Sendable {
    /// The role's own.
    case plain
    /// The selected row where the keys go.
    case selection
    /// The selected row where the keys do not go now.
    case selectionMuted
    /// A field.
    case input
    /// The field where one types.
    case inputFocused

    /// The role that gives the ground its style.
    public var role: Role? {
        switch self {
        case .plain: nil
        case .selection: .selection
        case .selectionMuted: .selectionMuted
        case .input: .input
        case .inputFocused: .inputFocused
        }
    }
}
