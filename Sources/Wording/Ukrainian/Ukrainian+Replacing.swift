extension Ukrainian: ReplacingTexts {
    var replacesLabel: String { "Замінює" }
    var replacedByLabel: String { "Замінено на" }
    func wasReplaced(by id: String) -> String { "замінено на \(id)" }
    func replaced(by id: String) -> String {
        """
        Замінено на \(id): більше не надсилайте його посилання. Шлюз і далі приймає його оплату, бо скасування в нього \
        немає: скажіть покупцеві не сплачувати його.
        """
    }
    func replacedLine(by id: String) -> String { "Замінено на \(id); шлюз і далі приймає оплату." }
    func replaces(_ id: String) -> String {
        """
        Він замінює \(id), посилання на який більше не пропонується. Шлюз і далі приймає оплату того рахунку, бо скасування \
        в нього немає: скажіть покупцеві, який сплачувати.
        """
    }
    func willReplace(_ id: String) -> String {
        """
        Він замінить \(id), посилання на який тоді більше не пропонуватиметься. Шлюз і далі прийматиме оплату того рахунку, \
        бо скасування в нього немає.
        """
    }
    var replacementTitle: String { "Заміна" }

    func unusualAmount(_ amount: String, isMore: Bool, than other: String, paymentID: String, isModel: Bool) -> String {
        let distance = isMore ? "більша" : "менша"
        let which =
            isModel
            ? "суму рахунку-зразка: \(other) (номер платежу \(paymentID))"
            : "те, що цьому покупцеві виставляли нещодавно: \(other), номер платежу \(paymentID)"
        return "сума \(amount) щонайменше вдесятеро \(distance) за \(which)"
    }
    var typingReplacesSelected: String { "Набір замінює виділене; ← або → залишає." }
}
