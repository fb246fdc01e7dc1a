import InvoiceCore

extension French: StatisticsTexts {
    var methodsHeading: String { "Moyens" }
    var statusesHeading: String { "Statuts" }
    var sumsHeading: String { "Totaux" }

    var otherRows: String { "autres" }
    func paidSum(_ sum: String) -> String { "dont payé \(sum)" }
    var nothingPaid: String { "rien de payé" }
    func invoicesOfOtherUnits(_ number: Int) -> String { "\(count(number, .invoice)) d’autres unités" }
    func askedSum(_ sum: String) -> String { "sur \(sum)" }

    var paidHeading: String { "payé" }
    var creditedHeading: String { "crédité" }
    var openHeading: String { "en cours" }
    var endedHeading: String { "non payé" }
    var askedHeading: String { "demandé" }
    func percentPaid(_ number: Int, of all: Int) -> String { "\(count(number)) (\(percent(number, of: all)))" }
    func unknownAmongThem(_ number: Int) -> String { "\(count(number)) à vérifier" }
    func mismatchedAmongThem(_ number: Int) -> String { count(number, .difference) }
    func endedWithoutMoney(_ number: Int) -> String { "échec ou rejet, non compté\u{202F}: \(count(number))" }
    func statistics(ofSearch text: String) -> String { "Statistiques\u{202F}: \(text)" }

    var cantCountHistory: String { "L’historique ne peut pas être totalisé." }
    var makeFirstForNumbers: String { "Les nombres viendront avec la première\u{202F}: Échap, puis n." }
    var noneInThisTime: String { "Aucune facture dans cette période." }
    var noneInThisTimeAdvice: String { "Période calme, ou mal choisie\u{202F}: ← recule, 6 montre tout." }

    var counting: String { "Calcul" }
    var countIsStale: String { "Des factures ont changé depuis le calcul." }
    func countAnewKey(_ key: KeyName) -> String { "\(key(.refresh)) refait le calcul" }
    func historyLinesNotCounted(_ number: Int) -> String {
        let form = FrenchForms("illisible", "illisibles").form(for: number)
        return "\(linesOfHistory(number)) \(form)\u{202F}: einvoice doctor --history dit pourquoi."
    }
    var sumsAreAsked: String { "Lignes\u{202F}: tout ce qui était demandé, rejets compris." }

    /// Lines of the history, as the beginning of a sentence.
    func linesOfHistory(_ number: Int) -> String {
        number == 1 ? "Une ligne de l’historique" : "\(count(number, .line)) de l’historique"
    }
}
