import ScreenKit

extension Ukrainian: ThemeTexts {
    func inLine(_ line: Int, _ text: String) -> String { "рядок \(line): \(text)" }

    func text(for problem: ThemeError.Problem) -> String {
        switch problem {
        case .malformed(let text): "«\(visible(text))» не має вигляду «роль = колір»"
        case .unknownRole(let name, let known):
            "ролі «\(visible(name))» немає; є ролі: \(known.joined(separator: ", "))"
        case .unknownColor(let text, let known):
            "«\(visible(text))» не колір і не атрибут; кольори: #rrggbb, від 0 до 255, "
                + known.joined(separator: ", ")
        case .unknownPaletteColor(let name, let known):
            "«\(visible(name))» немає; у палітрі є: \(known.joined(separator: ", "))"
        case .unknownTheme(let name): "теми «\(visible(name))», від якої успадкувати, немає"
        case .duplicate(let name): "«\(visible(name))» задано двічі"
        case .unclearStyle(let text): "«\(visible(text))» незрозуміло; пишіть «колір on колір» та атрибути"
        case .fixedRole(let name): "роль «\(visible(name))» у кожній темі темна на світлому"
        case .missingRoles(let names): "ці ролі не мають стилю: \(names.joined(separator: ", "))"
        }
    }

    func text(for contrast: WeakContrast) -> String {
        let ground = contrast.background.map { $0 == .dark ? " на чорному терміналі" : " на білому терміналі" } ?? ""
        return
            "\(contrast.role.name): контраст \(ratio(contrast.contrast))\(ground), потрібно \(ratio(contrast.least))"
    }

    /// Cut, not rounded: what is too little must not look like enough.
    func ratio(_ contrast: Double) -> String {
        let tenths = Int(contrast * 10)
        return "\(tenths / 10),\(tenths % 10)"
    }

    var themeIsWell: String { "помилок у ній немає" }
    var builtIn: String { "вбудована" }
}
