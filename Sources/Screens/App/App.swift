import InvoiceCore
import ScreenKit
import Wording

/// The whole console as a value: the world around it and a stack of screens.
public struct AppState: Sendable, Equatable {
    public var context: AppContext
    var screens: [any Screen]

    /// The console as it opens: the list of invoices, not loaded yet.
    public init(_ context: AppContext) {
        self.context = context
        screens = [InvoiceList()]
    }

    public static func == (one: AppState, other: AppState) -> Bool {
        one.context == other.context && one.screens.elementsEqual(other.screens) { $0.isEqual(to: $1) }
    }
}

/// The console's behaviour: pure functions over ``AppState``.
public enum App {
    /// Below this nothing can be shown that makes sense.
    public static let smallest = Size(width: 60, height: 16)

    /// The effects with which the console opens.
    public static func start(_ state: inout AppState) -> [Effect] {
        var list = InvoiceList()
        let effects = list.load(&state.context)
        state.screens = [list]
        return effects
    }

    /// Opens the console where no profile is chosen.
    public static func welcome(_ state: inout AppState) {
        state.context.hasProfile = false
        state.screens = [Welcome()]
    }

    /// Takes one event in and returns its effects.
    public static func update(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
        let effects = take(&state, event)
        // What is answered while one is asked whether to leave is open no more.
        if let last = state.screens.indices.last, var leaving = state.screens[last] as? Leaving {
            leaving.payments = state.openPayments
            state.screens[last] = leaving
        }
        return effects
    }

