import EInvoiceKit
import FoundationEssentials
import InvoiceCore
import Screens
import Wording

extension EffectRunner {
    /// Exports in the background and tells how far it is, until it is done or canceled.
    func runExport(_ id: RequestID, _ query: InvoiceQuery, path: String, mayOverwrite: Bool) {
        let (history, queue, catalog) = (history, queue, setup.catalog)
        launch(id) {
            let target = Self.wholePath(path)
            let schedule = Throttle()
            do throws(InvoiceQueryProblem) {
                // A history that can't be read is told by the export.
                if let problem = try? history.problem(of: query, in: catalog) { throw problem }
                let format = ExportFormat(endingOf: target) ?? .csv
                let result = await Self.export(
                    history, format == .csv ? query.leavingTestsOut : query, ExportCommand.rows(as: format), to: target,
                    mayOverwrite: mayOverwrite
                ) { done in
                    guard schedule.isDue else { return }
                    queue.post(.exportProgressed(id, invoices: done.invoices, fraction: done.fraction))
                }
                queue.post(.exportEnded(id, result))
            } catch {
                queue.post(.exportEnded(id, .failed(.query(error))))
            }
        }
    }

    /// Exports what a comparison found.
    func runExport(_ id: RequestID, of found: Reconciliation, path: String, mayOverwrite: Bool) {
        let queue = queue
        launch(id) {
            let target = Self.wholePath(path)
            let count = found.differences.count
            let schedule = Throttle()
            do throws(Problem) {
                let rows = DifferenceText.rows(as: ExportFormat(endingOf: target) ?? .csv)
                try found.export(as: rows, to: target, mayOverwrite: mayOverwrite) { done in
                    guard schedule.isDue else { return }
                    queue.post(
                        .exportProgressed(id, invoices: done, fraction: Double(done) / Double(max(1, count))))
                }
                queue.post(.exportEnded(id, .written(invoices: count, path: target, badLines: 0)))
            } catch {
                queue.post(.exportEnded(id, .failed(error)))
            }
        }
    }

    private static func export(
        _ history: HistoryStore, _ query: InvoiceQuery, _ rows: InvoiceRows, to path: String, mayOverwrite: Bool,
        progress: (ExportProgress) -> Void
    ) async -> ExportResult {
        do throws(Problem) {
            let done = try await history.export(
                matching: query, as: rows, to: path, mayOverwrite: mayOverwrite, progress: progress)
            return .written(invoices: done.invoices, path: path, badLines: done.badLines)
        } catch {
            return .failed(error)
        }
    }

    /// The path as typed, from the folder in which the program was started; `~/` is the person's own folder, as in a shell.
    static func wholePath(_ typed: String) -> String {
        if typed.utf8.starts(with: "~/".utf8), let home = ProcessInfo.processInfo.environment["HOME"] {
            return home + String(typed.unicodeScalars.dropFirst())
        }
        return typed.utf8.first == UInt8(ascii: "/") ? typed : "\(FileManager.default.currentDirectoryPath)/\(typed)"
    }
}
