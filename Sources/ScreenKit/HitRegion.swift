/// A part of the frame that answers to the mouse, and the name by which its screen knows it.
public struct HitRegion: Sendable, Hashable {
    /// Where.
    public var rect: Rect
    /// The screen's own name for what is there.
    public var id: String

    /// A region of that name.
    public init(rect: Rect, id: String) {
        self.rect = rect
        self.id = id
    }
}
