import InvoiceCore
import ScreenKit

extension Ukrainian: ProblemTexts {
    func notRecorded(_ what: Unrecorded, _ why: String) -> String {
        let (subject, next) =
            switch what {
            case .outcome: ("РЕЗУЛЬТАТ НЕ ЗАПИСАНО", "Занотуйте його; з’ясування знайде його знову.")
            case .testOutcome: ("РЕЗУЛЬТАТ НЕ ЗАПИСАНО", "Занотуйте його.")
            case .status: ("СТАТУС НЕ ЗАПИСАНО", "Оновлення запитає його знову.")
            case .paymentStart:
                ("ПОЧАТОК ОПЛАТИ НЕ ЗАПИСАНО", "Запитайте посилання на оплату ще раз, і його буде записано.")
            }
        return "\(subject): \(why). \(next)"
    }

    func mismatch(ofPayment paymentID: String, _ warning: String) -> String {
        "Платіж \(paymentID): \(warning) Запитайте підтримку шлюзу."
    }

    func reopened(paymentID: String) -> String {
        "Платіж \(paymentID) було закрито як нестворений, але У ШЛЮЗІ ВІН Є: його знову відкрито."
    }

    func noSecret(_ why: String) -> String { "секретного ключа профілю не вдалося отримати: \(why)" }
    var unsignedReply: String { "відповідь шлюзу без підпису; профіль такі приймає" }

    func title(of problem: Problem) -> String {
        switch problem {
        case .notRecorded(let storage): "не вдалося записати до історії: \(text(for: storage))"
        case .historyUnreadable(let storage): "історію не вдалося прочитати: \(text(for: storage))"
        case .secret(let secret): text(for: secret)
        case .canceled: "зупинено; нічого не надіслано й не записано"
        case .invalid(let issues): issues.map { "\(name(of: $0.field)): \(text(for: $0))" }.joined(separator: "; ")
        case .notConfirmed(let amount): "це БОЙОВИЙ профіль: треба повторити суму, \(amount)"
        case .duplicate(let paymentID, let minutes):
            """
            цьому покупцеві таку саму суму вже виставлено \(ago(seconds: Int64(minutes) * 60)): платіж \
            \(visible(paymentID))
            """
        case .confirmationUnreadable(let amount):
            "не підтверджено: введена ще раз сума: \(text(for: amount, unit: nil))"
        case .confirmationDiffers(let typed, let amount):
            "не підтверджено: ще раз введено \(typed), а сума \(amount)"
        case .paymentIDUsed(let id, let state):
            "Номер платежу: в історії він уже є (рахунок \(visible(id)), \(name(of: state)))"
        case .otherAccount(let endpoint, let clientID, let kind):
            "рахунок належить касі \(visible(clientID)) на \(visible(endpoint))"
                + (kind.map { ", профіль \(visible($0))" } ?? "") + ", а не касі цього профілю"
        case .beingSent: "цей рахунок зараз надсилає інша програма"
        case .wrongState(let state): "стан рахунку «\(name(of: state))»: робити з ним цього не треба"
        case .paymentEnded(let status): "його платіж закінчився: шлюз каже \(visible(status.text))"
        case .replaced(let id, .created): "рахунок замінено на \(visible(id))"
        case .replaced(let id, let state):
            "рахунок, можливо, вже замінено на \(visible(id)), стан якого: \(name(of: state))"
        case .notAskedYet: "шлюз не сказав, із підписом або двічі, що цього рахунку в нього немає"
        case .cardNeeded(let masked):
            "номер картки \(visible(masked)) потрібен ще раз: збережено лише перші 6 та останні 4 цифри"
        case .cardDoesNotFit(let masked): "номер не збігається зі збереженим: \(visible(masked))"
        case .gateway(let failure): title(of: failure)
        case .statementTooLarge(let reason): "виписка навіть за одну секунду завелика: \(text(for: reason))"
        case .emptyPeriod: "період порожній: кінець раніше за початок"
        case .nameNeeded: "це БОЙОВИЙ профіль: тестові платежі стали б справжніми рахунками"
        case .isRunning: "ці тестові платежі вже виконуються"
        case .unfilled(let names):
            "немає значень для додаткових полів: \(names.map { visible($0) }.joined(separator: ", "))"
        case .batch(let failure): title(of: failure)
        case .draftHeldElsewhere: "цю чернетку продовжує інша консоль"
        case .draftGone: "цієї чернетки вже немає: інша консоль надіслала або видалила її"
        case .draftChanged: "цю чернетку змінила інша консоль"
        case .draftTooLong(let bytes, let limit): "її довжина \(count(bytes, .byte)), а межа \(count(limit))"
        case .draftNotKept(let storage): text(for: storage)
        case .fileExists(let path): "такий файл уже є: \(visible(path)); нічого не перезаписано"
        case .notAFile(let path): "\(visible(path)): це пристрій, канал або недійсне посилання; вкажіть файл"
        case .isOfHistory(let path): "\(visible(path)): тут зберігається сама історія; виберіть іншу теку"
        case .fileNotWritten(let path, let errno): "не вдалося записати \(visible(path)): \(remedy(for: errno))"
        case .query(let query): text(for: query)
        case .noSandbox(let port): "пісочницю не вдалося запустити: \(text(for: port))"
        case .noCallbacks(let port): "сповіщення не приймаються: \(text(for: port))"
        }
    }

