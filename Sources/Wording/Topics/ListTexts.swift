/// Lists of invoices and statistics on the standard output.
public protocol ListTexts {
    func noInvoices(in path: String) -> String
    var noInvoiceMeetsSearch: String { get }
    /// That there are more than those shown, and which these are.
    func onlyShown(_ limit: Int, newest: Bool) -> String
    /// How many are paid, with their part of all in percent.
    /// Where the history has nothing else.
    var onlyTestPayments: String { get }
}
