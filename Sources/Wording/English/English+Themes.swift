import ScreenKit

extension English: ThemeTexts {
    func inLine(_ line: Int, _ text: String) -> String { "line \(line): \(text)" }

    func text(for problem: ThemeError.Problem) -> String {
        switch problem {
        case .malformed(let text): "'\(visible(text))' is not of the form 'role = colour'"
        case .unknownRole(let name, let known):
            "there is no role '\(visible(name))'; the roles are \(known.joined(separator: ", "))"
        case .unknownColor(let text, let known):
            "'\(visible(text))' is no colour and no attribute; colours are #rrggbb, 0 to 255, "
                + known.joined(separator: ", ")
        case .unknownPaletteColor(let name, let known):
            "there is no '\(visible(name))'; the palette has \(known.joined(separator: ", "))"
        case .unknownTheme(let name): "there is no theme '\(visible(name))' to inherit from"
        case .duplicate(let name): "'\(visible(name))' is given twice"
        case .unclearStyle(let text): "'\(visible(text))' is unclear; write 'colour on colour' and attributes"
        case .fixedRole(let name): "'\(visible(name))' is dark on light in every theme"
        case .missingRoles(let names): "these roles have no style: \(names.joined(separator: ", "))"
        }
    }

    func text(for contrast: WeakContrast) -> String {
        let ground = contrast.background.map { $0 == .dark ? " on a black terminal" : " on a white terminal" } ?? ""
        return
            "\(contrast.role.name) has a contrast of \(ratio(contrast.contrast))\(ground), and needs \(ratio(contrast.least))"
    }

    /// Cut, not rounded: what is too little must not look like enough.
    func ratio(_ contrast: Double) -> String {
        let tenths = Int(contrast * 10)
        return "\(tenths / 10).\(tenths % 10)"
    }

    var themeIsWell: String { "nothing is wrong with it" }
    var builtIn: String { "built in" }
}
