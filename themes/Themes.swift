/// The theme files that ship with the program, embedded in it, so that one binary is the whole install. How a file is read
/// is `ScreenKit`'s `Theme.parse`.
public enum Themes {
    /// The themes' names, in the order in which they are offered; the first is the default.
    public static let names = [
        "ansi", "night", "day", "okabe", "amber", "contrast-dark", "contrast-light", "mono",
    ]

    /// A theme file's text; nil if none of that name ships.
    public static func text(named name: String) -> String? {
        bytes(named: name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Looked up one by one: each array is made only when it is asked for.
    private static func bytes(named name: String) -> [UInt8]? {
        switch name {
        case "ansi": PackageResources.ansi_theme
        case "night": PackageResources.night_theme
        case "day": PackageResources.day_theme
        case "okabe": PackageResources.okabe_theme
        case "amber": PackageResources.amber_theme
        case "contrast-dark": PackageResources.contrast_dark_theme
        case "contrast-light": PackageResources.contrast_light_theme
        case "mono": PackageResources.mono_theme
        default: nil
        }
    }
}
