import EInvoiceKit
import InvoiceCore
import Screens
import Synchronization
import Wording

/// The file that was checked last, until it is sent.
final class CheckedBatch: Sendable {
    private let kept = Mutex<(id: RequestID, file: BatchFile)?>(nil)

    func keep(_ file: BatchFile, by id: RequestID) { kept.withLock { $0 = (id, file) } }

    func file(by id: RequestID) -> BatchFile? { kept.withLock { $0?.id == id ? $0?.file : nil } }
}

extension EffectRunner {
    /// Checks a batch's file from its beginning to its end; sends nothing.
    func runBatchCheck(_ id: RequestID, path: String) {
        let (gateway, queue, checkedBatch) = (gateway, queue, checkedBatch)
        launch(id) {
            let schedule = Throttle()
            do throws(Problem) {
                let service = try await gateway().get()
                let profile = service.profile
                let fields = await service.knownExtraFields()?.rules ?? []
                let rules = BatchRules(catalog: profile.catalog, fields: fields) { profile.emptyDraft }
                let path = Self.wholePath(path)
                let content = try BatchContent(path: path)
                let file = try await BatchFile(content, format: BatchFormat(path: path), rules: rules) { rows in
                    if schedule.isDue { queue.post(.batchCheckProgressed(id, rows: rows)) }
                }
                checkedBatch.keep(file, by: id)
                queue.post(.batchChecked(id, file.check))
            } catch {
                queue.post(.batchEnded(id, .failed(error)))
            }
        }
    }

    /// Sends the file that was checked by that request. Canceled, it waits for what is on its way.
    func runBatch(_ id: RequestID, checked: RequestID, _ confirmation: BatchConfirmation) {
        let (gateway, queue, checkedBatch) = (gateway, queue, checkedBatch)
        launch(id, isSending: true) {
            let run: BatchRun
            let results: BatchResults
            do throws(Problem) {
                guard let file = checkedBatch.file(by: checked) else { throw .batch(.changed) }
                run = BatchRun(service: try await gateway().get(), file: file)
                results = try await run.run(confirmation)
                queue.post(.batchBegan(id, await Self.note(on: run)))
            } catch {
                return queue.post(.batchEnded(id, .failed(error)))
            }
            // A task of its own: a canceled one would stop listening while the last requests end.
            let telling = Task {
                for await result in results { queue.post(.batchResult(id, result)) }
            }
            await withTaskCancellationHandler {
                await telling.value
            } onCancel: {
                Task { await run.stop() }
            }
            queue.post(.batchEnded(id, await run.ending))
        }
    }

    private static func note(on run: BatchRun) async -> String? {
        if let finished = await run.finishedAt {
            return wording.batchWasDone(at: finished, journal: await run.journalPath)
        }
        if let unfinished = await run.unfinishedBefore { return wording.title(of: .batch(unfinished)) }
        let begun = await run.rowsBefore
        return begun > 0 ? wording.batchGoesOn(begun: begun) : nil
    }
}
