import InvoiceCore

extension Ukrainian: SandboxTexts {
    func explanation(of outcome: SandboxOutcome) -> String {
        switch outcome {
        case .succeeds: "успіх: після обробки PAYIN, далі FINISHED"
        case .fails: "відмова: після обробки PAYIN, далі FAILED із причиною"
        case .declined: "рахунок не приймається, з помилкою"
        case .serverError: "створює, далі відповідає HTTP 500 зі сторінкою HTML"
        case .neverAnswers: "створює, далі не відповідає"
        case .slow: "створює й відповідає за 5 секунд"
        case .dropsAfterCreating: "створює, далі обриває з’єднання"
        case .wrongSignature: "створює й неправильно підписує відповідь"
        case .dropsBeforeCreating: "перший раз для номера платежу обриває з’єднання, не створивши"
        case .halfReply: "створює, далі надсилає половину відповіді"
        case .hostileText: "не приймає, у повідомленні керівні символи"
        case .recalculated: "після обробки PAYIN, далі PAYED_RECALC: оплачено на десяту частину менше"
        case .canceled: "після обробки PAYIN, далі CANCELED"
        case .unheardOfStatus: "після обробки PAYIN, далі статус, якого немає в жодному документі"
        case .missingSignature: "створює й не підписує відповіді"
        case .redirect: "створює, далі перенаправляє"
        case .largeReply: "створює й відповідає обсягом 2 МіБ"
        }
    }
}
