/// What reads bytes from outside, and what must hold whatever they are: nothing traps, hangs or is believed that isn't so.
enum FuzzTarget: String, CaseIterable, Sendable {
    /// The gateway's replies, up to what they are taken for.
    case replies
    /// The gateway's list of extra fields, and values under its patterns.
    case fields
    /// A line of the history.
    case history
    /// The config file.
    case config
    /// A theme file.
    case theme
    /// What a terminal sends.
    case keys
    /// Fields of a record for spreadsheets.
    case csv
    /// The gateway's form for the payer.
    case forms
    /// A batch's file.
    case batch

    /// Reads the bytes. Ends the process with a sentence where something that must hold doesn't.
    func check(_ bytes: [UInt8]) {
        switch self {
        case .replies: checkReply(bytes)
        case .fields: checkFields(bytes)
        case .history: checkHistoryLine(bytes)
        case .config: checkConfig(bytes)
        case .theme: checkTheme(bytes)
        case .keys: checkKeys(bytes)
        case .csv: checkCSV(bytes)
        case .forms: checkForm(bytes)
        case .batch: checkBatch(bytes)
        }
    }
}

/// Ends the process where `holds` is false.
func require(_ holds: Bool, _ sentence: @autoclosure () -> String) {
    if !holds { fatalError(sentence()) }
}
