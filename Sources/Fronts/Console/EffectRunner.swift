import Dispatch
import EInvoiceKit
import Glibc
import InvoiceCore
import ScreenKit
import Screens
import Synchronization
import Wording

/// Runs effects on other threads and posts their answers. Used by the loop's thread only.
final class EffectRunner {
    let setup: ConsoleSetup
    let queue: EventQueue
    /// Copies one text after the other, so that the last one stays.
    let copying = DispatchQueue(label: "einvoice.copying")
    /// Changes the config file, one change after the other, so that the last one stays.
    let changing = DispatchQueue(label: "einvoice.changing")
    let removals: Removals
    /// Why what is typed of profiles isn't on the disk.
    let unkeptProfiles = LockedList<StorageProblem>()
    let history: HistoryStore
    let drafts: DraftStore
    let autosaver: DraftAutosaver
    let noteAutosaver: NoteAutosaver
    /// When this console was opened.
    let openedAt = Timestamp.current
    let usage: UsageStore
    /// The way to the gateway.
    var gateway: @Sendable () async -> Result<InvoiceService, Problem> { setup.openService }
    let following = FollowedInvoices()
    let checkedBatch = CheckedBatch()
    /// The tasks that follow payments.
    private var followers: Set<TaskName> = []
    /// Gives days their meaning in a search.
    let zone: ZoneOffsets
    /// The running tasks, by the request that they answer or by a number.
    private(set) var running: [TaskName: Task<Void, Never>] = [:]
    private var lastBackground = 0
    /// The names of ended tasks, until the runner releases them.
    private let ended = LockedList<TaskName>()
    /// The requests whose tasks must end before the console: an invoice may be on its way.
    private(set) var sending: Set<RequestID> = []
    /// Tells what the person has to know when the screen is gone.
    var tellAfterwards: (String) -> Void = { LastWords.tell($0) }
    /// Asks for a look at what other programs left on its way; requests that come during one make one more.
    let looks = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    init(
        setup: ConsoleSetup, queue: EventQueue, zone: ZoneOffsets,
        removals: Removals = Removals()
    ) {
        self.zone = zone
        self.removals = removals
        self.setup = setup
        self.queue = queue
        history = setup.history
        drafts = DraftStore(history: history)
        usage = UsageStore(folder: history.folder)
        autosaver = DraftAutosaver(store: drafts) { queue.post($0) }
        noteAutosaver = NoteAutosaver(store: drafts) { queue.post($0) }
    }

    /// Starts something that nobody awaits; it ends with the console.
    func inBackground(_ work: @escaping @Sendable () async -> Void) {
        lastBackground += 1
        begin(.background(lastBackground), work)
    }

    /// Starts something that follows payments; it ends with the console, or when nothing is to be followed any more.
    func followInBackground(_ work: @escaping @Sendable () async -> Void) {
        inBackground(work)
        followers = followers.filter { running[$0] != nil }.union([.background(lastBackground)])
    }

