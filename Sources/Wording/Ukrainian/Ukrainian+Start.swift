extension Ukrainian: StartTexts {
    var noFilesLeft: String { "процес більше не може відкривати файлів" }
    var noTerminal: String { "консолі потрібен термінал; для скриптів є команди: див. einvoice --help" }

    func terminalWithoutCursor(_ term: String) -> String {
        "цей термінал (TERM=\(term)) не вміє ставити курсор; задайте TERM, наприклад xterm-256color"
    }

    func unknownTerminal(_ term: String) -> String {
        "про цей термінал (TERM=\(term)) нічого не відомо; спробуйте TERM=xterm-256color"
    }

    var terminalInUse: String { "цей процес уже використовує термінал" }

    func olderInvoices(in profile: String) -> String {
        "Давніших рахунків усіх кас тут немає: --profile \(profile)."
    }

    var otherAccountsInvoices: String {
        """
        У цій історії є рахунки іншої каси (інші адреса шлюзу, номер каси або вид): запитати про них шлюз звідси не можна. \
        Заведіть для кожної каси власний профіль.
        """
    }

    func openPayment(_ paymentID: String, isRecorded: Bool, _ command: String) -> String {
        isRecorded
            ? "результат платежу \(paymentID) не з’ясовано; \(command) запитає шлюз"
            : "результату платежу \(paymentID) немає в історії; \(command) запитає шлюз"
    }

    func unsavedNote(_ text: String, paymentID: String) -> String {
        "нотатку до платежу \(paymentID) не збережено: \(text)"
    }

    func unkeptDraft(_ reason: String) -> String {
        """
        чернетку не вдалося зберегти: \(reason)
        Її буде втрачено, якщо не скопіювати введене:
        """
    }

    var diskTooSlow: String { "диск не відповів вчасно" }

    func typed(_ text: String, cutFrom length: Int?) -> String {
        length.map { "\(text)… (символів: \($0))" } ?? text
    }
}
