extension Russian: MessageTexts {
    func asWarning(_ text: String) -> String { "предупреждение: \(text)" }

    func outputUnwritable(_ reason: String) -> String {
        "не удалось записать в стандартный вывод (\(reason)); данные в нём неполны"
    }

    var nothingSentOrRecorded: String { "Ничего не отправлено и не записано." }
    var stoppedBeforeSending: String { "остановлено; ничего не отправлено и не записано" }
    var stoppedBeforeEnd: String { "остановлено раньше конца" }
    var exportStopped: String { "остановлено; файла не осталось" }
    var askingGatewayNow: String { "спрашиваем шлюз…" }

    func historyLacksPayment(_ failure: String) -> String {
        "не удалось записать в историю, этого платежа в ней нет: \(failure)"
    }

    func historyLacksStatus(_ failure: String) -> String {
        "не удалось записать в историю, этого статуса в ней нет: \(failure)"
    }

    func badLinesLeftOut(_ number: Int, of path: String, naming command: String) -> String {
        "\(path): не прочитано и пропущено строк: \(number); их назовёт \(command)"
    }

    func noInvoice(_ id: String, in profile: String) -> String {
        "в истории профиля \(profile) нет счёта «\(id)»"
    }

    func listsInvoices(_ command: String) -> String { "\(command) покажет, какие есть." }
    func severalInvoices(_ id: String) -> String { "под номером \(id) несколько счетов" }
    func nameOneOf(_ ids: [String]) -> String {
        "Назовите один по его локальному номеру: \(ids.joined(separator: ", "))"
    }

    func olderInvoicesOfSameID(_ ids: [String]) -> String {
        "тот же номер платежа у более старых счетов: \(ids.joined(separator: ", "))"
    }
}
