/// What is wrong with a command line, whatever its data. Texts in it are safe to show.
public enum UsageProblem: Sendable, Hashable {
    /// Another language than those that there are.
    case language(String)
    /// An argument that is not UTF-8.
    case notUTF8(number: Int, text: String)
    case unknownCommand(String)
    case rawWithoutCSV
    case nothingToOverwrite
    case outputWithoutName
    case limit(Int)
    case repairWithoutHistory
    case historyAsJSON
    case codeInJSON
    /// A picture's file that says no format by its name.
    case codeFileEnding
    /// `--force` without a picture's file.
    case noCodeFile
    /// `--qr-of` where no code is made.
    case noCodeWanted
    case resendingAndClosing
    /// `--confirm` or `--sender` where nothing is sent again.
    case confirmationWithoutResending
    /// `--confirm` or `--sender` for more or less than one invoice.
    case confirmationOfSeveral
    case noIDs
    case idsAndAll
    case adoptingAll
    case currenciesAndAll
    case noCurrencies
    /// A field that isn't `NAME=VALUE`.
    case notAPair
    /// A search's condition without a value.
    case unfinishedCondition(String)
    /// A LIVE profile sends again one invoice at a time.
    case liveResendingOfSeveral
    /// The same of closing.
    case liveClosingOfSeveral
    case consoleWithoutTerminal
    /// A secret that the process list would show.
    case secretInArgument
    /// More than one way to the secret.
    case severalSecrets
    case nothingToChange
    /// Both a value and `--default`, or neither.
    case valueOrDefault
    case nameAndAll
    /// `--jobs` or `--skip-invalid` without `--batch`.
    case noBatch
    /// An option of one invoice beside `--batch`.
    case optionOfRow(String)
    case jobs(Int, ClosedRange<Int>)
}

/// Why a command line is no command.
public protocol UsageTexts {
    /// Without a capital and a full stop; in a message it stands behind the program's name.
    func text(for problem: UsageProblem) -> String
    /// What to do about it, a line each.
    func advice(on problem: UsageProblem) -> [String]
    /// The nearest of what there is.
    func didYouMean(_ command: String) -> String
    /// What commands there are.
    func commands(_ names: [String]) -> String
    /// How the parser is given what begins with a dash.
    var dashAdvice: String { get }
}
