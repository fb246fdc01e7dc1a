/// What is in a history's file, what is wrong with it, and what a repair did. Lines without a full stop are facts below the
/// file's path.
public protocol HistoryCheckTexts {
    var noInvoicesInFile: String { get }
    func size(lines: Int, bytes: Int) -> String
    func contents(invoices: Int, updates: Int) -> String
    /// Records that this version passes by.
    func recordsOfLaterVersion(_ count: Int) -> String
    func setAsideBefore(_ tornEnds: Int) -> String
    func readableByOthers(_ folder: String) -> String
    func unreadableLines(_ count: Int) -> String
    /// Lines that can be read, and contradict others.
    func strayLines(_ count: Int) -> String
    /// A line by its number, or by its first byte where the number isn't known; `reason` is why it can't be used.
    func line(_ number: Int?, at offset: Int, bytes: Int, _ reason: String) -> String
    func andMore(_ count: Int) -> String
    func unfinishedEnd(at offset: Int, bytes: Int) -> String

    // Why a line can't be used.
    func notJSON(fromByte place: Int) -> String
    var notUTF8: String { get }
    var wrongCheckSum: String { get }
    func badMember(_ name: String) -> String
    var mergedRecords: String { get }
    var tooLongRecord: String { get }
    func repeatedID(_ id: String) -> String
    func orphan(of id: String) -> String

    // What came of it.
    func damagedHistory(badLines: Int, hasUnfinishedEnd: Bool) -> String
    func repairs(_ command: String) -> String
    var nothingToRepair: String { get }
    func repaired(kept lines: Int) -> String
    func unreadableNow(in path: String) -> String
    func formerFile(_ path: String) -> String
    var stoppedBeforeEndUnchanged: String { get }
}
