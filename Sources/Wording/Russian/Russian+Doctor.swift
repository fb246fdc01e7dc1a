import InvoiceCore
import ScreenKit

extension Russian: DoctorTexts {
    var configFileTitle: String { "файл настроек" }
    var cacheFolderTitle: String { "папка кэша" }
    var colorTitle: String { "цвет" }
    var profilesTitle: String { "профили" }
    var profileTitle: String { "профиль" }
    var profileFolderTitle: String { "его папка" }
    var proxyTitle: String { "прокси" }
    var proxyExceptionsTitle: String { "без прокси для" }

    func text(for source: SettingSource) -> String {
        switch source {
        case .standard: "стандарт"
        case .file(let path, let line): "\(visible(path)):\(line)"
        case .environment(let variable): "переменная окружения \(visible(variable))"
        case .option(let name): "параметр \(visible(name))"
        case .onlyChoice: "единственный"
        }
    }

    func text(for origin: SettingOrigin) -> String {
        switch origin {
        case .standardOfKind(let kind): "стандарт для \(kind)"
        case .configFileAndEnvironment: "файл настроек и переменные окружения"
        case .environment: "переменные окружения"
        case .dataFolder: "папка данных"
        case .askedNow: "только что от шлюза"
        }
    }

    func origin(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "файл настроек"
        case .variable(let name): text(for: .environment(variable: name))
        case .file(let path): visible(path)
        case .program(let name): "команда \(visible(name))"
        case .shell: "команда из файла настроек"
        }
    }

    var none: String { "нет" }
    var noneWithoutMistake: String { "ни одного без ошибки" }
    var indexInMemory: String { "нет: индекс поиска держится в памяти" }
    func limit(seconds: Int) -> String { "\(seconds) с" }
    var notShown: String { "скрыт" }

    func noTheme(_ name: String, at place: String, known: [String]) -> String {
        "\(place): темы \"\(name)\" нет; есть: \(known.joined(separator: ", "))"
    }

    func unusableTheme(_ name: String, _ mistake: String) -> String {
        "тема \"\(name)\" не годится: \(mistake)"
    }

    func unreadable(_ member: String, of profile: String, _ path: String, _ reason: String) -> String {
        "\(member), профиль \(profile): не удалось прочитать \(path) (\(reason))"
    }

    var stoppedUnchanged: String { "остановлено; ничего не изменено" }

    var connectionTitle: String { "связь" }
    var certificateTitle: String { "сертификат" }
    func certificateTrusted(by file: String?) -> String {
        file.map { "доверенный, по списку \(visible($0))" } ?? "доверенный, по списку этой машины"
    }
    var certificateRefused: String { "доверия нет" }
    var clockTitle: String { "часы" }
    var clockAgrees: String { "идут как у шлюза" }
    var clockNotTold: String { "шлюз своего времени не сообщает" }
    var terminalTitle: String { "терминал" }
    var noTerminalHere: String { "нет: вывод идёт в другое место" }

    func terminal(_ name: String, colors: Int, isUTF8: Bool, columns: Int, isInTmux: Bool) -> String {
        let parts = [
            name, colors >= 1 << 24 ? "полный цвет" : colors == 0 ? "без цвета" : "цветов: \(colors)",
            isUTF8 ? "UTF-8" : "не UTF-8", "ширина: \(columns)",
        ]
        return (parts + (isInTmux ? ["в tmux"] : [])).joined(separator: ", ")
    }

    var localeIsNotUTF8: String {
        "локаль (LC_ALL, LC_CTYPE или LANG) не UTF-8: буквы вне ASCII могут не показываться; попробуйте LANG=C.UTF-8"
    }
    var historyTitle: String { "история" }
    func historyNotRead(bytes: Int, _ command: String) -> String {
        "\(count(bytes, .byte)); прочитает \(command)"
    }
    func namesBadLines(_ command: String) -> String { "\(command) назовёт каждую." }
    var indexTitle: String { "индекс" }
    func indexed(_ part: Double) -> String {
        part >= 1 ? "полный" : "прочитано \(Int(part * 100))\u{A0}%; остальное прочтёт следующий поиск"
    }
    var noIndexYet: String { "пока нет; его построит первый поиск" }

    func looseMode(_ path: String, mode: UInt32) -> String {
        "доступ есть и у других: \(self.path(path)) (права 0\(String(mode, radix: 8))): chmod go= \(shellWord(path))"
    }

    func winsOverFile(_ variable: String, _ profile: String, _ place: String) -> String {
        "задана \(variable), она важнее профиля по умолчанию \(visible(profile)) из \(place)"
    }

    func variablesDiffer(_ used: String, _ other: String) -> String {
        "\(used) и \(other) заданы по-разному: действует \(used)"
    }
}
