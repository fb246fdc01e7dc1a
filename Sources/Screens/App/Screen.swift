import InvoiceCore
import ScreenKit

/// One layer of the console. The last of the stack is on top and sees each event first.
public enum Screen: Sendable, Equatable {
    case invoices(InvoiceList)
    case form(InvoiceForm)
    case review(Review)
    case outcome(Outcome)
    case detail(InvoiceDetail)
    case settling(Settling)
    case payment(Payment)
    case statistics(StatisticsScreen)
    case testPayments(TestPaymentScreen)
    case reconciling(ReconcileScreen)
    case export(ExportDialog)
    case drafts(DraftPicker)
    case help(Help)
    case palette(Palette)
    case settings(ThemePicker)
}

/// What every screen can do. Pure: the same event on the same state gives the same reaction.
protocol ScreenBehaviour {
    /// Where one is, for the header's right side.
    func title(_ context: AppContext) -> String
    /// The keys that mean something now, in the order in which help shows them.
    func bindings(_ context: AppContext) -> [Binding]
    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction
    mutating func perform(_ action: Action, _ context: inout AppContext) -> Reaction
    /// Draws into the room between header and footer, or for a dialog over the whole frame.
    func draw(in frame: inout Frame, room: Rect, _ context: AppContext)
    /// The line above the footer, when no notice stands there.
    func infoLine(_ context: AppContext) -> [(String, Role)]
}

/// What came of an event.
struct Reaction {
    /// A change of the stack.
    enum Move {
        case push(Screen), replace(Screen), pop
        /// Back to the list of invoices, and then this screen if there is one.
        case home(then: Screen?)
        /// Closes this dialog and lets the screen below do this.
        case delegate(Action)
    }

    var effects: [Effect] = []
    var move: Move?
    /// False passes the event on to the screen below (answers) or to the program's own keys.
    var isHandled = true

    static let ignored = Reaction(isHandled: false)
    static let handled = Reaction()

    static func effects(_ effects: Effect...) -> Reaction { Reaction(effects: effects) }
    static func move(_ move: Move, _ effects: [Effect] = []) -> Reaction { Reaction(effects: effects, move: move) }
}

extension Screen {
    /// The screen's state as what it can do.
    var behaviour: any ScreenBehaviour {
        switch self {
        case .invoices(let screen): screen
        case .form(let screen): screen
        case .review(let screen): screen
        case .outcome(let screen): screen
        case .detail(let screen): screen
        case .settling(let screen): screen
        case .payment(let screen): screen
        case .statistics(let screen): screen
        case .testPayments(let screen): screen
        case .reconciling(let screen): screen
        case .export(let screen): screen
        case .drafts(let screen): screen
        case .help(let screen): screen
        case .palette(let screen): screen
        case .settings(let screen): screen
        }
    }

    /// What the screen is called in its help.
    var name: String {
        switch self {
        case .invoices: "Invoices"
        case .form: "New invoice"
        case .review: "Review"
        case .outcome: "What became of it"
        case .detail: "Invoice"
        case .settling: "Settling"
        case .payment: "Payment"
        case .statistics: "Statistics"
        case .testPayments: "Test payments"
        case .reconciling: "Reconcile"
        case .export: "Export"
        case .drafts: "Drafts"
        case .help: "Help"
        case .palette: "Commands"
        case .settings: "Settings"
        }
    }

    /// True for what is drawn over the screen below it.
    var isDialog: Bool {
        switch self {
        case .drafts, .export, .help, .palette, .settings: true
        case .invoices, .form, .review, .outcome, .detail, .settling, .payment, .statistics, .testPayments,
            .reconciling:
            false
        }
    }

    /// Changes the screen's state in place.
    mutating func react(_ change: (inout any ScreenBehaviour) -> Reaction) -> Reaction {
        var behaviour = behaviour
        let reaction = change(&behaviour)
        switch behaviour {
        case let screen as InvoiceList: self = .invoices(screen)
        case let screen as InvoiceForm: self = .form(screen)
        case let screen as Review: self = .review(screen)
        case let screen as Outcome: self = .outcome(screen)
        case let screen as InvoiceDetail: self = .detail(screen)
        case let screen as Settling: self = .settling(screen)
        case let screen as Payment: self = .payment(screen)
        case let screen as StatisticsScreen: self = .statistics(screen)
        case let screen as TestPaymentScreen: self = .testPayments(screen)
        case let screen as ReconcileScreen: self = .reconciling(screen)
        case let screen as ExportDialog: self = .export(screen)
        case let screen as DraftPicker: self = .drafts(screen)
        case let screen as Help: self = .help(screen)
        case let screen as Palette: self = .palette(screen)
        case let screen as ThemePicker: self = .settings(screen)
        default: break
        }
        return reaction
    }
}
