import InvoiceCore
import ScreenKit

extension Ukrainian: DoctorTexts {
    var configFileTitle: String { "файл налаштувань" }
    var cacheFolderTitle: String { "тека кешу" }
    var colorTitle: String { "колір" }
    var profilesTitle: String { "профілі" }
    var profileTitle: String { "профіль" }
    var profileFolderTitle: String { "його тека" }
    var proxyTitle: String { "проксі" }
    var proxyExceptionsTitle: String { "без проксі" }

    func text(for source: SettingSource) -> String {
        switch source {
        case .standard: "стандартно"
        case .file(let path, let line): "\(visible(path)):\(line)"
        case .environment(let variable): "змінна середовища \(visible(variable))"
        case .option(let name): "параметр \(visible(name))"
        case .onlyChoice: "єдиний, що є"
        }
    }

    func text(for origin: SettingOrigin) -> String {
        switch origin {
        case .standardOfKind(let kind): "стандартно для \(kind)"
        case .configFileAndEnvironment: "файл налаштувань і середовище"
        case .environment: "середовище"
        case .dataFolder: "тека даних"
        case .askedNow: "щойно запитано"
        }
    }

    func origin(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "файл налаштувань"
        case .variable(let name): text(for: .environment(variable: name))
        case .file(let path): visible(path)
        case .program(let name): "команда \(visible(name))"
        case .shell: "команда з файлу налаштувань"
        }
    }

    var none: String { "немає" }
    var noneWithoutMistake: String { "жодного без помилок" }
    var indexInMemory: String { "немає: пошук тримає індекс у пам’яті" }
    func limit(seconds: Int) -> String { "\(seconds) с" }
    var notShown: String { "приховано" }

    func noTheme(_ name: String, at place: String, known: [String]) -> String {
        "\(place): теми \"\(name)\" немає; є \(known.joined(separator: ", "))"
    }

    func unusableTheme(_ name: String, _ mistake: String) -> String {
        "тему \"\(name)\" не можна використати: \(mistake)"
    }

    func unreadable(_ member: String, of profile: String, _ path: String, _ reason: String) -> String {
        "\(member) профілю \(profile): не вдалося прочитати \(path) (\(reason))"
    }

    var stoppedUnchanged: String { "зупинено; нічого не змінено" }

    var connectionTitle: String { "з’єднання" }
    var certificateTitle: String { "сертифікат" }
    func certificateTrusted(by file: String?) -> String {
        file.map { "довіра є, за \(visible($0))" } ?? "довіра є, за центрами сертифікації цієї машини"
    }
    var certificateRefused: String { "немає довіри" }
    var clockTitle: String { "годинник" }
    var clockAgrees: String { "збігається з годинником шлюзу" }
    var clockNotTold: String { "шлюз не повідомляє свого часу" }
    var terminalTitle: String { "термінал" }
    var noTerminalHere: String { "немає: вивід іде в інше місце" }

    func terminal(_ name: String, colors: Int, isUTF8: Bool, columns: Int, isInTmux: Bool) -> String {
        let few = SlavicForms("колір", "кольори", "кольорів").form(for: colors)
        let parts = [
            name, colors >= 1 << 24 ? "повний колір" : colors == 0 ? "без кольорів" : "\(colors) \(few)",
            isUTF8 ? "UTF-8" : "без UTF-8", "стовпців: \(columns)",
        ]
        return (parts + (isInTmux ? ["у tmux"] : [])).joined(separator: ", ")
    }

    var localeIsNotUTF8: String {
        """
        локаль (LC_ALL, LC_CTYPE або LANG) не UTF-8: літери поза ASCII можуть не показуватися; спробуйте \
        LANG=C.UTF-8
        """
    }
    var historyTitle: String { "історія" }
    func historyNotRead(bytes: Int, _ command: String) -> String {
        "\(count(bytes, .byte)); прочитає їх \(command)"
    }
    func namesBadLines(_ command: String) -> String { "\(command) називає кожен із них." }
    var indexTitle: String { "індекс" }
    func indexed(_ part: Double) -> String {
        part >= 1 ? "актуальний" : "прочитано \(Int(part * 100))\u{A0}%; решту прочитає наступний пошук"
    }
    var noIndexYet: String { "ще немає; його створить перший пошук" }

    func looseMode(_ path: String, mode: UInt32) -> String {
        """
        \(self.path(path)): доступ мають і інші (права 0\(String(mode, radix: 8))): chmod go= \(shellWord(path))
        """
    }

    func winsOverFile(_ variable: String, _ profile: String, _ place: String) -> String {
        "\(variable) задано, і це переважає типовий профіль \(visible(profile)) із \(place)"
    }

    func variablesDiffer(_ used: String, _ other: String) -> String {
        "\(used) і \(other) мають різні значення: діє \(used)"
    }
}
