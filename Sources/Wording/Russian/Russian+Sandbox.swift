import InvoiceCore

extension Russian: SandboxTexts {
    func explanation(of outcome: SandboxOutcome) -> String {
        switch outcome {
        case .succeeds: "успех: после начала оплаты PAYIN, затем FINISHED"
        case .fails: "неудача: после начала оплаты PAYIN, затем FAILED с причиной"
        case .declined: "отвечает на создание отказом"
        case .serverError: "создаёт, затем отвечает HTTP 500 и страницей HTML"
        case .neverAnswers: "создаёт и не отвечает никогда"
        case .slow: "создаёт и отвечает через 5 секунд"
        case .dropsAfterCreating: "создаёт, затем обрывает связь"
        case .wrongSignature: "создаёт и неверно подписывает ответ"
        case .dropsBeforeCreating: "обрывает связь и не создаёт, в первый раз для каждого номера платежа"
        case .halfReply: "создаёт, затем присылает половину ответа"
        case .hostileText: "отказ с управляющими символами в сообщении"
        case .recalculated: "после начала оплаты PAYIN, затем PAYED_RECALC: оплачено на десятую часть меньше"
        case .canceled: "после начала оплаты PAYIN, затем CANCELED"
        case .unheardOfStatus: "после начала оплаты PAYIN, затем статус, которого нет в описании"
        case .missingSignature: "создаёт и не подписывает ответ"
        case .redirect: "создаёт, затем отсылает на другой адрес"
        case .largeReply: "создаёт и отвечает 2 МиБ"
        }
    }
}
