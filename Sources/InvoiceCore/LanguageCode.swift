/// A language that the program speaks, by its ISO 639-1 code.
public enum LanguageCode: String, Sendable, Hashable, CaseIterable {
    case english = "en"
    case russian = "ru"
    case ukrainian = "uk"
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
