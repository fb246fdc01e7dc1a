/// Help, palette, and the lists from which something is chosen.
public protocol DialogTexts {
    // The title of a box.
    func helpTitle(of screen: String) -> String
    var keptDraftsTitle: String { get }
    /// Beside a draft, in the place of its age.
    func draftIsDeleted(_ key: KeyName) -> String
    func deletedDraftsKey(_ count: Int, _ key: KeyName) -> String
    func draftsDeleted(_ count: Int, _ key: KeyName) -> String
    var themeTitle: String { get }

    // Before one leaves payments behind whose outcome isn't known.
    var leavingTitle: String { get }
    func openPayment(_ paymentID: String, of profile: String?, isOnItsWay: Bool, isRecorded: Bool) -> String
    func more(_ count: Int) -> String
    func openPaymentsAdvice(_ key: KeyName) -> String
    var nothingIsOpen: String { get }

    // The help: headings, and below each what keys do.
    var keysHereHeading: String { get }
    var keysEverywhereHeading: String { get }
    var statesHeading: String { get }
    /// Above the sandbox's amounts.
    var sandboxAmountsHeading: String { get }
    var searchHeading: String { get }
    var listsHeading: String { get }
    var inputsHeading: String { get }
    /// In a list: arrows, pages, first and last.
    var moveInList: String { get }
    var pageInList: String { get }
    var jumpInList: String { get }
    /// In an input: where the cursor goes, what is deleted, what is put back.
    var jumpInInput: String { get }
    var deleteInInput: String { get }
    var restoreInInput: String { get }
    var keysRemark: String { get }

    // The palette.
    var commandFilterHint: String { get }
    var noSuchCommand: String { get }
    /// Why a command can't be done now; `reason` is the end of a sentence.
    func notNow(_ command: String, _ reason: String) -> String
    func theme(_ name: String) -> String

    var themeIsKeptByEnter: String { get }
}