    private static func take(_ state: inout AppState, _ event: AppEvent) -> [Effect] {
        switch event {
        case .resized(let size):
            state.context.size = size
            return passDown(event, &state).effects
        case .ticked(let now, let uptime):
            state.context.now = now
            state.context.uptime = uptime
            return passDown(event, &state).effects
        case .rulesLoaded(let rules, let note):
            state.context.rules = rules
            state.context.rulesNote = note
            return passDown(event, &state).effects
        case .usageLoaded(let usage):
            state.context.usage = usage
            return []
        case .listSettingsLoaded(let settings):
            state.context.listSettings = settings
            return passDown(event, &state).effects
        case .draftsFound(let drafts):
            // Found in the background: a form of this run may have been left before that.
            state.context.drafts += drafts
            // Said once, until the next key; from then on the header says how many there are.
            if state.screens.count == 1, state.context.notice == nil,
                let text = DraftPicker.notice(of: state.context.drafts, state.context)
            {
                state.context.notice = Notice(text)
            }
            return []
        case .notesFound(let notes):
            state.context.takeNotes(notes)
            return []
        case .unsettledFound(let invoices, let isAll):
            state.context.takeUnsettled(invoices, isAll: isAll)
            return []
        case .invoicesLoaded(_, let page):
            state.context.notePartners(page.invoices)
            let effects = state.context.noteUnsettled(page.invoices)
            return effects + passDown(event, &state).effects
        case .invoiceRead(_, let invoice?):
            state.context.notePartner(invoice)
            return passDown(event, &state).effects
        case .followedChanged(let count):
            state.context.followed = count
            return []
        case .followedEnded(let invoice): return [.attract(wording.news(of: invoice))]
        case .searchFound(_, let found, _, _):
            state.context.notePartners(found)
            return passDown(event, &state).effects
        case .invoicesChanged(let changed):
            state.context.notePartners(changed)
            let before = shownStates(of: changed, state)
            defer { tellChange(of: changed, since: before, &state) }
            let settled = state.context.newlySettled(in: changed).first.map { [Effect.attract(wording.news(of: $0))] }
            let effects = (settled ?? []) + state.context.noteUnsettled(changed)
            if let warning = state.context.newMismatch(in: changed) {
                state.context.notice = Notice(warning, .error, rank: .money)
            } else if let invoice = state.context.newlyReopened(in: changed) {
                state.context.notice = Notice(reopening: invoice)
            }
            return effects + passDown(event, &state).effects
        case .historyReplaced:
            return passDown(event, &state).effects + [.survey]
        case .escapeHeld(let isHeld):
            state.context.heldEscape = isHeld ? escapeBinding(state).map { HeldEscape($0) } : nil
            return []
        case .draftsKept(let areKept):
            state.context.keepsDrafts = areKept
            return []
        case .settingsRead(let settings):
            let before = state.context.settings.isAccessible.value
            state.context.settings = settings
            if settings.isAccessible.value != before { state.context.isAccessible = settings.isAccessible.value }
            return settings.language.value == SpokenLanguage.code ? [] : [.speak(settings.language.value)]
        case .gatewayReached(let reach):
            state.context.reach = reach
            return []
        case .profileLeft: return goHome(&state, isToStay: false)
        case .told(let text):
            state.context.notice = Notice(text, .success)
            return []
        case .warned(let text):
            // What went well and wasn't seen yet goes before it.
            let told = state.context.notice.flatMap { $0.role == .success ? $0.text + " " : nil } ?? ""
            state.context.notice = Notice(told + text, .warning)
            return []
        case .copied(let text, .noProgram): return [.copyByTerminal(text)]
        case .copied(let text, let result):
            let notice = Notice(of: result, text)
            let words = [state.context.copyRemark, notice.text].compactMap(\.self)
            state.context.copyRemark = nil
            state.context.notice = Notice(words.joined(separator: " "), notice.role)
            return []
        case .key, .paste, .mouse:
            if isTooSmall(state.context.size) { return isQuit(event) ? [.quit] : [] }
            return take(event, &state)
        default:
            var (effects, takers) = passDown(event, &state)
            // Whoever awaits the answer: what is to be told loudly is told.
            if let notice = event.loudNotice { state.context.notice = notice }
            // The screen on which a note was typed may be gone.
            if case .noteAnswered(_, .noted(let invoice)) = event {
                effects += state.context.rememberNote("", on: invoice)
            }
            // Every other screen learns what an answer says of an invoice, recorded or not.
            guard !takers.isEmpty, let sent = event.sent else { return effects }
            let invoice = sent.invoice
            let isRecorded = sent.recordFailure == nil
            let isNews = !state.context.newlySettled(in: [invoice]).isEmpty
            // One sound for all that are settled together.
            let isLast = state.screens.allSatisfy { ($0 as? Settling)?.isAsking != true }
            let attracted = isNews && isLast ? [Effect.attract(wording.news(of: invoice))] : []
            let search = state.context.noteUnsettled([invoice])
            switch event {
            case .paymentAnswered: state.context.startedPayments.insert(invoice.id)
            case .submitted: state.context.noteOutcome(invoice, isRecorded: isRecorded)
            case .settled where !isRecorded: state.context.noteOutcome(invoice, isRecorded: false)
            default: break
            }
            let others = passDown(.invoicesChanged([invoice]), &state, except: takers).effects
            if case .submitted = event { letFormsGo(&state) }
            return effects + search + others + attracted
        }
    }

    /// The states in which the list has these invoices, where their words are read aloud.
    private static func shownStates(of invoices: [Invoice], _ state: AppState) -> [String: String] {
        guard state.context.isAccessible, let list = state.screens.first as? InvoiceList else { return [:] }
        let ids = Set(invoices.map(\.id))
        let known = (list.invoices + list.shown).filter { ids.contains($0.id) }.map {
            ($0.id, wording.badge(for: $0).word)
        }
        return Dictionary(known, uniquingKeysWith: { first, _ in first })
    }

    /// Says what changed: nobody hears that a word in a row is another one now.
    private static func tellChange(
        of invoices: [Invoice], since before: [String: String], _ state: inout AppState
    ) {
        guard state.context.notice?.rank != .money,
            let changed = invoices.first(where: { before[$0.id] != nil && before[$0.id] != wording.badge(for: $0).word }
            )
        else { return }
        state.context.notice = Notice(wording.isNow(changed), wording.badge(for: changed).role)
    }

