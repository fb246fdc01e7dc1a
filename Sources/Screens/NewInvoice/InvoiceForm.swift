import InvoiceCore
import ScreenKit
import Wording

/// New invoice: one scrolling form.
struct InvoiceForm: Sendable, Equatable {
    /// A place in the form that the cursor can be in.
    enum Place: Sendable, Hashable {
        case currency, amount, paymentID
        /// Of a currency that isn't listed.
        case unit, decimals
        case text(RequestField)
        /// The value of a field that the gateway lists, by its wire name.
        case listed(String)
        /// Name and value of a field added by hand, by its number.
        case addedName(Int), addedValue(Int)
        case addField
        /// Stands for the addresses while they are folded away.
        case addresses
    }

    /// Names the kept draft; a clone or a new form has its own.
    let draftID: String
    var currency: String
    var inputs: [Place: TextInput] = [:]
    /// The numbers of the fields that were added by hand.
    var added: [Int] = []
    private var lastAdded = 0
    var focus: Place = .currency
    var picker: MethodPicker?
    /// True once a review was asked for: then what is missing is an error too.
    var showsMissing = false
    /// The review that is being prepared.
    var preparing: RequestID?
    /// The proposal that is awaited; typed text wins over it.
    var proposing: RequestID?
    /// True where the review waits for the payment id that is being proposed.
    var isReviewAwaited = false
    /// The payment id was proposed, and is still as it was.
    var proposedID: String?
    /// The status URL that calls this console back, where it was given.
    var callbackURL: String?
    /// Another invoice in the history has this payment id.
    var usedBy: Invoice?
    /// The draft with which the form began: there is nothing to keep while it is unchanged. Once reviewed, a clone is
    /// work too.
    var given: InvoiceDraft
    /// The local id of the invoice that it was cloned from.
    private(set) var model: String?
    /// That one's payment id.
    private(set) var modelNumber: String?
    /// The local id of the invoice in whose place this one is.
    let replaces: String?
    /// The kept draft that it was opened with.
    private(set) var resumed: InvoiceDraft?
    /// True once the addresses were asked for.
    var showsAddresses = false
    /// The description that is in an editor.
    var editing: RequestID?
    /// The customer whose last invoices are shown, or looked for.
    var customer: Customer?
    /// Whether the amount's dot was typed as a comma.
    var amountComma = TypedComma()
    /// How the sender was typed.
    var typedSender = TypedSender()
    /// The search for them that runs.
    var findingLast: RequestID?
    var lastInvoices: [Invoice] = []

    /// `given` is what of the draft nobody would miss.
    init(draftID: String, draft: InvoiceDraft, given: InvoiceDraft, rules: [ExtraFieldRule]) {
        self.draftID = draftID
        currency = draft.currency
        self.given = given
        replaces = draft.replaces
        // What nobody has typed gives way to what is typed.
        inputs[.unit] = TextInput(text: draft.unit, isSelected: draft.unit == given.unit)
        inputs[.decimals] = TextInput(text: draft.decimals, isSelected: draft.decimals == given.decimals)
        inputs[.amount] = TextInput(text: draft.amount, isSelected: draft.amount == given.amount)
        inputs[.paymentID] = TextInput(text: draft.paymentID, isSelected: draft.paymentID == given.paymentID)
        for field in RequestField.allCases {
            inputs[.text(field)] = TextInput(text: draft[field], isSelected: draft[field] == given[field])
        }
        let listed = Set(rules.filter { $0.applies(to: draft.currency) }.map(\.name))
        for extra in draft.extraFields {
            let isGiven = given.extraFields.contains(extra)
            if listed.contains(extra.name) {
                let isChosen = rules.contains { $0.name == extra.name && !$0.choices.isEmpty }
                inputs[.listed(extra.name)] = TextInput(text: extra.value, isSelected: isGiven && !isChosen)
            } else {
                add(name: extra.name, value: extra.value, isGiven: isGiven)
            }
        }
    }

