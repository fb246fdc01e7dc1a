import InvoiceCore
import ScreenKit

extension Ukrainian: PaymentFormTexts {
    func formLeads(_ form: PaymentForm) -> String {
        "Форма веде на \(visible(form.action)), прихованих значень: \(form.fields.count) "
            + "(\(form.method.rawValue.uppercased()))."
    }

    func text(for problem: PaymentFormProblem) -> String {
        switch problem {
        case .tooLong(let limit): "вона довша за межу (\(count(limit, .byte)))"
        case .noForm: "у надісланому немає форми"
        case .severalForms: "у надісланому кілька форм"
        case .unreadable: "невідомо напевно, як її прочитає браузер"
        case .asksFor(let name): "вона просить щось у покупця (\(visible(name)))"
        case .noTarget: "вона не каже, куди веде"
        case .notWeb(let target): "вона веде не на вебадресу (\(visible(target)))"
        case .notSecure(let target): "вона веде на іншу машину без шифрування (\(visible(target)))"
        }
    }

    var formIsPreferred: String {
        "Шлюз дав форму й посилання. Його документація радить форму, тому звідси відкривається форма."
    }
    func linkInsteadOfForm(_ reason: String) -> String {
        "Шлюз дав і форму, але вона не годиться: \(reason). Звідси відкривається посилання."
    }
    func formNotUsed(_ reason: String) -> String {
        "Шлюз дав форму замість посилання, але вона не годиться: \(reason). Попросіть посилання в його підтримки."
    }
    var formInsteadOfLink: String { "Шлюз дав форму замість посилання." }
    func opensForm(_ command: String) -> String { "\(command) відкриє на цій машині сторінку з нею." }
    func pageNotWritten(_ reason: String) -> String { "сторінку з формою не записано: \(reason)" }
    func pageIsIn(_ path: String) -> String {
        "Сторінка з формою: \(path); її відкриє браузер цього користувача."
    }
    func opensFormByKey(_ key: KeyName) -> String {
        "Шлюз дав форму замість посилання: \(key(.browser)) відкриє на цій машині сторінку з нею."
    }

    var pageAdvice: String { "Оплата продовжиться за адресою, названою на кнопці." }
    func goOn(to host: String) -> String { "Продовжити на \(host)" }
}