    /// How often the clock must tick, in milliseconds: often while something runs, else when the minute shown changes.
    public static func tickInterval(_ state: AppState) -> Int {
        // Read aloud, a number that changes ten times a second is a nuisance.
        let step = state.context.isAccessible ? 10_000 : 100
        return state.screens.contains(where: \.countsTime)
            ? step : 60_000 - Int(state.context.now.milliseconds % 60_000)
    }

    /// True where Escape gives up what runs or is being typed.
    public static func escapeGivesUp(_ state: AppState) -> Bool {
        !isTooSmall(state.context.size) && escapeBinding(state)?.givesUp == true
    }

    private static func escapeBinding(_ state: AppState) -> Binding? {
        state.screens.last?.keys(state.context).first(for: .escape)
    }

    /// True where only the "too small" screen is shown.
    public static func isTooSmall(_ size: Size) -> Bool { size.width < smallest.width || size.height < smallest.height }

    private static func isQuit(_ event: AppEvent) -> Bool {
        guard case .key(let key) = event else { return false }
        return key.isShortcut(.char("q")) || key.isShortcut(.ctrl("c"))
    }

    /// A key, paste or click: the bindings of the topmost screen first, then the screen itself, then the keys that work everywhere.
    private static func take(_ event: AppEvent, _ state: inout AppState) -> [Effect] {
        // The second half of a double click presses no key: by then another one may stand there, and it may send.
        if case .mouse(.press, on: .key(let key)?) = event { return click(key, &state) }
        if event == .key(.escape), let held = state.context.heldEscape {
            state.context.heldEscape = nil
            // The work that Escape was pressed for has ended meanwhile.
            if escapeBinding(state)?.literal != held.literal { return [] }
        }
        let top = state.screens.count - 1
        if case .key(let key) = event, let binding = state.screens[top].keys(state.context).first(for: key) {
            return perform(binding, at: top, &state)
        }
        // One that was chosen for everywhere goes before what an input would make of it.
        if case .key(let key) = event, key.text == nil, state.screens[top].takesText(state.context),
            state.context.settings.keys.replacements.values.contains(where: { key.isShortcut($0) }),
            let binding = Binding.everywhere(state.context).first(for: key)
        {
            return perform(binding, at: top, &state)
        }
        let notice = state.context.notice
        if !event.isMouse { state.context.notice = nil }
        let reaction = state.screens[top].update(event, &state.context)
        if reaction.isHandled { return apply(reaction, at: top, &state) }
        state.context.notice = notice
        guard case .key(let key) = event else { return [] }
        if let binding = Binding.everywhere(state.context).first(for: key) { return perform(binding, at: top, &state) }
        // A key that means something, and can't do it now, says why.
        if let idle = state.screens[top].impossibleBindings(state.context).first(for: key), let reason = idle.reason {
            state.context.notice = Notice(wording.notNow(idle.label, reason), .warning)
        }
        return []
    }

    private static func click(_ key: Key, _ state: inout AppState) -> [Effect] {
        let top = state.screens.count - 1
        return state.screens[top].allKeys(state.context).first(for: key).map { perform($0, at: top, &state) } ?? []
    }

    private static func perform(_ binding: Binding, at index: Int, _ state: inout AppState) -> [Effect] {
        let notice = state.context.notice
        state.context.notice = nil
        let reaction = binding.act(&state.screens[index], &state.context)
        if reaction.effects == [.quit], !(state.screens[index] is Leaving), !state.openPayments.isEmpty {
            state.screens.append(Leaving(payments: state.openPayments))
            return []
        }
        // The help has all of it.
        if case .push(let screen) = reaction.move, screen is Help { state.context.notice = notice }
        return apply(reaction, at: index, &state)
    }

    private static func apply(_ reaction: Reaction, at index: Int, _ state: inout AppState) -> [Effect] {
        var reaction = reaction
        if let profile = reaction.openedProfile, !(state.screens[index] is ProfileQuestion), isFillingLive(state) {
            reaction.effects.removeAll { $0 == .openProfile(profile) }
            let effects = move(reaction, at: index, &state)
            state.screens.append(ProfileQuestion(.leavesLiveForm, profile))
            return effects
        }
        return move(reaction, at: index, &state)
    }

