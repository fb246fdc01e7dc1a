extension Russian: ReplacingTexts {
    var replacesLabel: String { "Заменяет" }
    var replacedByLabel: String { "Заменён на" }
    func wasReplaced(by id: String) -> String { "заменён на \(id)" }
    func replaced(by id: String) -> String {
        """
        Заменён на \(id): ссылку этого счёта больше не отправляйте. Оплату по нему шлюз всё ещё примет, отменять он \
        не умеет: попросите покупателя этот счёт не оплачивать.
        """
    }
    func replacedLine(by id: String) -> String { "Заменён на \(id); оплату старого шлюз ещё примет." }
    func replaces(_ id: String) -> String {
        """
        Он заменяет \(id), чья ссылка больше не предлагается. Оплату по тому счёту шлюз всё ещё примет, отменять он \
        не умеет: скажите покупателю, какой из них оплачивать.
        """
    }
    func willReplace(_ id: String) -> String {
        """
        Он заменит \(id), и ссылка того счёта больше не будет предлагаться. Оплату по нему шлюз всё ещё примет, \
        отменять он не умеет.
        """
    }
    var replacementTitle: String { "Замена счёта" }

    func unusualAmount(_ amount: String, isMore: Bool, than other: String, paymentID: String, isModel: Bool) -> String {
        let distance = isMore ? "в десять и более раз больше" : "в десять и более раз меньше"
        let which =
            isModel
            ? "чем в образце: \(other) (номер платежа \(paymentID))"
            : "чем недавно у этого покупателя: \(other), номер платежа \(paymentID)"
        return "\(amount) \(distance), \(which)"
    }
    var typingReplacesSelected: String { "Ввод заменит выделенное; ← или → оставит." }
}
