import InvoiceCore
import ScreenKit

extension Russian: SettingTexts {
    func title(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "папка данных"
        case .defaultProfile: "профиль по умолчанию"
        case .baseURL: "адрес шлюза"
        case .clientID: "номер кассы"
        case .secretCommand: "команда ключа"
        case .secretFile: "файл ключа"
        case .successURL: "URL успеха"
        case .failURL: "URL неудачи"
        case .statusURL: "URL статуса"
        case .callbackPort: "порт уведомлений"
        case .callbackURL: "URL уведомлений"
        case .unsignedReplies: "ответы без подписи"
        case .caFile: "файл CA"
        case .clientCertificate: "сертификат клиента"
        case .clientKey: "ключ сертификата"
        case .connectTimeout: "время на связь"
        case .longestReply: "размер ответа"
        case .hidden: "скрытые способы"
        case .notify: "оповещения"
        case .language: "язык"
        case .theme: "тема"
        case .mouse: "мышь"
        case .accessible: "экранный диктор"
        case .bell: "сигнал"
        case .kind: "вид"
        case .secret: "секретный ключ"
        case .timeout: "время ожидания"
        case .methods: "способы оплаты"
        case .keys: "клавиши"
        }
    }

    func purpose(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "папка историй и черновиков"
        case .language: "язык всех текстов: en, ru, uk или fr"
        case .theme: "имя темы"
        case .mouse: "работает ли мышь"
        case .accessible: "удобна ли консоль для экранного диктора и дисплея Брайля"
        case .bell: "подаёт ли терминал сигнал, когда платёж, за которым следят, окончен"
        case .notify: "показывает ли терминал об этом оповещение, если умеет"
        case .keys:
            """
            клавиши команд консоли, например { "refresh": "F5", "palette": "^K" }: буква или знак, ^X, Alt-X, от F1 \
            до F12 или Ins. Команды: \(ConsoleCommand.allCases.map(\.rawValue).joined(separator: ", "))
            """
        case .defaultProfile: "профиль, с которым работать, если не назван другой"
        case .methods:
            """
            способы оплаты, которых программа не знает или знает иначе: список из { code, unit, decimals, kind }, а \
            также title и country
            """
        case .hidden: "коды способов, которых не предлагать, в [ ]"
        case .kind: "проба или настоящие деньги: sandbox, test или live"
        case .baseURL: "адрес шлюза, до /api"
        case .clientID: "номер кассы из кабинета мерчанта"
        case .secretCommand: "программа и её аргументы в [ ] или строка для оболочки, которая печатает ключ"
        case .secretFile: "файл с правами 0600, в котором лежит ключ"
        case .secret: "сам секретный ключ, в файле настроек с правами 0600"
        case .successURL: "куда попадёт плательщик после оплаты"
        case .failURL: "куда попадёт плательщик при неудаче"
        case .statusURL: "куда шлюз сообщит о конечном статусе"
        case .callbackPort: "где консоль сама слушает эти уведомления"
        case .callbackURL: "внешний URL, который ведёт на callback_port"
        case .unsignedReplies: "верить ли ответам без подписи"
        case .caFile: "сертификаты (PEM), которым доверять"
        case .clientCertificate: "файл (PEM) с сертификатом, которого требует шлюз"
        case .clientKey:
            "файл с правами 0600 (PEM, без шифрования) с закрытым ключом; не нужен, если ключ есть в client_certificate и права файла 0600"
        case .timeout: "секунды на весь обмен"
        case .connectTimeout: "секунды на соединение"
        case .longestReply: "самый длинный ответ"
        }
    }

    func standard(of setting: SettingName) -> String? {
        switch setting {
        case .language: "язык локали"
        case .mouse: "true, в GNU screen false"
        case .defaultProfile: "единственный, какой есть"
        case .unsignedReplies: "true, в боевых профилях false"
        case .caFile: "файл системы"
        default: nil
        }
    }

    func unlessTold(_ standard: String) -> String { "если не сказано: \(standard)" }

    func text(for value: SettingValue, of setting: SettingName, changedBy: String) -> String {
        switch (setting, value) {
        case (.unsignedReplies, .flag(true)): "верим, с предупреждением; отказу без подписи никогда"
        case (.unsignedReplies, .flag): "не верим; изменить это может \(changedBy)"
        case (.timeout, .number(let seconds)): "\(seconds) с на всё"
        case (.connectTimeout, .number(let seconds)): "\(seconds) с на соединение"
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
            unseen.first.map { "в начале \(name(ofUnseen: $0))" },
            unseen.last.map { "в конце \(name(ofUnseen: $0))" },
            unseen.inner.map { "внутри \(name(ofUnseen: $0))" },
        ].compactMap(\.self).joined(separator: " и ")
    }

    private func name(ofUnseen scalar: Unicode.Scalar) -> String {
        "\(scalar.isBlank ? "пробел" : "невидимый символ") (\(scalar.codePoint))"
    }

    func aside(on unseen: UnseenCharacters) -> String { "(в этом пути \(text(for: unseen)))" }

    func text(for remark: SecretRemark) -> String {
        "в секретном ключе (откуда: \(name(of: remark.place))) \(text(for: remark.unseen))"
    }

    func name(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "файл настроек"
        case .variable(let name): "переменная окружения \(visible(name))"
        case .file(let path): visible(path)
        case .program(let name): visible(name)
        case .shell: "/bin/sh"
        }
    }

    func noSetting(_ name: String) -> String { "настройки «\(name)» нет" }
    var secretsNotShown: String { "секретный ключ и то, что к нему ведёт, здесь не показывается" }
    func setByProfiles(_ member: String, _ command: String) -> String { "\(member) меняет \(command)" }
    var editingNeedsTerminal: String { "редактору нужен терминал, а `einvoice config set` нет" }
    func configIsWell(_ path: String) -> String { "Ошибок нет: \(path)." }
    var editAgainPrompt: String { "Править ещё раз (e) или оставить как есть (k)? [E/k] " }
    func configKept(_ path: String) -> String { "\(path) остаётся как есть" }
}
