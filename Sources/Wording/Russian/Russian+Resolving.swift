extension Russian: ResolveTexts {
    var nothingToSettle: String { "Выяснять нечего: исходы всех счетов известны." }

    func doubtfullyRejected(_ number: Int) -> String {
        "Не приняты, но в шлюзе, возможно, есть: \(count(number, .invoice)). Отказа никто не подписал."
    }

    func asksAbout(_ command: String, newest: Int?) -> String {
        "\(command) спросит\(newest.map { " о самых новых, всего \($0)" } ?? "")."
    }

    func promptForCard(_ kept: String, paymentID: String) -> String {
        "Номер карты \(kept) целиком, номер платежа \(paymentID) (не виден): "
    }

    var promptForSender: String { "Плательщик (не виден): " }
    var noSenderRead: String { "Плательщик: со стандартного ввода не удалось прочитать строку текста" }

    var cardOnCommandLine: String {
        "номер карты в командной строке видят другие пользователи этой машины; --sender - читает его строкой"
    }

    func settledAlready(_ outcome: String) -> String { "уже выяснено: \(outcome)" }
    var rejectedWithoutReason: String { "не принят" }
    var neverSent: String { "он не отправлялся; его отправит --resend" }
    var notAskedAboutIt: String { "о нём не спрашивали" }
    func gatewayHasIt(tracking: String) -> String { "в шлюзе он есть: \(tracking)" }
    var notThereStaysRejected: String { "такого платежа в шлюзе нет: остаётся непринятым" }

    var notThereUnsigned: String {
        "такого платежа в шлюзе нет, но ответ без подписи: чтобы убедиться, спросите ещё раз"
    }

    var notThereMayBeResent: String {
        "такого платежа в шлюзе нет; --resend отправит его ещё раз, --close закроет как несозданный"
    }

    var notThereMayBeClosed: String { "такого платежа в шлюзе нет; --close закроет его как несозданный" }
    var closedNow: String { "такого платежа в шлюзе нет: закрыт как несозданный" }
    var notThereStaysClosed: String { "такого платежа в шлюзе нет: остаётся закрытым" }

    func reopened(tracking: String) -> String {
        "был закрыт как несозданный, но в шлюзе он есть: снова открыт, трекинговый номер \(tracking)"
    }

    func sentAgain(_ outcome: String) -> String { "отправлен ещё раз: \(outcome)" }

    func sentAgainUnknown(_ reason: String, _ command: String) -> String {
        "отправлен ещё раз: \(reason); \(command) спросит"
    }
    func notSentUnreachable(_ reason: String) -> String { "не отправлен: шлюз недоступен: \(reason)" }

    func warned(_ warning: String, _ found: String) -> String {
        "\(warning) \(found.prefix(1).uppercased())\(found.dropFirst())"
    }

    var notThereBadge: String { "∅ там нет" }
}
