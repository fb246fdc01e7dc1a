/// Which payment methods a profile uses: those taken last, and the favourites, by their codes.
public struct MethodUsage: Sendable, Hashable {
    /// Newest first, each once.
    public var recent: [String] = []
    /// In the order in which they were chosen.
    public var favourites: [String] = []

    /// How many recent ones are kept.
    public static let keptRecent = 10

    public init(recent: [String] = [], favourites: [String] = []) {
        self.recent = recent
        self.favourites = favourites
    }
}
