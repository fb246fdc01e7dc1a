extension Russian: StartTexts {
    var noFilesLeft: String { "процесс больше не может открывать файлы" }
    var noTerminal: String { "консоли нужен терминал; для скриптов есть команды: смотрите einvoice --help" }

    func terminalWithoutCursor(_ term: String) -> String {
        "этот терминал (TERM=\(term)) не умеет двигать курсор; задайте TERM, например xterm-256color"
    }

    func unknownTerminal(_ term: String) -> String {
        "об этом терминале (TERM=\(term)) ничего не известно; попробуйте TERM=xterm-256color"
    }

    var terminalInUse: String { "терминал уже занят этим же процессом" }

    func olderInvoices(in profile: String) -> String {
        "Старые счета всех касс не здесь: --profile \(profile)."
    }

    var otherAccountsInvoices: String {
        """
        В этой истории есть счета другой кассы (другой адрес шлюза, номер кассы или вид): спросить о них шлюз отсюда \
        нельзя. Заведите для каждой кассы свой профиль.
        """
    }

    func openPayment(_ paymentID: String, isRecorded: Bool, _ command: String) -> String {
        isRecorded
            ? "исход платежа \(paymentID) не выяснен; \(command) спросит шлюз"
            : "исхода платежа \(paymentID) нет в истории; \(command) спросит шлюз"
    }

    func unsavedNote(_ text: String, paymentID: String) -> String {
        "заметка к платежу \(paymentID) не сохранена: \(text)"
    }

    func unkeptDraft(_ reason: String) -> String {
        """
        черновик не удалось сохранить: \(reason)
        Он пропадёт, если не скопировать введённое:
        """
    }

    var diskTooSlow: String { "диск не ответил вовремя" }

    func typed(_ text: String, cutFrom length: Int?) -> String {
        length.map { "\(text)… (\($0) \(characterForms.form(for: $0)))" } ?? text
    }
}
