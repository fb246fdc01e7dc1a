import InvoiceCore

extension English: StatisticsTexts {
    var methodsHeading: String { "Methods" }
    var statusesHeading: String { "Statuses" }
    var sumsHeading: String { "Sums" }

    var otherRows: String { "others" }
    func paidSum(_ sum: String) -> String { "\(sum) paid" }
    var nothingPaid: String { "none paid" }
    func invoicesOfOtherUnits(_ number: Int) -> String { "\(count(number, .invoice)) of further units" }
    func askedSum(_ sum: String) -> String { "of \(sum)" }

    var paidHeading: String { "paid" }
    var creditedHeading: String { "credited" }
    var openHeading: String { "open" }
    var endedHeading: String { "unpaid" }
    var askedHeading: String { "asked" }
    func percentPaid(_ number: Int, of all: Int) -> String { "\(count(number)) (\(percent(number, of: all)))" }
    func unknownAmongThem(_ number: Int) -> String { "\(count(number)) unknown" }
    func mismatchedAmongThem(_ number: Int) -> String { "\(count(number)) mismatched" }
    func endedWithoutMoney(_ number: Int) -> String { "\(count(number)) failed or refused, not counted" }
    func statistics(ofSearch text: String) -> String { "Statistics of \(text)" }

    var cantCountHistory: String { "The history can't be counted." }
    var makeFirstForNumbers: String { "With the first one the numbers come: Esc, then n." }
    var noneInThisTime: String { "No invoices in this time." }
    var noneInThisTimeAdvice: String { "A quiet time, or another one is meant: Left goes back, 6 shows all." }

    var counting: String { "Counting" }
    var countIsStale: String { "Invoices have changed since they were counted." }
    func countAnewKey(_ key: KeyName) -> String { "\(key(.refresh)) counts anew" }
    func historyLinesNotCounted(_ number: Int) -> String {
        "\(linesOfHistory(number)) can't be read: einvoice doctor --history says why."
    }
    var sumsAreAsked: String { "Rows count and sum all that was asked for, refused too." }

    /// Lines of the history, as the beginning of a sentence.
    func linesOfHistory(_ number: Int) -> String {
        number == 1 ? "A line of the history" : "\(count(number)) lines of the history"
    }
}
