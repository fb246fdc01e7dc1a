import EInvoiceKit
import InvoiceCore

/// A file that several programs may send, one after the other or at the same time.
struct Batch: Hashable {
    /// Each row's description begins with it.
    let name: String
    /// CSV.
    let text: String
    let rows: Int
    /// A card's number that is in it.
    let card: String

    static let all = [Batch("apples", rows: 5), Batch("pears", rows: 70)]

    private init(_ name: String, rows: Int) {
        self.name = name
        self.rows = rows
        card = "4111111111111111"
        var lines = ["currency,amount,description,payment-id,sender"]
        for row in 1...rows {
            let amount = "\(row).5"
            // Some name their payment id, one has a card's number, one is no invoice.
            let id = row % 3 == 2 ? "\(name)-\(row)" : ""
            let sender = row == 3 ? card : ""
            lines.append("visamaster.uah,\(row == 4 ? "none" : amount),\(name) row \(row),\(id),\(sender)")
        }
        text = lines.joined(separator: "\n")
    }
}

extension Script {
    /// Sends a file, or goes on with it, as `create --batch --skip-invalid` does, and with `isNew` as with `--new-content`. What is
    /// told of it is its rows' lines.
    @discardableResult
    func batch(_ batch: Batch, isNew: Bool = false) async -> (told: [Int], open: [BatchResult], ending: BatchEnding?) {
        world.tell("sends \(batch.name)")
        world.oracle.usesCard(batch.card)
        var told: [Int] = []
        var open: [BatchResult] = []
        let profile = service.profile
        let rules = BatchRules(catalog: profile.catalog, fields: []) { profile.emptyDraft }
        do throws(Problem) {
            let content = BatchContent(bytes: Array(batch.text.utf8), path: "\(batch.name).csv")
            let file = try await BatchFile(content, rules: rules)
            let isConfirmed = isLive && !world.random.chance(world.oracle.isCalm ? 0 : 0.05)
            var typed: String?
            if isConfirmed {
                let sums = file.check.totals.sortedSums.map { "\($0.total?.description ?? "")\($0.unit)" }
                typed = (["\(file.check.totals.count) rows"] + sums).joined(separator: ",")
                world.oracle.confirmed(batch)
            }
            let confirmation = try BatchConfirmation(typed, of: file.check.totals, on: profile.kind)
            let run = BatchRun(service: service, file: file, jobs: 1 + world.random.below(4))
            world.oracle.began(batch)
            for await result in try await run.run(confirmation, allowsOtherContent: isNew) {
                told.append(result.line)
                if result.isOpen { open.append(result) }
                world.oracle.took(result)
                // Somebody presses Ctrl-C.
                if !world.oracle.isCalm, world.random.chance(world.options.cancel / 8) {
                    world.tell("stops \(batch.name)")
                    await run.stop()
                }
            }
            let ending = await run.ending
            world.tell("\(batch.name) has ended: \(ending)")
            world.oracle.took(ending)
            return (told, open, ending)
        } catch {
            world.tell("\(batch.name) isn't sent: \(error)")
            world.situations.reached(error)
            return (told, open, nil)
        }
    }

    /// Brings a file that was begun to its end, when all is calm.
    func finish(_ batch: Batch) async {
        for attempt in 1...3 {
            // The other files, which may not be done, have other rows.
            let (told, open, ending) = await self.batch(batch, isNew: attempt > 1)
            if Set(told).count != told.count { world.oracle.breach(.batch, "a row of \(batch.name) is told twice") }
            // That it isn't there must be said twice where nobody signs it.
            if ending == .whole, open.isEmpty {
                // One row is no invoice.
                if told.count != batch.rows - 1 {
                    world.oracle.breach(.batch, "\(told.count) of \(batch.rows) rows of \(batch.name) were told")
                }
                return
            }
            if attempt == 3, world.disk.flips == 0 {
                let last = ending.map { "\($0)" } ?? "not begun"
                world.oracle.breach(.batch, "\(batch.name) comes to no end: \(last), \(open.prefix(2))")
            }
        }
    }
}

extension Oracle {
    func took(_ result: BatchResult) {
        switch result.outcome {
        case .sent(let outcome): took(outcome)
        case .settled(let outcome):
            world.situations.reached(outcome)
            world.situations.reached("batch.settled")
        case .earlier: world.situations.reached("batch.earlier")
        }
        if let invoice = result.sent?.invoice, invoice.updates.contains(where: { $0.change.isResent }) {
            world.situations.reached("batch.resent")
        }
    }

    func took(_ ending: BatchEnding) {
        switch ending {
        case .whole: world.situations.reached("batch.whole")
        case .stopped: world.situations.reached("batch.stopped")
        case .givenUp: world.situations.reached("batch.given-up")
        case .failed(let problem):
            world.situations.reached("batch.failed")
            world.situations.reached(problem)
        }
    }
}

extension InvoiceUpdate.Change {
    fileprivate var isResent: Bool { if case .resent = self { true } else { false } }
}
