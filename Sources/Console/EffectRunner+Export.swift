import EInvoiceKit
import FoundationEssentials
import History
import InvoiceCore
import Screens

extension EffectRunner {
    /// Exports in the background and tells how far it is, until it is done or canceled.
    func runExport(_ id: RequestID, search: String, path: String, mayOverwrite: Bool) {
        let (history, mailbox, zone, exportRows) = (history, mailbox, zone, setup.exportRows)
        launch(id) {
            let now = Timestamp.current
            let target = Self.wholePath(path)
            let pace = ProgressPace()
            do throws(InvoiceQueryProblem) {
                let query = try InvoiceQuery(search, now: now, offset: zone.offset(at: now))
                let rows = exportRows(target.lowercased().hasSuffix(".jsonl") ? .jsonl : .csv)
                let result = await Self.export(
                    history, query, rows, to: target, mayOverwrite: mayOverwrite
                ) { done in
                    guard pace.isDue else { return }
                    mailbox.post(.exportProgressed(id, invoices: done.invoices, fraction: done.fraction))
                }
                mailbox.post(.exportEnded(id, result))
            } catch {
                mailbox.post(.exportEnded(id, .failed(Wording.text(for: error))))
            }
        }
    }

    private static func export(
        _ history: HistoryStore, _ query: InvoiceQuery, _ rows: InvoiceRows, to path: String, mayOverwrite: Bool,
        progress: (ExportProgress) -> Void
    ) async -> ExportResult {
        do throws(ExportFailure) {
            let done = try await history.export(
                matching: query, as: rows, to: path, mayOverwrite: mayOverwrite, progress: progress)
            return .written(invoices: done.invoices, path: path, badLines: done.badLines)
        } catch {
            if case .exists(let path) = error { return .exists(path: path) }
            return .failed("\(error).")
        }
    }

    /// The path as typed, from the folder in which the program was started; `~/` is the person's own folder, as in a shell.
    private static func wholePath(_ typed: String) -> String {
        if typed.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] {
            return home + typed.dropFirst(1)
        }
        return typed.hasPrefix("/") ? typed : "\(FileManager.default.currentDirectoryPath)/\(typed)"
    }
}
