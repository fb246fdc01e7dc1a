extension Ukrainian: ResolveTexts {
    var nothingToSettle: String { "З’ясовувати нічого: нез’ясованих рахунків немає." }

    func doubtfullyRejected(_ number: Int) -> String {
        "Не прийнято, але у шлюзі вони можуть бути, бо відмови ніхто не підписав: \(count(number, .invoice))."
    }

    func asksAbout(_ command: String, newest: Int?) -> String {
        "\(command) запитає\(newest.map { " про найновіші \($0)" } ?? "")."
    }

    func promptForCard(_ kept: String, paymentID: String) -> String {
        "Ще раз номер картки \(kept), номер платежу \(paymentID) (не показується): "
    }

    var promptForSender: String { "Платник (не показується): " }
    var noSenderRead: String { "Платник: зі стандартного вводу не вдалося прочитати рядок тексту" }

    var cardOnCommandLine: String {
        "номер картки в командному рядку видно іншим користувачам цієї машини; --sender - читає його з рядка"
    }

    func settledAlready(_ outcome: String) -> String { "вже з’ясовано: \(outcome)" }
    var rejectedWithoutReason: String { "не прийнято" }
    var neverSent: String { "його не надсилали; --resend надішле" }
    var notAskedAboutIt: String { "про нього не питали" }
    func gatewayHasIt(tracking: String) -> String { "у шлюзі він є: \(tracking)" }
    var notThereStaysRejected: String { "такого платежу у шлюзі немає: лишається неприйнятим" }

    var notThereUnsigned: String {
        "такого платежу у шлюзі немає, але відповідь без підпису: запитайте ще раз, щоб знати напевно"
    }

    var notThereMayBeResent: String {
        "такого платежу у шлюзі немає; --resend надішле його ще раз, --close закриє як нестворений"
    }

    var notThereMayBeClosed: String { "такого платежу у шлюзі немає; --close закриє його як нестворений" }
    var closedNow: String { "такого платежу у шлюзі немає: закрито як нестворений" }
    var notThereStaysClosed: String { "такого платежу у шлюзі немає: лишається закритим" }

    func reopened(tracking: String) -> String {
        "його було закрито як нестворений, але у шлюзі він є: знову відкрито, \(tracking)"
    }

    func sentAgain(_ outcome: String) -> String { "надіслано ще раз: \(outcome)" }

    func sentAgainUnknown(_ reason: String, _ command: String) -> String {
        "надіслано ще раз: \(reason); \(command) запитає шлюз"
    }
    func notSentUnreachable(_ reason: String) -> String { "не надіслано: шлюз недоступний: \(reason)" }

    func warned(_ warning: String, _ found: String) -> String {
        "\(warning) \(found.prefix(1).uppercased())\(found.dropFirst())"
    }

    var notThereBadge: String { "∅ немає" }
}