    /// Runs one effect; those that belong to the terminal are the loop's.
    func run(_ effect: Effect) {
        switch effect {
        case .loadInvoices(let id, let place, let limit):
            let pages = HistoryPages(history: history, queue: queue, zone: zone)
            launch(id) { await pages.load(id, place, limit: limit) }
        case .search(let id, let query):
            let searching = HistorySearching(history: history, queue: queue, catalog: setup.catalog)
            launch(id) { await searching.run(id, query) }
        case .survey:
            let pages = HistoryPages(history: history, queue: queue, zone: zone)
            inBackground { await pages.survey(isFirst: false) }
        case .findAbandoned: looks.continuation.yield()
        case .findUnsettled:
            let pages = HistoryPages(history: history, queue: queue, zone: zone)
            // The list reports a failure to read; the header goes on telling that there are more.
            inBackground { _ = try? await pages.findUnknown() }
        case .gatherStatistics(let id, let search, let since, let until):
            runStatistics(id, search: search, since: since, until: until)
        case .export(let id, let query, let path, let mayOverwrite):
            runExport(id, query, path: path, mayOverwrite: mayOverwrite)
        case .exportDifferences(let id, let found, let path, let mayOverwrite):
            runExport(id, of: found, path: path, mayOverwrite: mayOverwrite)
        case .saveDraft(let id, let draft): autosaver.keep(draft, id: id)
        case .discardDraft(let id): autosaver.keep(nil, id: id)
        case .takeDraft(let kept): autosaver.take(kept)
        case .keepNote(let note): noteAutosaver.keep(note)
        case .setFavourite(let code, let isFavourite):
            let (usage, queue) = (usage, queue)
            inBackground {
                do throws(StorageProblem) {
                    try await usage.setFavourite(code, isFavourite)
                } catch {
                    queue.post(.warned(wording.favouriteNotKept(wording.text(for: error))))
                }
            }
        case .editList(let edit):
            let (usage, queue) = (usage, queue)
            inBackground {
                do throws(StorageProblem) {
                    try await usage.edit(edit)
                } catch {
                    queue.post(.warned(wording.listSettingsNotKept(wording.text(for: error))))
                }
            }
        case .cancel(let id): running[.request(id)]?.cancel()
        case .proposePaymentID(let id): runProposal(id)
        case .findLast(let id, let customer):
            let searching = HistorySearching(history: history, queue: queue)
            launch(id) {
                // Whoever types on asks for another: a search that has begun is done to its end.
                try? await Task.sleep(for: .milliseconds(150))  // It throws where it is canceled.
                if !Task.isCancelled { await searching.findLast(id, of: customer) }
            }
        case .prepare(let id, let request, let model): runPreparation(id, request, madeFrom: model)
        case .submit(let id, let prepared, let confirmation, let draftID):
            runSubmission(id, prepared, confirmation, draftID: draftID)
        case .settle(let id, let invoiceID): runSettling(id, invoiceID: invoiceID)
        case .resend(let id, let invoiceID, let card, let confirmation):
            runResending(id, invoiceID: invoiceID, card: card, confirmation)
        case .lookUp(let id, let number): runLookingUp(id, number)
        case .close(let id, let invoiceID, let confirmation): runClosing(id, invoiceID: invoiceID, confirmation)
        case .addNote(let id, let invoiceID, let text): runNoting(id, invoiceID: invoiceID, text)
        case .askStatus(let id, let invoiceID): runStatus(id, invoiceID: invoiceID)
        case .startPayment(let id, let invoiceID, let asksAnew):
            runPayment(id, invoiceID: invoiceID, asksAnew: asksAnew)
        case .follow(let invoiceID): runFollowing(invoiceID: invoiceID)
        case .followAll(let since): runFollowing(since: since)
        case .stopFollowing:
            for name in followers { running[name]?.cancel() }
            followers = []
            queue.post(.told(wording.stoppedFollowing))
        case .openLink(let address): runOpening(address)
        case .openForm(let form, let invoice): runOpening(form, of: invoice)
        case .savePicture(let id, let code, let path, let mayOverwrite):
            runSaving(id, code, path: path, mayOverwrite: mayOverwrite)
        case .reconcile(let id, let since, let until): runReconciling(id, since: since, until: until)
        case .adopt(let id, let found): runAdopting(id, found)
        case .adoptFound(let id, let report): runAdopting(id) { await $0.adopt([report]) }
        case .readInvoice(let id, let invoiceID):
            let (history, queue) = (history, queue)
            launch(id) { queue.post(.invoiceRead(id, await Self.invoice(invoiceID, in: history))) }
        case .checkBatch(let id, let path): runBatchCheck(id, path: path)
        case .runBatch(let id, let checked, let confirmation): runBatch(id, checked: checked, confirmation)
        case .runTestPayments(let id, let payments, let confirmation):
            runTestPayments(id, payments, confirmation: confirmation)
        case .copy(let text): runCopying(text)
        case .useTheme(let name): runRemembering(name)
        case .tryConnection(let id, let draft, let former): runTrying(id, draft, replacing: former)
        case .saveProfile(let id, let draft, let former): runSaving(id, draft, replacing: former)
        case .removeProfile(let name): runRemoving(name)
        case .restoreProfile: runRestoring()
        case .changeSetting(let name, let value): runSetting(name, value)
        case .speak(let language): SpokenLanguage.choose(language)
        case .changeKey(let command, let key): runKey(of: command, key)
        case .copyByTerminal, .attract, .edit, .openProfile, .suspend, .quit: break
        }
    }

