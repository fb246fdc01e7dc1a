import InvoiceCore
import ScreenKit

extension Russian: FormTexts {
    func invoiceLike(_ paymentID: String) -> String { "По образцу \(paymentID)" }
    var customerHeading: String { "Кто платит и за что" }
    var extraFieldsHeading: String { "Дополнительные поля" }
    var addressesHeading: String { "Адреса и номер" }
    var addressesLabel: String { "Адреса" }
    func addressesGiven(_ names: [String]) -> String {
        if names.isEmpty { return "не заданы" }
        let short = [
            name(of: .successURL): "успех", name(of: .failURL): "неудача", name(of: .statusURL): "статус",
        ]
        return names.map { short[$0] ?? $0 }.joined(separator: ", ")
    }
    func lastInvoices(of customer: Customer) -> String {
        "Последние счета, \(customer.field == .account ? "аккаунт" : "плательщик") \(visible(customer.text))"
    }
    var addFieldLine: String { "+ ещё поле" }
    var chooseCurrencyKey: String { "Enter: выбрать" }
    var fieldNameHint: String { "имя" }
    var fieldValueHint: String { "значение" }
    func useUnlisted(_ code: String) -> String { "\(code) нет в списке: взять всё же" }
    var notListed: String { "нет в списке" }
    func notListed(_ method: PaymentMethod) -> String {
        """
        \(visible(method.code)) нет в списке способов оплаты. Единица (\(visible(method.unit))) и \
        дробность (\(decimals(method.decimals))) взяты как введены: убедитесь, что в шлюзе так же
        """
    }
    func unlistedIsPossible(_ code: String) -> String {
        "Если \(visible(code)) в шлюзе всё же есть, укажите, сколько знаков после запятой в суммах: --decimals N"
    }
    var noCurrencyFits: String { "Среди способов этого профиля ничего не подходит." }

    var testAmountSucceeds: String { "тестовая сумма: всегда успех" }
    var testAmountFails: String { "тестовая сумма: всегда отказ" }
    var sandboxAmounts: String { "1000: успех, 2000: отказ; другие в F1" }
    func rule(_ pattern: String, example: String?) -> String {
        text(for: ValidationIssue(.extra(0), .extra(name: "", .patternMismatch(pattern, example: example))))
    }
    func example(_ text: String) -> String { "например \(visible(text))" }
    var enterShowsAddresses: String { "Enter: показать" }
    var rightTakesLastDescription: String { "→ подставит прежнее" }
    func paymentIDIsUsed(_ state: InvoiceState) -> String { "уже использован: \(name(of: state))" }
    var proposing: String { "подбираем…" }
    var paymentIDIsProposed: String { "предложен" }
    var validCardNumber: String { "номер карты верный" }
    var invalidCardNumber: String { "номер карты неверный" }
    var senderIsOptional: String { "необязательно: карта, кошелёк" }
    var callsConsoleBack: String { "уведомления придут сюда" }
    var fromProfile: String { "из профиля" }
    var chooseKeys: String { "выбор стрелками" }
    var optional: String { "необязательно" }

    var preparing: String { "Готовим…" }
    func problem(_ problem: String, in field: String, more: Int) -> String {
        more > 0 ? "\(field): \(problem) (и ещё ошибок: \(more))" : "\(field): \(problem)"
    }
    func sentAs(_ name: String, isRequired: Bool) -> String {
        "в запросе: \(name)\(isRequired ? ", обязательно" : "")"
    }
    var cardNumberIsSentWhole: String {
        "В шлюз номер уходит целиком; хранятся и показываются только первые 6 и последние 4 цифры."
    }
    var formKeys: String { "* обязательно   Enter: дальше, F2: что будет отправлено." }

    func paymentIDIsInHistory(_ state: InvoiceState) -> String {
        "Счёт с этим номером платежа уже есть в истории (\(name(of: state)))."
    }
    func typedIsNewDraft(_ reason: String) -> String { "\(reason) Введённое здесь стало новым черновиком." }
    func notEdited(_ problem: EditProblem) -> String {
        switch problem {
        case .notFound(let editor):
            "Редактора \(visible(editor)) здесь нет: укажите другой в EDITOR. Назначение осталось прежним."
        case .failed(let editor, let status):
            "\(visible(editor)) завершился с кодом \(status); назначение осталось прежним."
        case .failedWithText(let editor, let status, let path):
            """
            \(visible(editor)) завершился с кодом \(status); написанное в нём осталось в \(visible(path)). \
            Назначение осталось прежним.
            """
        case .notWritten(let problem):
            "Не удалось создать файл для редактора: \(text(for: problem)). Назначение осталось прежним."
        case .unreadable(let path):
            "Написанное в редакторе не подходит как текст, оно в \(visible(path)). Назначение осталось прежним."
        }
    }
    func editorsTextStays(path: String) -> String {
        "einvoice закрылась, когда был открыт редактор: написанное в нём лежит в \(visible(path))."
    }
    func draftIsKept(_ key: KeyName) -> String { "Черновик сохранён. \(key(.drafts)) продолжит его." }
    func draftIsNotOnDisk(_ key: KeyName) -> String {
        "Черновик не записан на диск, пробуем ещё раз. \(key(.drafts)) продолжит его."
    }
    var typeCardNumberAgain: String { "Номер карты целиком не хранится: введите его ещё раз." }
}