    /// The draft as it stands, with the extra fields that belong to the currency.
    func draft(_ context: AppContext) -> InvoiceDraft {
        var draft = InvoiceDraft()
        draft.currency = currency
        if isUnlisted(context) { (draft.unit, draft.decimals) = (text(.unit), text(.decimals)) }
        draft.amount = amountComma.written(text(.amount), point: wording.numbers.point)
        draft.paymentID = text(.paymentID)
        for field in RequestField.allCases { draft[field] = text(.text(field)) }
        draft.extraFields = rules(context).compactMap { rule in
            let value = text(.listed(rule.name))
            return value.isEmpty ? nil : ExtraField(name: rule.name, value: value)
        }
        draft.replaces = replaces
        draft.extraFields += added.map { ExtraField(name: text(.addedName($0)), value: text(.addedValue($0))) }
        return draft
    }

    func input(at place: Place) -> TextInput { inputs[place] ?? TextInput() }

    func text(_ place: Place) -> String { input(at: place).text }

    func method(_ context: AppContext) -> PaymentMethod? { draft(context).method(in: context.catalog) }

    /// True where the chosen currency is none of the profile's methods.
    func isUnlisted(_ context: AppContext) -> Bool { !currency.isEmpty && context.catalog[currency] == nil }

    /// The extra fields that the gateway lists for the chosen currency, each once.
    func rules(_ context: AppContext) -> [ExtraFieldRule] {
        guard !currency.isEmpty else { return [] }
        var seen: Set<String> = []
        return context.rules.filter { $0.applies(to: currency) && seen.insert($0.name).inserted }
    }

    /// Every place in the order of Tab: what, who and what for, the extra fields, the addresses, and last the payment id, which
    /// is proposed.
    func places(_ context: AppContext) -> [Place] {
        [.currency] + (isUnlisted(context) ? [.unit, .decimals] : []) + [.amount]
            + RequestField.allCases.filter { !$0.isAddress }.map { .text($0) }
            + rules(context).map { .listed($0.name) }
            + added.flatMap { [.addedName($0), .addedValue($0)] } + [.addField]
            + (areAddressesFolded(context) ? [.addresses] : Self.addresses) + [.paymentID]
    }

    static let addresses = RequestField.allCases.filter(\.isAddress).map { Place.text($0) }

    /// True while the addresses are as the profile gives them, nothing is wrong with them, and nobody asked for them.
    func areAddressesFolded(_ context: AppContext) -> Bool {
        if showsAddresses || Self.addresses.contains(focus) { return false }
        return !RequestField.allCases.contains { field in
            let text = text(.text(field))
            guard field.isAddress, !text.isEmpty else { return false }
            let isGiven = text == context.defaults[field] || field == .statusURL && text == callbackURL
            return !isGiven || WebAddress.problem(in: text) != nil
        }
    }

    /// The next place for Enter: those where nothing is typed are passed by. Nil behind the last one.
    func nextInput(_ context: AppContext) -> Place? {
        let places = places(context)
        let rest = places.dropFirst((places.firstIndex(of: focus) ?? 0) + 1)
        return rest.first { $0 != .addField && $0 != .addresses }
    }

    /// The description of the customer's last invoice, while none is typed.
    var lastDescription: String? {
        guard text(.text(.description)).isEmpty else { return nil }
        return lastInvoices.lazy.compactMap { $0.intent[.description] }.first { !$0.isEmpty }
    }

    /// Adds an empty field, or one with a name and a value.
    @discardableResult
    mutating func add(name: String = "", value: String = "", isGiven: Bool = false) -> Int {
        lastAdded += 1
        added.append(lastAdded)
        inputs[.addedName(lastAdded)] = TextInput(text: name)
        inputs[.addedValue(lastAdded)] = TextInput(text: value, isSelected: isGiven)
        return lastAdded
    }

    /// True when there is something in it that the person would miss.
    func isWorthKeeping(_ context: AppContext) -> Bool { differs(from: given, context) }

    /// True when something was typed since it was opened, or it is no kept draft.
    func isTyped(_ context: AppContext) -> Bool { resumed.map { differs(from: $0, context) } ?? true }