    private func runRemembering(_ theme: String) {
        changing.async { [keep = setup.keepTheme, queue] in
            guard let why = keep(theme) else { return }
            queue.post(.warned(wording.themeNotRemembered(why)))
        }
    }

    /// Starts work that posts its own answer.
    func launch(_ id: RequestID, isSending: Bool = false, _ work: @escaping @Sendable () async -> Void) {
        if isSending { sending.insert(id) }
        begin(.request(id), work)
    }

    private func begin(_ name: TaskName, _ work: @escaping @Sendable () async -> Void) {
        for ended in ended.takeAll() { running[ended] = nil }
        let ended = ended
        running[name] = Task {
            await work()
            ended.add(name)
        }
    }

    /// The outcome of a request is known and recorded: nothing waits for it any more.
    func forget(_ id: RequestID) { sending.remove(id) }

    /// Begins to end everything: cancels requests on their way, which records their outcome as unknown, and writes the drafts.
    func beginEnd() {
        for task in running.values { task.cancel() }
        autosaver.end()
    }

    /// True once all is recorded and written that ``beginEnd()`` began.
    var hasEnded: Bool { sending.isEmpty && autosaver.isIdle && noteAutosaver.isIdle }

    /// What is to be told of drafts that can't be written.
    func tellUnkept() {
        for unkept in autosaver.unkept { tellAfterwards(unkept.text) }
    }

    /// Ends everything, and finishes copying. Waits for these and drops the rest; reports a draft that can't be written with its
    /// fields.
    ///
    /// - Returns: what was answered meanwhile.
    @discardableResult
    func finish() -> [AppEvent] {
        beginEnd()
        var answers: [AppEvent] = []
        let deadline = ContinuousClock.now.advanced(by: setup.longestEnd)
        while ContinuousClock.now < deadline, !hasEnded {
            var waiting = pollfd(fd: queue.fd, events: Int16(POLLIN), revents: 0)
            _ = poll(&waiting, 1, 20)
            let arrived = queue.takeAll()
            for event in arrived { if let id = event.endOfSending { forget(id) } }
            answers += arrived
        }
        copying.sync {}
        // A disk that hangs must not keep the console from ending.
        let isRemembered = DispatchSemaphore(value: 0)
        changing.async { isRemembered.signal() }
        _ = isRemembered.wait(timeout: .now() + .seconds(1))
        tellUnkept()
        return answers + queue.takeAll()
    }
}

/// Names a task: by the request that it answers, or by a number.
enum TaskName: Hashable {
    case request(RequestID)
    case background(Int)
}

/// What of profiles goes when the console ends.
struct Removals: Sendable {
    /// The profiles that were removed in this run, the last one last.
    let profiles = LockedList<SettingsStore.Removal>()
    /// The files of secrets that edited profiles have no more.
    let formerSecrets = LockedList<String>()
}

/// What several threads add to and take from.
final class LockedList<Element: Sendable>: Sendable {
    private let elements = Mutex<[Element]>([])

    func add(_ element: Element) { elements.withLock { $0.append(element) } }

    func takeLast() -> Element? { elements.withLock { $0.popLast() } }

    func takeAll() -> [Element] {
        elements.withLock { elements in
            defer { elements = [] }
            return elements
        }
    }
}
