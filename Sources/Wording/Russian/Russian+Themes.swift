import ScreenKit

extension Russian: ThemeTexts {
    func inLine(_ line: Int, _ text: String) -> String { "строка \(line): \(text)" }

    func text(for problem: ThemeError.Problem) -> String {
        switch problem {
        case .malformed(let text): "«\(visible(text))» записано не в виде «роль = цвет»"
        case .unknownRole(let name, let known):
            "роли «\(visible(name))» нет; есть: \(known.joined(separator: ", "))"
        case .unknownColor(let text, let known):
            "«\(visible(text))» не цвет и не начертание; цвета: #rrggbb, от 0 до 255, "
                + known.joined(separator: ", ")
        case .unknownPaletteColor(let name, let known):
            "«\(visible(name))» нет; в палитре есть: \(known.joined(separator: ", "))"
        case .unknownTheme(let name): "темы «\(visible(name))», от которой она берёт остальное, нет"
        case .duplicate(let name): "«\(visible(name))» задано дважды"
        case .unclearStyle(let text): "«\(visible(text))» неясно; пишите 'colour on colour' и начертания"
        case .fixedRole(let name): "«\(visible(name))» в каждой теме тёмное на светлом"
        case .missingRoles(let names): "у этих ролей нет стиля: \(names.joined(separator: ", "))"
        }
    }

    func text(for contrast: WeakContrast) -> String {
        let ground = contrast.background.map { $0 == .dark ? " на чёрном терминале" : " на белом терминале" } ?? ""
        return
            "\(contrast.role.name): контраст \(ratio(contrast.contrast))\(ground), а нужен \(ratio(contrast.least))"
    }

    /// Cut, not rounded: what is too little must not look like enough.
    func ratio(_ contrast: Double) -> String {
        let tenths = Int(contrast * 10)
        return "\(tenths / 10),\(tenths % 10)"
    }

    var themeIsWell: String { "ошибок нет" }
    var builtIn: String { "встроенная" }
}