    private func differs(from draft: InvoiceDraft, _ context: AppContext) -> Bool {
        var now = self.draft(context)
        var then = draft
        // A proposed payment id is no work of his.
        if now.paymentID == proposedID { now.paymentID = "" }
        if then.paymentID == proposedID { then.paymentID = "" }
        if now[.statusURL] == callbackURL { now[.statusURL] = then[.statusURL] }
        return now != then
    }
}

extension InvoiceForm {
    /// An empty draft with what the profile gives to every invoice.
    static func freshDraft(_ context: AppContext) -> InvoiceDraft { context.defaults }

    /// A new draft like an invoice that was made; the payment id must be another one, and a card number can't be copied.
    static func clone(of invoice: Invoice, _ context: AppContext) -> InvoiceDraft {
        let intent = invoice.intent
        var draft = InvoiceDraft()
        draft.currency = intent.currency
        if context.catalog[intent.currency] == nil, let method = invoice.method {
            (draft.unit, draft.decimals) = (method.unit, String(method.decimals))
        }
        draft.amount = intent.amount.text(minimumDecimals: min(2, invoice.decimals))
        for field in RequestField.allCases { draft[field] = intent[field] ?? "" }
        draft.extraFields = intent.extraFields
        return draft
    }

    /// Opens a form, on the picker unless the currency is known.
    static func open(_ draft: InvoiceDraft, madeFrom model: Invoice? = nil, _ context: inout AppContext) -> Reaction {
        var form = InvoiceForm(draftID: context.newDraftID(), draft: draft, given: draft, rules: context.rules)
        (form.model, form.modelNumber) = (model?.id, model.map { visible($0.intent.paymentID.text) })
        return show(form, &context)
    }

    /// Opens a form filled like an invoice.
    static func openClone(of invoice: Invoice, _ context: inout AppContext) -> Reaction {
        open(clone(of: invoice, context), madeFrom: invoice, &context)
    }

    /// Opens a form for an invoice in the place of a wrong one, and filled like that.
    static func openReplacement(of invoice: Invoice, _ context: inout AppContext) -> Reaction {
        var draft = clone(of: invoice, context)
        draft.replaces = invoice.id
        context.notePartner(invoice)
        return open(draft, madeFrom: invoice, &context)
    }

    private static func show(_ form: InvoiceForm, _ context: inout AppContext) -> Reaction {
        var form = form
        if form.currency.isEmpty {
            form.picker = MethodPicker()
        } else {
            form.focus = .amount
        }
        var effects: [Effect] = []
        if form.text(.paymentID).isEmpty {
            let id = context.newRequest()
            form.proposing = id
            effects.append(.proposePaymentID(id))
        }
        effects += form.findLast(&context)
        return .move(.push(form), effects)
    }

    /// Opens a form with a draft that was kept.
    static func resume(_ kept: SavedDraft, _ context: inout AppContext) -> Reaction {
        context.drafts.removeAll { $0.id == kept.id }
        if CardNumber.isMasked(kept.draft[.sender]) {
            context.notice = Notice(wording.typeCardNumberAgain, .warning)
        }
        // All of it was typed once, so that leaving it as it is keeps it too.
        var form = InvoiceForm(draftID: kept.id, draft: kept.draft, given: freshDraft(context), rules: context.rules)
        form.resumed = form.draft(context)
        let reaction = show(form, &context)
        var effects: [Effect] = [.takeDraft(kept)]
        // Its title names the one that it replaces by the number that people know.
        if let wrong = kept.draft.replaces, !context.knowsPartner(wrong) {
            effects.append(.readInvoice(context.newRequest(), invoiceID: wrong))
        }
        return Reaction(effects: effects + reaction.effects, move: reaction.move)
    }
}

extension Invoice {
    /// The key for a new invoice in the place of this one.
    var replaceBinding: Binding {
        Binding(.char("X"), wording.replaceInvoice, rank: 4, when: replaceProblem == nil) { _, context in
            InvoiceForm.openReplacement(of: self, &context)
        }
    }
}
