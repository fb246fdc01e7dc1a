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
        /// The differences that a comparison found.
        case differences(Reconciliation)
        /// A payment's QR code.
        case code(QRCode, paymentID: String)
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
    /// Why the name can't be used, or why the export failed.
    var problem: String?

    /// Proposes a name: `einvoice-shop-uah-2026-11-22.csv`.
    init(_ subject: Subject, _ context: AppContext) {
        self.subject = subject
        let date = "\(context.zone.civil(context.now).date).csv"
        let name =
            switch subject {
            case .allInvoices, .found: "einvoice-\(Self.part(context.profile))-\(date)"
            case .differences: "einvoice-reconcile-\(Self.part(context.profile))-\(date)"
            case .code(_, let paymentID): "einvoice-pay-\(Self.part(paymentID)).png"
            }
        input = TextInput(text: name)
    }

    /// A text as part of a file's name.
    private static func part(_ text: String) -> String {
        String(text.map { $0 == "/" || $0.isWhitespace ? "-" : $0 })
    }

    /// Whatever the name's ending doesn't say.
    func problem(withName name: String) -> String? {
        if name.allSatisfy(\.isWhitespace) { return wording.fileNameMissing }
        switch subject {
        case .allInvoices, .found, .differences:
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

    func bindings(_ context: AppContext) -> [Binding] {
        switch phase {
        case .naming:
            return [
                bind(
                    .enter, wording.writeExport, rank: 0,
                    act: { dialog, context in
                        dialog.problem = dialog.problem(withName: dialog.input.text)
                        return dialog.problem == nil ? dialog.start(mayOverwrite: false, &context) : .handled
                    }), Binding(.escape, wording.closeExport, rank: 0, does: .pop),
            ]
        case .asking:
            return [
                bind(.enter, wording.overwriteFile, rank: 0) {
                    $0.start(mayOverwrite: true, &$1)
                },
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
        case .allInvoices: .effects(.export(id, InvoiceQuery(), path: path, mayOverwrite: mayOverwrite))
        case .found(let query, _): .effects(.export(id, query, path: path, mayOverwrite: mayOverwrite))
        case .differences(let found):
            .effects(.exportDifferences(id, found, path: path, mayOverwrite: mayOverwrite))
        case .code(let code, _): .effects(.savePicture(id, code, path: path, mayOverwrite: mayOverwrite))
        }
    }

}