    func advice(on problem: Problem) -> [String] {
        switch problem {
        case .notRecorded: ["Нічого не надіслано, бо спершу не вдалося записати."]
        case .secret, .notConfirmed, .confirmationUnreadable, .confirmationDiffers, .invalid, .nameNeeded,
            .paymentIDUsed, .duplicate:
            ["Нічого не надіслано й не записано."]
        case .otherAccount: ["Нічого не надіслано. Виберіть профіль, з яким його створено."]
        case .cardNeeded: ["Нічого не надіслано."]
        case .paymentEnded: ["Нічого не запитано й не надіслано. Якщо оплата ще потрібна, створіть новий рахунок."]
        case .replaced(_, .created):
            ["Нічого не запитано й не надіслано. Шлюз і далі приймає його оплату, бо скасування в нього немає."]
        case .replaced: ["Нічого не надіслано. Спершу з’ясуйте результат того рахунку."]
        case .cardDoesNotFit: ["Нічого не надіслано. Ще раз можна надіслати лише той самий номер."]
        case .gateway(.credentialsRefused): ["Перевірте номер каси й ключ у профілі."]
        case .statementTooLarge: ["Збільште max_reply_bytes у профілі."]
        case .batch(let failure): advice(on: failure)
        case .noCallbacks: ["Натомість про статуси запитуємо самі."]
        default: []
        }
    }

    func title(of failure: GatewayFailure) -> String {
        switch failure {
        case .rejected(let rejection): "шлюз відмовив: \(text(for: rejection))"
        case .credentialsRefused(let rejection): "шлюз не приймає номер каси або ключ: \(text(for: rejection))"
        case .unusable where failure.isCanceled: "зупинено, перш ніж шлюз відповів"
        case .unusable(let reason) where failure.isSilence: "відповіді від шлюзу немає: \(text(for: reason))"
        case .unusable(let reason): "відповідь шлюзу непридатна: \(text(for: reason))"
        case .unreachable(let why): "шлюз недоступний: \(visible(plain(why)))"
        }
    }

    func text(for problem: PortProblem) -> String {
        switch problem {
        case .taken(let port): "порт \(port) зайнято іншою програмою"
        case .notPermitted(let port):
            "система не дозволяє слухати на порту \(port); виберіть більший за 1023"
        case .outOfRange(let port): "\(port) не є портом: від 0 (будь-який вільний) до 65535"
        case .unavailable(let port, let errno):
            "не вдалося слухати на порту \(port) цієї машини (\(systemWords(errno)))"
        }
    }

    func text(for reason: TestPayment.Reason) -> String {
        switch reason {
        case .rejected(let rejection): "шлюз не прийняв рахунок: \(text(for: rejection))"
        case .unknown(let reason): "результат не з’ясовано: \(text(for: reason))"
        case .failed(let problem): title(of: problem)
        case .outOfPatience: "статус вчасно не став кінцевим"
        }
    }
}
