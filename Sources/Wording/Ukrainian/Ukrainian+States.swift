import InvoiceCore

extension Ukrainian: StateTexts {
    func word(for state: ShownState) -> String {
        switch state {
        case .sending: "надсилання"
        case .unknown: "не з’ясовано"
        case .unsent: "не надіслано"
        case .closed: "закрито"
        case .rejected: "не прийнято"
        case .created: "створено"
        case .started: "чекає оплати"
        case .paid: "оплачено"
        case .otherSum: "інша сума"
        case .finished: "завершено"
        case .failed: "не пройшов"
        case .canceled: "скасовано"
        case .debitFailed: "не списано"
        case .mismatch: "розбіжність"
        }
    }

    func meaning(of state: ShownState) -> String {
        switch state {
        case .sending: "Рахунок надсилається до шлюзу"
        case .rejected: "Шлюз не прийняв рахунок; нічого не створено"
        case .unknown: "Придатної відповіді немає: можливо, створено; треба з’ясувати"
        case .unsent: "Точно не надіслано; нічого не створено"
        case .closed: "Закрито вручну як нестворений"
        case .created: "Є у шлюзі; оплату не розпочато"
        case .started: "Покупець може платити; ще нічого не зараховано"
        case .paid: "Оплачено, але ще не завершено"
        case .otherSum: "Оплачено, але не ту суму, яку виставлено"
        case .finished: "Оплачено й завершено"
        case .failed: "Платіж не пройшов; нічого не зараховано"
        case .debitFailed: "Гроші не списано"
        case .canceled: "Шлюз більше не чекає на оплату"
        case .mismatch: "Шлюз повідомляє не ту суму чи валюту, яку виставлено"
        }
    }

    func explanation(of meaning: GatewayStatus.Meaning) -> String {
        switch meaning {
        case .orderCreated:
            "Рахунок створено, оплату не розпочато. Посилання на оплату з’явиться, коли її почати."
        case .inProgress: "Чекаємо на оплату від покупця; ще нічого не зараховано."
        case .paid: "Оплачено, але ще не завершено. Товар віддавайте, коли платіж завершиться."
        case .paidOtherAmount:
            "Оплачено, але не ту суму, яку виставлено: перш ніж віддавати товар, звірте зараховану суму."
        case .finished: "Оплачено й завершено. Товар можна віддавати."
        case .failed:
            "Платіж не пройшов; нічого не зараховано. Покупець може спробувати ще раз за новим рахунком."
        case .canceled:
            "Шлюз більше не чекає на цю оплату. Якщо вона ще потрібна, створіть новий рахунок."
        case .debitFailed: "Гроші не списано. Такий статус шлюз має лише в тестовому режимі."
        case .unheardOf: "Слово самого шлюзу, у протоколі його немає. Запитайте підтримку шлюзу."
        }
    }

    func cause(_ code: UnknownReason.Code, detail: String?) -> String {
        func with(_ text: String) -> String { detail.map { "\(text) (\($0))" } ?? text }
        switch code {
        case .timeout:
            return detail.map { "за \(seconds(in: $0)) відповідь не надійшла повністю" }
                ?? "відповідь не надійшла вчасно"
        case .canceled: return "ви перестали чекати на відповідь"
        case .connectionLost: return with("зв’язок обірвався, перш ніж відповідь надійшла повністю")
        case .badReply: return with("відповідь не за протоколом")
        case .replyTooLarge: return with("відповідь завелика, щоб її прочитати")
        case .wrongSignature:
            return with(
                "підпис відповіді неправильний: вона може бути не від шлюзу, або ключ у профілі неправильний")
        case .missingSignature:
            let setting = "задайте accept_unsigned_replies у профілі або EINVOICE_ACCEPT_UNSIGNED_REPLIES"
            return "відповідь без підпису (якщо шлюз не підписує, \(setting))"
        case .unsignedRefusal: return with("відмова, якої ніхто не підписав; вона нічого не доводить")
        case .alreadyExists:
            return with("такий номер платежу у шлюзі вже є, від цього самого запиту або від іншого рахунку")
        case .redirect: return with("шлюз перенаправив на іншу адресу, а туди ми ніколи не переходимо")
        case .interrupted: return "програма завершилася, перш ніж надійшла відповідь"
        case .other: return with("придатної відповіді немає")
        }
    }

    /// A limit as the history keeps it, `30 s`, in the letters of the language.
    private func seconds(in detail: String) -> String {
        detail.hasSuffix(" s") ? "\(detail.dropLast())с" : detail
    }

    var noReasonGiven: String { "причини не названо" }

    func refusal(_ message: String, code: String) -> String { "\(message) (код \(code))" }

    func name(of kind: PaymentMethod.Kind) -> String {
        switch kind {
        case .card: "картка"
        case .bank: "банк"
        case .mobileMoney: "моб. гроші"
        case .upi: "UPI"
        case .crypto: "крипто"
        }
    }

    func decimals(_ count: Int) -> String {
        count == 0 ? "без дробів" : "\(count) \(SlavicForms("знак", "знаки", "знаків").form(for: count))"
    }
}
