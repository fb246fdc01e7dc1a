import InvoiceCore
import ScreenKit

extension Russian: ProblemTexts {
    func notRecorded(_ what: Unrecorded, _ why: String) -> String {
        let (subject, next) =
            switch what {
            case .outcome: ("ИСХОД НЕ ЗАПИСАН", "Запишите его сами; «\(settleUnknown.label)» найдёт его снова.")
            case .testOutcome: ("ИСХОД НЕ ЗАПИСАН", "Запишите его сами.")
            case .status: ("СТАТУС НЕ ЗАПИСАН", "«\(refreshStatus.label)» спросит о нём ещё раз.")
            case .paymentStart: ("НАЧАЛО ОПЛАТЫ НЕ ЗАПИСАНО", "Если ещё раз спросить о ссылке, оно запишется.")
            }
        return "\(subject): \(why). \(next)"
    }

    func mismatch(ofPayment paymentID: String, _ warning: String) -> String {
        "Платёж \(paymentID): \(warning) Спросите поддержку шлюза."
    }

    func reopened(paymentID: String) -> String {
        "Платёж \(paymentID) был закрыт как несозданный, но В ШЛЮЗЕ ОН ЕСТЬ: счёт снова открыт."
    }

    func noSecret(_ why: String) -> String { "секретный ключ профиля взять не удалось: \(why)" }
    var unsignedReply: String { "ответ шлюза без подписи; профиль это допускает" }

    func title(of problem: Problem) -> String {
        switch problem {
        case .notRecorded(let storage): "не удалось записать в историю: \(text(for: storage))"
        case .historyUnreadable(let storage): "историю не удалось прочитать: \(text(for: storage))"
        case .secret(let secret): text(for: secret)
        case .canceled: "остановлено; ничего не отправлено и не записано"
        case .invalid(let issues): issues.map { "\(name(of: $0.field)): \(text(for: $0))" }.joined(separator: "; ")
        case .notConfirmed(let amount): "это БОЕВОЙ профиль: сумму, \(amount), нужно повторить"
        case .duplicate(let paymentID, let minutes):
            """
            этому покупателю уже выставлен счёт на ту же сумму, \(ago(seconds: Int64(minutes) * 60)): \
            платёж \(visible(paymentID))
            """
        case .confirmationUnreadable(let amount):
            "не подтверждено: сумма, введённая ещё раз: \(text(for: amount, unit: nil))"
        case .confirmationDiffers(let typed, let amount):
            "не подтверждено: введено \(typed), а сумма счёта \(amount)"
        case .paymentIDUsed(let id, let state):
            "Номер платежа: уже есть в истории (счёт \(visible(id)), \(name(of: state)))"
        case .otherAccount(let endpoint, let clientID, let kind):
            "это счёт кассы \(visible(clientID)) в шлюзе \(visible(endpoint))"
                + (kind.map { ", вид профиля \(visible($0))" } ?? "") + ", а у этого профиля другая касса"
        case .beingSent: "этот счёт сейчас отправляет другая программа"
        case .wrongState(let state): "состояние счёта: \(name(of: state)); такого действия для него нет"
        case .paymentEnded(let status): "платёж окончен: статус шлюза \(visible(status.text))"
        case .replaced(let id, .created): "счёт заменён на \(visible(id))"
        case .replaced(let id, let state):
            "счёт, возможно, уже заменён на \(visible(id)), состояние: \(name(of: state))"
        case .notAskedYet: "шлюз ещё не подтвердил подписью или дважды, что этого счёта у него нет"
        case .cardNeeded(let masked):
            "нужен номер карты \(visible(masked)) целиком: хранились только первые 6 и последние 4 цифры"
        case .cardDoesNotFit(let masked): "этот номер не сходится с сохранённым: \(visible(masked))"
        case .gateway(let failure): title(of: failure)
        case .statementTooLarge(let reason): "выписка за одну секунду слишком велика: \(text(for: reason))"
        case .emptyPeriod: "период пуст: он кончается раньше, чем начинается"
        case .nameNeeded: "это БОЕВОЙ профиль: тестовые платежи стали бы настоящими счетами"
        case .isRunning: "эти тестовые платежи уже идут"
        case .unfilled(let names):
            "нет значений для доп. полей: \(names.map { visible($0) }.joined(separator: ", "))"
        case .batch(let failure): title(of: failure)
        case .draftHeldElsewhere: "этот черновик продолжают в другой консоли"
        case .draftGone: "этого черновика больше нет: его отправили или удалили в другой консоли"
        case .draftChanged: "этот черновик изменили в другой консоли"
        case .draftTooLong(let bytes, let limit):
            "он слишком длинный: \(count(bytes, .byte)), предел: \(count(limit))"
        case .draftNotKept(let storage): text(for: storage)
        case .fileExists(let path): "такой файл уже есть: \(visible(path)); ничего не заменено"
        case .notAFile(let path): "\(visible(path)): это устройство, канал или битая ссылка; укажите файл"
        case .isOfHistory(let path): "\(visible(path)): здесь хранится сама история; выберите другую папку"
        case .fileNotWritten(let path, let errno): "не удалось записать \(visible(path)): \(remedy(for: errno))"
        case .query(let query): text(for: query)
        case .noSandbox(let port): "песочница не запустилась: \(text(for: port))"
        case .noCallbacks(let port): "уведомления шлюза не придут: \(text(for: port))"
        }
    }