    /// True while a live invoice is being filled in, whatever stands above it.
    private static func isFillingLive(_ state: AppState) -> Bool {
        state.context.kind == .live
            && state.screens.enumerated().contains { index, screen in
                if screen is Review { return true }
                return (screen as? InvoiceForm)?.isWorthKeeping(state.context) == true && !isDone(index, state)
            }
    }

    private static func move(_ reaction: Reaction, at index: Int, _ state: inout AppState) -> [Effect] {
        switch reaction.move {
        case nil: break
        case .push(let screen): state.screens.append(screen)
        case .replace(let screen): state.screens[index] = screen
        case .pop: if index > 0 { state.screens.remove(at: index) }
        case .home(let screen):
            let kept = goHome(&state, isToStay: screen == nil)
            if let screen { state.screens.append(screen) }
            return kept + reaction.effects
        case .list(let wish):
            let kept = goHome(&state, isToStay: true)
            guard var list = state.screens[0] as? InvoiceList else { return kept + reaction.effects }
            let effects = list.take(wish, &state.context)
            state.screens[0] = list
            return kept + reaction.effects + effects
        case .neighbour(let rows): return reaction.effects + showNeighbour(by: rows, at: index, &state)
        case .delegate(let key):
            state.screens.remove(at: index)
            let below = state.screens.count - 1
            let binding = state.screens[below].allKeys(state.context).first { $0.key == key }
            return reaction.effects + (binding.map { perform($0, at: below, &state) } ?? [])
        }
        return reaction.effects
    }

    /// Removes every screen but the list. What was typed in a form and did not become an invoice is kept.
    private static func goHome(_ state: inout AppState, isToStay: Bool) -> [Effect] {
        var effects: [Effect] = []
        for (index, screen) in state.screens.enumerated() {
            if let form = screen as? ProfileForm { form.keep(&state.context) }
            guard let form = screen as? InvoiceForm, !isDone(index, state) else { continue }
            effects.append(form.keep(&state.context))
        }
        let wasKept = effects.contains { if case .saveDraft = $0 { true } else { false } }
        if wasKept, isToStay { state.context.notice = InvoiceForm.keptNotice(state.context) }
        state.screens.removeSubrange(1...)
        return effects
    }

    /// Removes the forms whose invoices are in the history: nothing leads back to them, and a card's number may be in one.
    private static func letFormsGo(_ state: inout AppState) {
        for index in state.screens.indices.dropLast().reversed() {
            if state.screens[index] is InvoiceForm, isDone(index, state) { state.screens.remove(at: index) }
        }
    }

    /// True for a screen whose work, as the screen above it tells, is in the history.
    private static func isDone(_ index: Int, _ state: AppState) -> Bool {
        state.screens[(index + 1)...].first.flatMap { $0 as? Outcome }?.isInHistory ?? false
    }

    /// An answer or a tick: every screen may need it, and each knows what it waits for. Tells which took it.
    private static func passDown(
        _ event: AppEvent, _ state: inout AppState, except others: Set<Int> = []
    ) -> (effects: [Effect], takers: Set<Int>) {
        var effects: [Effect] = []
        var takers: Set<Int> = []
        for index in state.screens.indices.reversed() where index < state.screens.count && !others.contains(index) {
            state.context.isCovered = index < state.screens.count - 1
            let reaction = state.screens[index].update(event, &state.context)
            state.context.isCovered = false
            if reaction.isHandled { takers.insert(index) }
            effects += apply(reaction, at: index, &state)
        }
        return (effects, takers)
    }
}

extension Reaction {
    /// The profile that it goes over to.
    fileprivate var openedProfile: String? {
        effects.lazy.compactMap { if case .openProfile(let name) = $0 { name } else { nil } }.first
    }
}

extension Outcome {
    /// True where the invoice can be gone on with from the history, so that no draft of it is needed.
    fileprivate var isInHistory: Bool { invoice.map { $0.state != .rejected } ?? false }
}
