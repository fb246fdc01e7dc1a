/// What the console says of what it does beside the screens: full sentences for its line of notices.
public protocol NoticeTexts {
    // The history's file.
    var historyReadableAgain: String { get }
    var historyReplaced: String { get }
    func cantFollowHistory(_ reason: String) -> String
    func linesUnreadable(_ count: Int) -> String
    func endsInHalfLine(bytes: Int) -> String
    /// More invoices are unknown than the screens hold.
    func tooManyUnknown(most: Int) -> String
    func wereOnTheWay(_ count: Int) -> String

    // Drafts, favourites, themes.
    func favouriteNotKept(_ reason: String) -> String
    func listSettingsNotKept(_ reason: String) -> String
    func themeNotRemembered(_ reason: String) -> String
    func draftUnreadable(_ path: String) -> String
    func draftsUnreadable(_ reason: String) -> String
    func draftNotDiscarded(_ reason: String) -> String
    /// It is tried again, unless the draft would have to be shorter.
    func draftNotKept(_ reason: String, mayPass: Bool) -> String
    func draftNotDiscarded(_ reason: String, mayPass: Bool) -> String
    var draftKeptAgain: String { get }

    // The gateway's list of extra fields: remarks without a capital and a full stop.
    var askingForFields: String { get }
    var noFieldList: String { get }
    var fieldListPartlyUnderstood: String { get }

    // Payments.
    func noPaymentIDReserved(_ reason: String) -> String
    var noneWaiting: String { get }
    /// The newest so many, where there are more than are followed.
    func following(_ payments: Int, isCut: Bool, _ cost: String) -> String
    /// How often each is asked about, in seconds, and how many at once: a sentence.
    func asksEach(from: Int, to: Int, atOnce: Int) -> String
    var stoppedFollowing: String { get }
    func statusNotRecorded(_ reason: String) -> String
    var gatewayAnswersAgain: String { get }
    func refused(_ paymentID: String, _ rejection: String) -> String
    /// A problem, where the gateway is asked again.
    func askedAgainLater(_ problem: String) -> String
}
