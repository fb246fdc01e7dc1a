import InvoiceCore
import ScreenKit
import Wording

/// Writes what a list shows, or a picture, into a file: asks for its name, and before anything is overwritten.
struct ExportDialog {
    /// The invoices or differences to export.
    enum Subject: Sendable, Equatable {
        case allInvoices
        /// The invoices that a query finds, and the text that it was typed as.
        case found(InvoiceQuery, search: String)
        /// The invoices that were marked, by their ids; so many of them aren't among those that the list shows.
        case marked(InvoiceQuery, hidden: Int)
        /// The differences that a comparison found.
        case differences(Reconciliation)
        /// A payment's QR code.
        case code(QRCode, paymentID: String)
    }

    /// How far it is.
    enum Phase: Sendable, Equatable {
        case naming
        /// There is a file of this name. `since` is ``AppContext/uptime`` when that was found.
        case asking(path: String, since: Int64)
        case running(RequestID, invoices: Int, fraction: Double)
        case done(invoices: Int, path: String, badLines: Int)
    }

    let subject: Subject
    var input: TextInput
    var phase = Phase.naming
    /// Why the name can't be used, or why the export failed.
    var problem: String?

    /// Of which time invoices are written; ``days`` are its days, nil for all there are.
    var period = PeriodPicker(choices: [.today, .week, .thirtyDays, .month, .year, .all], period: .all)
    var days: ClosedRange<LocalDay>?
    /// True while digits choose a period, and false while the name is typed.
    var isOnPeriod: Bool
    /// How many invoices would be written, test payments left out; nil until they are counted.
    var counted: Int?
    var counting: RequestID?
    /// The name as it was proposed last.
    var proposedName: String

    /// Proposes a name.
    init(_ subject: Subject, _ context: AppContext) {
        self.subject = subject
        proposedName = Self.name(for: subject, nil, context)
        input = TextInput(text: proposedName)
        switch subject {
        case .allInvoices, .found: isOnPeriod = true
        case .marked, .differences, .code: isOnPeriod = false
        }
    }

    /// Whatever the name's ending doesn't say.
    func problem(withName name: String) -> String? {
        if name.allSatisfy(\.isWhitespace) { return wording.fileNameMissing }
        switch subject {
        case .allInvoices, .found, .marked, .differences:
            return ExportFormat(endingOf: name) == nil ? wording.fileEndingUnknown : nil
        case .code: return PictureFormat(endingOf: name) == nil ? wording.pictureEndingUnknown : nil
        }
    }
}

/// How an export ended.
public enum ExportResult: Sendable, Equatable {
    /// So many invoices, differences or pictures are in this file, whose path is whole.
    case written(invoices: Int, path: String, badLines: Int)
    /// No file was left behind.
    case failed(Problem)
}

extension ExportDialog: Screen {
    static var name: String { wording.exportTitle }
    static let isDialog = true

    func takesText(_ context: AppContext) -> Bool { phase == .naming }
    func hasList(_ context: AppContext) -> Bool { false }

    func bindings(_ context: AppContext) -> [Binding] {
        switch phase {
        case .naming:
            return [
                bind(
                    .enter, wording.writeExport, rank: 0,
                    act: { dialog, context in
                        dialog.problem = dialog.problem(withName: dialog.input.text)
                        return dialog.problem == nil ? dialog.start(mayOverwrite: false, &context) : .handled
                    }),
                Binding(
                    .escape, wording.closeExport, rank: 0,
                    does: .move(.pop, self.counting.map { [.cancel($0)] } ?? [])),
            ] + periodBindings
        case .asking:
            return [
                bind(.enter, wording.overwriteFile, rank: 0) { $0.overwrite(&$1) },
                bind(
                    .escape, wording.chooseOtherName, rank: 0,
                    act: { dialog, _ in
                        dialog.phase = .naming
                        return .handled
                    }),
            ]
        case .running(let id, _, _):
            return [
                Binding(
                    .escape, wording.stopExport, rank: 0, givesUp: true,
                    act: { _, context in
                        context.notice = Notice(wording.exportWasStopped, .warning)
                        return .move(.pop, [.cancel(id)])
                    })
            ]
        case .done(_, let path, _):
            return [
                Binding(.enter, also: [.escape, .char("q")], wording.closeExported, rank: 0, does: .pop),
                Binding(.char("y"), wording.copyPath, rank: 0, does: .effects(.copy(path))),
            ]
        }
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            guard phase == .naming, input.handle(key) else { return .ignored }
            isOnPeriod = false
            problem = nil
            return .handled
        case .paste(let text):
            guard phase == .naming else { return .ignored }
            input.insert(paste: text)
            isOnPeriod = false
            problem = nil
            return .handled
        case .statisticsGathered(let id, let part, let isDone):
            guard id == counting else { return .ignored }
            counted = part.statistics.total.count
            if isDone { counting = nil }
            return .handled
        case .statisticsFailed(let id, _), .searchRefused(let id, _):
            // The export itself says what is wrong.
            guard id == counting else { return .ignored }
            counting = nil
            return .handled
        case .exportProgressed(let id, let invoices, let fraction):
            guard case .running(id, _, _) = phase else { return .ignored }
            phase = .running(id, invoices: invoices, fraction: fraction)
            return .handled
        case .exportEnded(let id, let result):
            guard case .running(id, _, _) = phase else { return .ignored }
            switch result {
            case .written(let invoices, let path, let badLines):
                phase = .done(invoices: invoices, path: path, badLines: badLines)
            case .failed(.fileExists(let path)): phase = .asking(path: path, since: context.uptime)
            case .failed(let why):
                phase = .naming
                problem = wording.sentences(for: why)
            }
            return .handled
        default: return .ignored
        }
    }

    /// The second half of an Enter that was pressed twice has not seen the question.
    private static let leastLook: Int64 = 300

    private mutating func overwrite(_ context: inout AppContext) -> Reaction {
        guard case .asking(_, let since) = phase, context.uptime - since >= Self.leastLook else { return .handled }
        return start(mayOverwrite: true, &context)
    }

    private mutating func start(mayOverwrite: Bool, _ context: inout AppContext) -> Reaction {
        let id = context.newRequest()
        let stopped = counting.map { [Effect.cancel($0)] } ?? []
        counting = nil
        phase = .running(id, invoices: 0, fraction: 0)
        problem = nil
        let path = input.text
        let effect: Effect =
            switch subject {
            case .allInvoices: .export(id, query(InvoiceQuery(), context), path: path, mayOverwrite: mayOverwrite)
            case .marked(let marked, _): .export(id, marked, path: path, mayOverwrite: mayOverwrite)
            case .found(let found, _): .export(id, query(found, context), path: path, mayOverwrite: mayOverwrite)
            case .differences(let found): .exportDifferences(id, found, path: path, mayOverwrite: mayOverwrite)
            case .code(let code, _): .savePicture(id, code, path: path, mayOverwrite: mayOverwrite)
            }
        return Reaction(effects: stopped + [effect])
    }
}
