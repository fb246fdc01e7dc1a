/// What `profiles` says beside the console's own texts.
public protocol ProfileCommandTexts {
    // Titles of columns.
    var baseURLColumn: String { get }
    var clientIDColumn: String { get }
    var secretColumn: String { get }
    var answerColumn: String { get }

    // Asking; what ends a prompt is added.
    var secretPrompt: String { get }
    /// In brackets behind the name of a member that may lack, and of one that is there and may go.
    var mayBeEmpty: String { get }
    var dashTakesAway: String { get }
    func chooseNumber(upTo count: Int) -> String
    /// Whether to save a profile that the gateway didn't answer well; answered by y or n.
    var saveUntriedPrompt: String { get }
    func typeLiveName(_ name: String) -> String

    // What came of it.
    var noSecretRead: String { get }
    var nothingWasChanged: String { get }
    var profileNotSaved: String { get }
    func savesUntried(_ option: String) -> String
    /// Saved without having been tried.
    func profileSavedOnly(_ name: String) -> String
    func profileIsOpenedFirst(_ name: String) -> String
    func winsOverDefault(_ variable: String) -> String
    func profileRemovedFromFile(_ name: String, historyIn folder: String?) -> String
    func liveProfileKept(_ name: String) -> String
    func doesItAllTheSame(_ option: String) -> String

    // The clock.
    /// By how much this machine's clock is ahead of the gateway's, or behind it: without a capital and a full stop.
    func clockDiffers(secondsAhead: Int) -> String
    var setClock: String { get }
}

extension Language {
    /// That this machine's clock is wrong; nil where it isn't, or nobody knows. A minute or two are nobody's harm.
    public func clockRemark(secondsAhead: Int?) -> String? {
        secondsAhead.flatMap { abs($0) > 120 ? clockDiffers(secondsAhead: $0) : nil }
    }
}
