/// What the pay page says, in one language.
struct PayWords: Sendable {
    var title: String
    var notice: String
    var amount: String
    var method: String
    var purpose: String
    var paymentID: String
    var tracking: String
    var address: String
    var status: String
    var pay: String
    var decline: String
    var cancel: String
    var back: String
    var unknownPayment: String
    var created: String
    var paying: String
    var finished: String
    var recalculated: String
    var failed: String
    var canceled: String
    var onReview: String

    /// The status in words.
    func text(of status: PaymentStatus) -> String {
        switch status {
        case .created: created
        case .paying: paying
        case .finished: finished
        case .recalculated: recalculated
        case .failed: failed
        case .canceled: canceled
        case .onReview: onReview
        }
    }

    static let english = PayWords(
        title: "Payment", notice: "Sandbox: a trial payment, no money moves.", amount: "Amount",
        method: "Payment method", purpose: "Description", paymentID: "Payment id", tracking: "Tracking number",
        address: "Address", status: "Status", pay: "Pay", decline: "Decline, as a bank would",
        cancel: "Cancel the payment", back: "Back to the shop", unknownPayment: "There is no such payment.",
        created: "Created", paying: "Waiting for payment", finished: "Paid", recalculated: "Paid, another amount",
        failed: "Payment failed", canceled: "Canceled", onReview: "Under review")

    static let russian = PayWords(
        title: "Оплата", notice: "Песочница: пробный платёж, деньги не списываются.", amount: "Сумма",
        method: "Способ оплаты", purpose: "Назначение", paymentID: "Номер платежа", tracking: "Номер отслеживания",
        address: "Адрес", status: "Состояние", pay: "Оплатить", decline: "Отклонить, как это сделал бы банк",
        cancel: "Отменить платёж", back: "Вернуться в магазин", unknownPayment: "Такого платежа нет.",
        created: "Создан", paying: "Ожидает оплаты", finished: "Оплачен", recalculated: "Оплачен, другая сумма",
        failed: "Платёж не прошёл", canceled: "Отменён", onReview: "На проверке")

    static let ukrainian = PayWords(
        title: "Оплата", notice: "Пісочниця: пробний платіж, гроші не списуються.", amount: "Сума",
        method: "Спосіб оплати", purpose: "Призначення", paymentID: "Номер платежу", tracking: "Номер відстеження",
        address: "Адреса", status: "Стан", pay: "Оплатити", decline: "Відхилити, як це зробив би банк",
        cancel: "Скасувати платіж", back: "Повернутися до магазину", unknownPayment: "Такого платежу немає.",
        created: "Створено", paying: "Очікує оплати", finished: "Оплачено", recalculated: "Оплачено, інша сума",
        failed: "Платіж не пройшов", canceled: "Скасовано", onReview: "На перевірці")

    static let french = PayWords(
        title: "Paiement", notice: "Bac à sable : paiement d’essai, aucun argent n’est débité.", amount: "Montant",
        method: "Moyen de paiement", purpose: "Description", paymentID: "Numéro de paiement",
        tracking: "Numéro de suivi", address: "Adresse", status: "État", pay: "Payer",
        decline: "Refuser, comme le ferait une banque", cancel: "Annuler le paiement", back: "Retour à la boutique",
        unknownPayment: "Ce paiement n’existe pas.", created: "Créé", paying: "En attente de paiement",
        finished: "Payé", recalculated: "Payé, autre montant", failed: "Le paiement a échoué", canceled: "Annulé",
        onReview: "En cours de vérification")
}
