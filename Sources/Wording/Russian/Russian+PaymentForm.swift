import InvoiceCore
import ScreenKit

extension Russian: PaymentFormTexts {
    func formLeads(_ form: PaymentForm) -> String {
        let values = form.fields.count
        let what = values == 0 ? "без значений" : "скрытых значений: \(values)"
        return "Форма ведёт на \(visible(form.action)), \(what) (\(form.method.rawValue.uppercased()))."
    }

    func text(for problem: PaymentFormProblem) -> String {
        switch problem {
        case .tooLong(let limit): "она слишком длинная, предел: \(count(limit, .byte))"
        case .noForm: "формы в ней нет"
        case .severalForms: "в ней несколько форм"
        case .unreadable: "неясно, как её поймёт браузер"
        case .asksFor(let name): "она о чём-то спрашивает покупателя (\(visible(name)))"
        case .noTarget: "в ней не сказано, куда она ведёт"
        case .notWeb(let target): "она ведёт не на веб-адрес (\(visible(target)))"
        case .notSecure(let target): "она ведёт на другую машину без шифрования (\(visible(target)))"
        }
    }

    var formIsPreferred: String {
        "Шлюз дал и форму, и ссылку. По его описанию важнее форма, поэтому здесь открывается она."
    }
    func linkInsteadOfForm(_ reason: String) -> String {
        "Шлюз дал и форму, но она не годится: \(reason). Здесь открывается ссылка."
    }
    func formNotUsed(_ reason: String) -> String {
        "Шлюз дал форму вместо ссылки, и она не годится: \(reason). Попросите ссылку у поддержки шлюза."
    }
    var formInsteadOfLink: String { "Шлюз дал форму вместо ссылки." }
    func opensForm(_ command: String) -> String { "\(command) откроет страницу с ней на этой машине." }
    func pageNotWritten(_ reason: String) -> String { "страница с формой не записана: \(reason)" }
    func pageIsIn(_ path: String) -> String {
        "Страница с формой: \(path); её откроет браузер этого пользователя."
    }
    func opensFormByKey(_ key: KeyName) -> String {
        "Шлюз дал форму вместо ссылки: \(key(.browser)) откроет страницу с ней на этой машине."
    }

    var pageAdvice: String { "Оплата продолжится по адресу, который назван на кнопке." }
    func goOn(to host: String) -> String { "Перейти на \(host)" }
}
