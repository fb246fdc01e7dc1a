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
    /// The suggestion in an empty field.
    case placeholder
    case error
    case warning
    case success
    /// Something is on its way.
    case pending
    case amount
    /// A key in the footer.
    case key
    /// The words beside a key in the footer.
    case keyLabel
    /// The part of a text that was searched for.
    case match
    /// A heading inside a screen.
    case heading
    /// A module of a QR code: always dark on light, whatever the theme, or phones can't read it.
    case qr

    /// The role's name in a theme file.
    public var name: String { Role.names[Int(rawValue)] }

    public init?(name: String) {
        guard let index = Role.names.firstIndex(of: name), let role = Role(rawValue: UInt8(index)) else { return nil }
        self = role
    }

    /// By raw value; asked of the compiler once, because reflection is slow and a theme is read at each start.
    private static let names = allCases.map { String(describing: $0) }
}
