/// A part of the frame that answers to the mouse, and what stands there.
public struct HitRegion: Sendable, Hashable {
    /// What can be clicked.
    public enum Target: Sendable, Hashable {
        /// What does the same as a key.
        case key(Key)
        /// A row of the list, by its number.
        case row(Int)
        /// A field of the form, or a part of the screen, by its number.
        case part(Int)
    }

    public var rect: Rect
    public var target: Target
}
