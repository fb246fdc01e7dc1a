import ScreenKit

extension French: ThemeTexts {
    func inLine(_ line: Int, _ text: String) -> String { "ligne \(line)\u{202F}: \(text)" }

    func text(for problem: ThemeError.Problem) -> String {
        switch problem {
        case .malformed(let text):
            "«\u{202F}\(visible(text))\u{202F}» n’a pas la forme «\u{202F}rôle = couleur\u{202F}»"
        case .unknownRole(let name, let known):
            "le rôle «\u{202F}\(visible(name))\u{202F}» n’existe pas\u{202F}; les rôles sont \(known.joined(separator: ", "))"
        case .unknownColor(let text, let known):
            "«\u{202F}\(visible(text))\u{202F}» n’est ni une couleur ni un attribut\u{202F}; les couleurs sont #rrggbb, 0 à 255, "
                + known.joined(separator: ", ")
        case .unknownPaletteColor(let name, let known):
            "«\u{202F}\(visible(name))\u{202F}» n’existe pas\u{202F}; la palette a \(known.joined(separator: ", "))"
        case .unknownTheme(let name): "le thème «\u{202F}\(visible(name))\u{202F}» dont hériter n’existe pas"
        case .duplicate(let name): "«\u{202F}\(visible(name))\u{202F}» est donné deux fois"
        case .unclearStyle(let text):
            "«\u{202F}\(visible(text))\u{202F}» n’est pas clair\u{202F}; écrivez «\u{202F}couleur on couleur\u{202F}» et les attributs"
        case .fixedRole(let name): "«\u{202F}\(visible(name))\u{202F}» est sombre sur clair dans tous les thèmes"
        case .missingRoles(let names): "ces rôles n’ont pas de style\u{202F}: \(names.joined(separator: ", "))"
        }
    }

    func text(for contrast: WeakContrast) -> String {
        let ground = contrast.background.map { $0 == .dark ? " sur un terminal noir" : " sur un terminal blanc" } ?? ""
        return """
            \(contrast.role.name) a un contraste de \(ratio(contrast.contrast))\(ground), et il en faut \
            \(ratio(contrast.least))
            """
    }

    /// Cut, not rounded: what is too little must not look like enough.
    func ratio(_ contrast: Double) -> String {
        let tenths = Int(contrast * 10)
        return "\(tenths / 10),\(tenths % 10)"
    }

    var themeIsWell: String { "aucun défaut" }
    var builtIn: String { "intégré" }
}
