import InvoiceCore
import ScreenKit

/// One layer of the console, as a value. The last of the stack is on top and sees each event first. Pure: the same event on the
/// same state gives the same reaction.
protocol Screen: Sendable, Equatable {
    /// The screen's name in its help.
    static var name: String { get }
    /// True for what is drawn over the screen below it.
    static var isDialog: Bool { get }
    /// False where one wants to see the screen below a dialog as it is.
    static var dimsBackdrop: Bool { get }
    /// True where help explains the language of searches.
    static var isSearched: Bool { get }
    /// True while letters are typed somewhere, and are no keys.
    func takesText(_ context: AppContext) -> Bool
    /// True where the keys that move in lists do so.
    func hasList(_ context: AppContext) -> Bool
    /// What else its help explains.
    func helpSections(_ context: AppContext) -> [Help.Section]
    /// Where one is, for the header's right side.
    func title(_ context: AppContext) -> String
    /// The keys that may mean something, in the order in which help shows them.
    func bindings(_ context: AppContext) -> [Binding]
    /// Takes an event that no binding is for.
    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction
    /// Draws into the room between header and footer, or for a dialog over the whole frame.
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext)
    /// The line above the footer, when no notice stands there.
    func infoLine(_ context: AppContext) -> [(String, Role)]
    /// What is told of where one is, before that line.
    func place(_ context: AppContext) -> String
    /// True while it shows how long the gateway has been asked.
    var countsTime: Bool { get }
    /// Payment ids of requests whose outcome is awaited here.
    var paymentsOnTheirWay: [String] { get }
}

extension Screen {
    static var isDialog: Bool { false }
    static var dimsBackdrop: Bool { true }
    static var isSearched: Bool { false }
    func takesText(_ context: AppContext) -> Bool { false }
    func hasList(_ context: AppContext) -> Bool { !takesText(context) }
    func helpSections(_ context: AppContext) -> [Help.Section] { [] }
    var countsTime: Bool { false }
    var paymentsOnTheirWay: [String] { [] }

    func title(_ context: AppContext) -> String { Self.name }
    func infoLine(_ context: AppContext) -> [(String, Role)] { [] }
    func place(_ context: AppContext) -> String { Self.name }

    func isEqual(to other: any Screen) -> Bool { other as? Self == self }
}

/// A screen's reaction to an event.
struct Reaction {
    /// A change of the stack.
    enum Move {
        case push(any Screen), replace(any Screen), pop
        /// Back to the list of invoices, and then this screen if there is one.
        case home(then: (any Screen)?)
        /// Back to the list of invoices, which shows what is wished for.
        case list(InvoiceList.Wish)
        /// Shows the invoice that is so many rows further down in the list.
        case neighbour(Int)
        /// Closes this dialog and does what the key does on the screen below.
        case delegate(Key)
    }

    var effects: [Effect] = []
    var move: Move?
    /// False passes the event on to the screen below (answers) or to the program's own keys.
    var isHandled = true

    static let ignored = Reaction(isHandled: false)
    static let handled = Reaction()

    static func effects(_ effects: Effect...) -> Reaction { Reaction(effects: effects) }
    static let pop = Reaction(move: .pop)
    /// Back to the list of invoices.
    static let home = Reaction(move: .home(then: nil))

    static func push(_ screen: any Screen, _ effects: [Effect] = []) -> Reaction {
        Reaction(effects: effects, move: .push(screen))
    }
    static func open(_ invoice: Invoice) -> Reaction { .push(InvoiceDetail(invoice: invoice)) }
    static func move(_ move: Move, _ effects: [Effect] = []) -> Reaction { Reaction(effects: effects, move: move) }

    /// The same, where a new screen stands above the list of invoices and nothing else.
    var fromHome: Reaction {
        guard case .push(let screen) = move else { return self }
        return .move(.home(then: screen), effects)
    }
}
