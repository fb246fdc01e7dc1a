/// The secret that requests are signed with. Whatever prints it, prints dots.
public struct Secret: Sendable, Equatable {
    /// UTF-8, as it takes part in the signature.
    package let bytes: [UInt8]

    /// Takes the text as it is; whoever read it from a file or a command has cut the line's end off.
    public init(_ text: String) { bytes = Array(text.utf8) }

    /// True when there is none to sign with.
    public var isEmpty: Bool { bytes.isEmpty }

    /// Compares in a time that tells nothing of where two secrets differ.
    public static func == (a: Secret, b: Secret) -> Bool { areEqualInConstantTime(a.bytes, b.bytes) }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Dots, as many for every secret.
    public var description: String { "••••••" }
    /// Dots.
    public var debugDescription: String { description }
    /// Shows `dump` and debuggers no members.
    public var customMirror: Mirror { Mirror(self, children: EmptyCollection<Mirror.Child>()) }
}
