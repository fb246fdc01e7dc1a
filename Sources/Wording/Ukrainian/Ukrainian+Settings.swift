import InvoiceCore
import ScreenKit

extension Ukrainian: SettingTexts {
    func title(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "тека даних"
        case .defaultProfile: "типовий профіль"
        case .baseURL: "адреса шлюзу"
        case .clientID: "номер каси"
        case .secretCommand: "команда ключа"
        case .secretFile: "файл ключа"
        case .successURL: "URL успіху"
        case .failURL: "URL невдачі"
        case .statusURL: "URL статусу"
        case .callbackPort: "порт сповіщень"
        case .callbackURL: "URL сповіщень"
        case .unsignedReplies: "відповіді без підпису"
        case .caFile: "файл CA"
        case .clientCertificate: "сертифікат клієнта"
        case .clientKey: "ключ сертифіката"
        case .connectTimeout: "час на з’єднання"
        case .longestReply: "найдовша відповідь"
        case .hidden: "приховані способи"
        case .notify: "повідомлення"
        case .language: "мова"
        case .theme: "тема"
        case .mouse: "миша"
        case .accessible: "екранний читач"
        case .bell: "сигнал"
        case .kind: "вид"
        case .secret: "секретний ключ"
        case .timeout: "час очікування"
        case .methods: "способи оплати"
        case .keys: "клавіші"
        }
    }

    func purpose(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "тека історій і чернеток"
        case .language: "мова всіх текстів: en, ru, uk або fr"
        case .theme: "назва теми"
        case .mouse: "чи діє миша"
        case .accessible: "чи пристосовано консоль до екранного читача або брайлівського рядка"
        case .bell: "чи подає термінал сигнал, коли платіж, за яким стежать, закінчився"
        case .notify: "чи показує термінал повідомлення про це, якщо вміє"
        case .keys:
            """
            клавіші команд консолі, як-от { "refresh": "F5", "palette": "^K" }: літера чи знак, ^X, Alt-X, від F1 до F12 \
            або Ins. Команди: \
            \(ConsoleCommand.allCases.map(\.rawValue).joined(separator: ", "))
            """
        case .defaultProfile: "профіль, з яким працювати, коли жодного не названо"
        case .methods:
            """
            способи оплати, яких програма не знає або знає інакше: список із { code, unit, decimals, kind }, а також title і \
            country
            """
        case .hidden: "коди способів, які не пропонуються, у [ ]"
        case .kind: "що на кону: sandbox, test або live"
        case .baseURL: "URL шлюзу, до /api"
        case .clientID: "номер каси в кабінеті мерчанта"
        case .secretCommand: "програма та її аргументи в [ ] або рядок для оболонки, що друкує ключ"
        case .secretFile: "файл із ключем, права 0600"
        case .secret: "сам ключ, якщо права файлу налаштувань 0600"
        case .successURL: "куди потрапляє платник після оплати"
        case .failURL: "куди потрапляє платник після невдачі"
        case .statusURL: "що шлюз викликає за кінцевого статусу"
        case .callbackPort: "де консоль сама приймає ці сповіщення"
        case .callbackURL: "публічний URL, що веде до callback_port"
        case .unsignedReplies: "чи вірити відповідям без підпису"
        case .caFile: "сертифікати (PEM), яким довіряти"
        case .clientCertificate: "файл (PEM) із сертифікатом, якого вимагає шлюз"
        case .clientKey:
            "файл із правами 0600 (PEM, без шифрування) із закритим ключем; не потрібен, якщо ключ є в client_certificate і права файлу 0600"
        case .timeout: "секунди на весь обмін"
        case .connectTimeout: "секунди на з’єднання"
        case .longestReply: "найдовша відповідь"
        }
    }

    func standard(of setting: SettingName) -> String? {
        switch setting {
        case .language: "з локалі"
        case .mouse: "true, у GNU screen false"
        case .defaultProfile: "єдиний, що є"
        case .unsignedReplies: "true, для бойових профілів false"
        case .caFile: "системний"
        default: nil
        }
    }

    func unlessTold(_ standard: String) -> String { "типово \(standard)" }

    func text(for value: SettingValue, of setting: SettingName, changedBy: String) -> String {
        switch (setting, value) {
        case (.unsignedReplies, .flag(true)): "віримо, з попередженням; відмові без підпису ніколи"
        case (.unsignedReplies, .flag): "не віримо; це змінив би \(changedBy)"
        case (.timeout, .number(let seconds)): "\(seconds) с загалом"
        case (.connectTimeout, .number(let seconds)): "\(seconds) с на з’єднання"
        case (.longestReply, .number(let bytes)): count(bytes, .byte)
        case (_, .text(let text)): text
        case (_, .flag(let flag)): yesOrNo(flag)
        case (_, .number(let number)): "\(number)"
        case (.hidden, .words(let codes)): codes.joined(separator: ", ")
        case (_, .words(let words)): words.joined(separator: " ")
        case (_, .keys(let keys)): keys.map { "\($0.command.rawValue) \($0.key)" }.joined(separator: ", ")
        case (_, .methods(let methods)):
            methods.map { "\($0.code) (\($0.unit), \(decimals($0.decimals)))" }.joined(separator: ", ")
        }
    }

    func text(for unseen: UnseenCharacters) -> String {
        [
            unseen.first.map { "починається з \($0.isBlank ? "пробілу" : "невидимого символу") (\($0.codePoint))" },
            unseen.last.map { "закінчується на \($0.isBlank ? "пробіл" : "невидимий символ") (\($0.codePoint))" },
            unseen.inner.map { "містить \($0.isBlank ? "пробіл" : "невидимий символ") (\($0.codePoint))" },
        ].compactMap(\.self).joined(separator: " і ")
    }

    func aside(on unseen: UnseenCharacters) -> String { "(цей шлях \(text(for: unseen)))" }

    func text(for remark: SecretRemark) -> String {
        "секретний ключ (\(name(of: remark.place))) \(text(for: remark.unseen))"
    }

    func name(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "файл налаштувань"
        case .variable(let name): "змінна середовища \(visible(name))"
        case .file(let path): visible(path)
        case .program(let name): visible(name)
        case .shell: "/bin/sh"
        }
    }

    func noSetting(_ name: String) -> String { "налаштування «\(name)» немає" }
    var secretsNotShown: String { "секретний ключ і те, що до нього веде, тут не показуються" }
    func setByProfiles(_ member: String, _ command: String) -> String { "\(member) задає \(command)" }
    var editingNeedsTerminal: String { "редактору потрібен термінал; `einvoice config set` його не потребує" }
    func configIsWell(_ path: String) -> String { "У файлі \(path) помилок немає." }
    var editAgainPrompt: String { "Редагувати ще раз чи залишити як є? E: ще раз, k: залишити [E/k] " }
    func configKept(_ path: String) -> String { "файл \(path) залишено як є" }
}
