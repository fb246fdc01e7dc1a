import InvoiceCore
import ScreenKit
import Wording

/// Writes what a list shows into a file: asks for its name, and before anything is overwritten.
struct ExportDialog {
    /// What is exported.
    enum Subject: Sendable, Equatable {
        /// What a search finds; for an empty one all invoices.
        case invoices(search: String)
        /// What a comparison found.
        case differences(Reconciliation)
    }

    /// How far it is.
    enum Phase: Sendable, Equatable {
        case naming
        /// There is a file of this name.
        case asking(path: String)
        case running(RequestID, invoices: Int, fraction: Double)
        case done(invoices: Int, path: String, badLines: Int)
    }

    let subject: Subject
    var input: TextInput
    var phase = Phase.naming
    /// What is wrong with the name, or why the export failed.
    var problem: String?

    /// Proposes a name: `einvoice-shop-uah-2026-11-22.csv`.
    init(_ subject: Subject, _ context: AppContext) {
        self.subject = subject
        let program =
            switch subject {
            case .invoices: "einvoice"
            case .differences: "einvoice-reconcile"
            }
        let profile = String(context.profile.map { $0 == "/" || $0.isWhitespace ? "-" : $0 })
        input = TextInput(text: "\(program)-\(profile)-\(context.zone.civil(context.now).date).csv")
    }

    /// Whatever the name's ending doesn't say.
    static func problem(withName name: String) -> String? {
        if name.allSatisfy(\.isWhitespace) { return "Give the file a name." }
        return ExportFormat(endingOf: name) != nil
            ? nil : "The name must end in .csv or .jsonl: that says how it is written."
    }
}

/// How an export ended.
public enum ExportResult: Sendable, Equatable {
    /// So many invoices or differences are in this file, whose path is whole.
    case written(invoices: Int, path: String, badLines: Int)
    /// No file was left behind.
    case failed(Problem)
}

extension ExportDialog: Screen {
    static let name = "Export"
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        switch phase {
        case .naming:
            return [
                bind(
                    .enter, "Export", "Write the file", rank: 0,
                    act: { dialog, context in
                        dialog.problem = Self.problem(withName: dialog.input.text)
                        return dialog.problem == nil ? dialog.start(mayOverwrite: false, &context) : .handled
                    }), Binding(.escape, "Close", "Close without exporting", rank: 0, does: .pop),
            ]
        case .asking:
            return [
                bind(.char("o"), "Overwrite", "Put the new file in the place of the old one", rank: 0) {
                    $0.start(mayOverwrite: true, &$1)
                },
                bind(
                    .escape, also: [.enter, .char("n")], "Another name", "Choose another name", rank: 0,
                    act: { dialog, _ in
                        dialog.phase = .naming
                        return .handled
                    }),
            ]
        case .running(let id, _, _):
            return [
                Binding(
                    .escape, "Stop", "Stop; no file is left behind", rank: 0, givesUp: true,
                    act: { _, context in
                        context.notice = Notice("The export was stopped; no file was left behind.", .warning)
                        return .move(.pop, [.cancel(id)])
                    })
            ]
        case .done(_, let path, _):
            return [
                Binding(.enter, also: [.escape, .char("q")], "Close", "Back to the list", rank: 0, does: .pop),
                Binding(.char("y"), "Copy path", "Copy the file's path", rank: 0, does: .effects(.copy(path))),
            ]
        }
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        switch event {
        case .key(let key):
            guard phase == .naming, input.handle(key) else { return .ignored }
            problem = nil
            return .handled
        case .paste(let text):
            guard phase == .naming else { return .ignored }
            input.insert(paste: text)
            problem = nil
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
            case .failed(.fileExists(let path)): phase = .asking(path: path)
            case .failed(let why):
                phase = .naming
                problem = wording.sentences(for: why)
            }
            return .handled
        default: return .ignored
        }
    }

    private mutating func start(mayOverwrite: Bool, _ context: inout AppContext) -> Reaction {
        let id = context.newRequest()
        phase = .running(id, invoices: 0, fraction: 0)
        problem = nil
        let path = input.text
        return switch subject {
        case .invoices(let search):
            .effects(.export(id, search: search, path: path, mayOverwrite: mayOverwrite))
        case .differences(let found):
            .effects(.exportDifferences(id, found, path: path, mayOverwrite: mayOverwrite))
        }
    }

}
