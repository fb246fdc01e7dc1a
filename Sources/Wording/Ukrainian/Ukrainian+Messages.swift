extension Ukrainian: MessageTexts {
    func asWarning(_ text: String) -> String { "попередження: \(text)" }

    func outputUnwritable(_ reason: String) -> String {
        "не вдалося записати до стандартного виводу (\(reason)); дані неповні"
    }

    var nothingSentOrRecorded: String { "Нічого не надіслано й не записано." }
    var stoppedBeforeSending: String { "зупинено; нічого не надіслано й не записано" }
    var stoppedBeforeEnd: String { "зупинено до кінця" }
    var exportStopped: String { "зупинено; файлу не залишилося" }
    var askingGatewayNow: String { "запитуємо шлюз…" }

    func historyLacksPayment(_ failure: String) -> String {
        "не вдалося записати до історії, цього платежу в ній немає: \(failure)"
    }

    func historyLacksStatus(_ failure: String) -> String {
        "не вдалося записати до історії, цього статусу в ній немає: \(failure)"
    }

    func badLinesLeftOut(_ count: Int, of path: String, naming command: String) -> String {
        let lines = "\(count) \(SlavicForms("рядок", "рядки", "рядків").form(for: count))"
        return "у \(path) не вдалося прочитати й пропущено \(lines); назве їх \(command)"
    }

    func noInvoice(_ id: String, in profile: String) -> String {
        "в історії профілю \(profile) немає рахунку «\(id)»"
    }

    func listsInvoices(_ command: String) -> String { "\(command) перелічить ті, що є." }
    func severalInvoices(_ id: String) -> String { "номер \(id) мають кілька рахунків" }
    func nameOneOf(_ ids: [String]) -> String {
        "Назвіть один за його локальним номером: \(ids.joined(separator: ", "))"
    }

    func olderInvoicesOfSameID(_ ids: [String]) -> String {
        "той самий номер платежу мають давніші рахунки: \(ids.joined(separator: ", "))"
    }
}
