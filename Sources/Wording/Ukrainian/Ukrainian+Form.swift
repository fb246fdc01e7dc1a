import InvoiceCore
import ScreenKit

extension Ukrainian: FormTexts {
    func invoiceLike(_ paymentID: String) -> String { "За зразком \(paymentID)" }
    var customerHeading: String { "Хто і за що" }
    var extraFieldsHeading: String { "Додаткові поля" }
    var addressesHeading: String { "Адреси й номер" }
    var addressesLabel: String { "Адреси" }
    func addressesGiven(_ names: [String]) -> String {
        names.isEmpty ? "немає" : names.joined(separator: ", ").replacing("URL ", with: "")
    }
    func lastInvoices(of customer: Customer) -> String {
        "Останні рахунки, \(customer.field == .account ? "акаунт" : "платник") \(visible(customer.text))"
    }
    var addFieldLine: String { "+ додати поле" }
    var chooseCurrencyKey: String { "Enter: вибрати" }
    var fieldNameHint: String { "назва" }
    var fieldValueHint: String { "значення" }
    func useUnlisted(_ code: String) -> String { "\(code) немає у списку: усе одно взяти" }
    var notListed: String { "немає у списку" }
    func notListed(_ method: PaymentMethod) -> String {
        """
        \(visible(method.code)) немає у списку способів. Одиниця (\(visible(method.unit))) та знаки після коми \
        (\(decimals(method.decimals))) такі, як їх введено: переконайтеся, що так і у шлюзу
        """
    }
    func unlistedIsPossible(_ code: String) -> String {
        "Якщо \(visible(code)) у шлюзу все-таки є, вкажіть, скільки знаків після коми мають суми: --decimals N"
    }
    var noCurrencyFits: String { "Серед способів цього профілю такого немає." }

    var testAmountSucceeds: String { "тестова сума: завжди успіх" }
    var testAmountFails: String { "тестова сума: завжди відмова" }
    var sandboxAmounts: String { "1000 успіх, 2000 відмова; інші: F1" }
    func rule(_ pattern: String, example: String?) -> String {
        text(for: ValidationIssue(.extra(0), .extra(name: "", .patternMismatch(pattern, example: example))))
    }
    func example(_ text: String) -> String { "наприклад \(visible(text))" }
    var enterShowsAddresses: String { "Enter: показати" }
    var rightTakesLastDescription: String { "→ бере останнє" }
    func paymentIDIsUsed(_ state: InvoiceState) -> String { "уже використано: \(name(of: state))" }
    var proposing: String { "підбираємо…" }
    var paymentIDIsProposed: String { "запропоновано" }
    var validCardNumber: String { "правильний номер картки" }
    var invalidCardNumber: String { "неправильний номер картки" }
    var senderIsOptional: String { "необов’язково: картка або гаманець" }
    var callsConsoleBack: String { "сповіщає цю консоль" }
    var fromProfile: String { "із профілю" }
    var chooseKeys: String { "вибір стрілками" }
    var optional: String { "необов’язково" }

    var preparing: String { "Готуємо…" }
    func problem(_ problem: String, in field: String, more: Int) -> String {
        more > 0 ? "\(field): \(problem) (і ще \(more))" : "\(field): \(problem)"
    }
    func sentAs(_ name: String, isRequired: Bool) -> String {
        "надсилається як \(name)\(isRequired ? ", обов’язково" : "")"
    }
    var cardNumberIsSentWhole: String {
        "До шлюзу йде повністю; зберігаються й показуються лише перші 6 та останні 4 цифри."
    }
    var formKeys: String { "* обов’язково   Enter: далі, F2: що буде надіслано." }

    func paymentIDIsInHistory(_ state: InvoiceState) -> String {
        "Рахунок із цим номером платежу в історії вже є (\(name(of: state)))."
    }
    func typedIsNewDraft(_ reason: String) -> String { "\(reason) Введене тут тепер є новою чернеткою." }
    func notEdited(_ problem: EditProblem) -> String {
        switch problem {
        case .notFound(let editor):
            "Редактора \(visible(editor)) тут немає: вкажіть наявний в EDITOR. Призначення не змінено."
        case .failed(let editor, let status):
            "Код завершення \(visible(editor)): \(status); призначення не змінено."
        case .failedWithText(let editor, let status, let path):
            """
            Код завершення \(visible(editor)): \(status); написане в ньому лишилося в \(visible(path)). Призначення не \
            змінено.
            """
        case .notWritten(let problem): "Немає файлу для редактора: \(text(for: problem)). Призначення не змінено."
        case .unreadable(let path):
            "Текст із редактора не підходить; він лишився в \(visible(path)). Призначення не змінено."
        }
    }
    func editorsTextStays(path: String) -> String {
        "einvoice завершився, коли ваш редактор був відкритий: написане в ньому лежить у \(visible(path))."
    }
    func draftIsKept(_ key: KeyName) -> String { "Чернетку збережено. Продовжити: \(key(.drafts))." }
    func draftIsNotOnDisk(_ key: KeyName) -> String {
        "Чернетки немає на диску; спроби тривають. Продовжити її: \(key(.drafts))."
    }
    var typeCardNumberAgain: String { "Номер картки збережено не повністю: введіть його ще раз." }
}
