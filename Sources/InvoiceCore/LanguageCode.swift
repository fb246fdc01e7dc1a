/// A language that the program speaks, by its ISO 639-1 code.
public enum LanguageCode: String, Sendable, Hashable, CaseIterable {
    /// `en`.
    case english = "en"
    /// `ru`.
    case russian = "ru"
    /// `uk`.
    case ukrainian = "uk"
    /// `fr`.
    case french = "fr"

    /// The language's own name for itself.
    public var name: String {
        switch self {
        case .english: "English"
        case .russian: "Русский"
        case .ukrainian: "Українська"
        case .french: "Français"
        }
    }
}
