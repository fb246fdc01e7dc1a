/// The titles of columns that only tables on the standard output have, and cells in them.
public protocol TableTexts {
    var nameColumn: String { get }
    var countryColumn: String { get }
    var unitColumn: String { get }
    var decimalsColumn: String { get }
    var kindColumn: String { get }
    var fieldColumn: String { get }
    /// At most 6 columns.
    var neededColumn: String { get }
    var meaningColumn: String { get }
    /// What a field's value must be.
    var limitsColumn: String { get }
    var settingColumn: String { get }
    var valueColumn: String { get }
    /// Where a setting comes from.
    var sourceColumn: String { get }

    func yesOrNo(_ isSo: Bool) -> String
    /// A field that every currency has.
    var ofAllCurrencies: String { get }
    /// A difference that is none any more: the invoice was taken over.
    var wasAdopted: String { get }
    /// Of a difference of the status alone, whose status is the statement's now.
    var statusWasTaken: String { get }
}
