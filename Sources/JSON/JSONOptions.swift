/// What a reading takes beside RFC 8259, and where it ends. As it stands, the strictest: nothing but what the RFC has.
public struct JSONOptions: Sendable {
    /// Levels of arrays and objects; deeper ones would be a matter of the stack.
    public var maximumDepth = 64
    /// Members and elements, in all levels together.
    public var maximumCount = Int.max
    /// Bytes of the whole text.
    public var maximumSize = Int.max
    /// `//` and `/* */` comments, and a comma after the last member or element.
    public var allowsComments = false
    /// A byte order mark in front is passed over.
    public var allowsByteOrderMark = false
    /// An escape that is half of a surrogate pair is read as U+FFFD, where the text is odd and not the reading's business.
    public var replacesLoneSurrogates = false
    /// An object has each name once. Names are compared by their bytes.
    public var refusesRepeatedNames = false

    /// The strictest, changed by `change`.
    public init(_ change: (inout JSONOptions) -> Void = { _ in }) { change(&self) }
}