    func advice(on problem: Problem) -> [String] {
        switch problem {
        case .notRecorded: ["Ничего не отправлено: сначала счёт нужно было записать, а это не удалось."]
        case .secret, .notConfirmed, .confirmationUnreadable, .confirmationDiffers, .invalid, .nameNeeded,
            .paymentIDUsed, .duplicate:
            ["Ничего не отправлено и не записано."]
        case .otherAccount: ["Ничего не отправлено. Выберите профиль этого счёта."]
        case .cardNeeded: ["Ничего не отправлено."]
        case .paymentEnded: ["Шлюз не спрашивали, ничего не отправлено. Если оплата ещё нужна, создайте новый счёт."]
        case .replaced(_, .created):
            ["Шлюз не спрашивали, ничего не отправлено. Оплату этого счёта шлюз всё ещё примет, отменять он не умеет."]
        case .replaced: ["Ничего не отправлено. Сначала выясните исход того счёта."]
        case .cardDoesNotFit: ["Ничего не отправлено. Ещё раз отправить можно только тот же самый номер."]
        case .gateway(.credentialsRefused): ["Проверьте номер кассы и секретный ключ профиля."]
        case .statementTooLarge: ["Увеличьте max_reply_bytes в профиле."]
        case .batch(let failure): advice(on: failure)
        case .noCallbacks: ["Вместо этого статусы спрашиваем сами."]
        default: []
        }
    }

    func title(of failure: GatewayFailure) -> String {
        switch failure {
        case .rejected(let rejection): "шлюз ответил отказом: \(text(for: rejection))"
        case .credentialsRefused(let rejection): "шлюз не принимает номер кассы или ключ: \(text(for: rejection))"
        case .unusable where failure.isCanceled: "остановлено до ответа шлюза"
        case .unusable(let reason) where failure.isSilence: "нет ответа от шлюза: \(text(for: reason))"
        case .unusable(let reason): "ответ шлюза не годится: \(text(for: reason))"
        case .unreachable(let why): "шлюз недоступен: \(visible(plain(why)))"
        }
    }

    func text(for problem: PortProblem) -> String {
        switch problem {
        case .taken(let port): "порт \(port) занят другой программой"
        case .notPermitted(let port):
            "система не даёт слушать на порту \(port); выберите порт больше 1023"
        case .outOfRange(let port): "\(port) не порт: нужно число от 0 (любой свободный) до 65535"
        case .unavailable(let port, let errno):
            "слушать на порту \(port) этой машины не удалось (\(systemWords(errno)))"
        }
    }

    func text(for reason: TestPayment.Reason) -> String {
        switch reason {
        case .rejected(let rejection): "шлюз не принял счёт: \(text(for: rejection))"
        case .unknown(let reason): "исход не выяснен: \(text(for: reason))"
        case .failed(let problem): title(of: problem)
        case .outOfPatience: "конечного статуса вовремя не дождались"
        }
    }
}
