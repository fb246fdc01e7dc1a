import InvoiceCore

/// Statistics as one JSON object for scripts; sums are texts, exact, and `null` where an amount can't hold them.
enum StatisticsJSON {
    /// The object on one line.
    static func text(of statistics: InvoiceStatistics, query: InvoiceQuery) -> String {
        var object = JSONObjectText()
        object.add("since", query.since?.description)
        object.add("until", query.until?.description)
        add(statistics.total, to: &object)
        object.add("paid", json: self.object(of: statistics.paid))
        object.add("credited", json: self.object(of: statistics.credited))
        object.add("open", json: self.object(of: statistics.open))
        object.add("asked", json: self.object(of: statistics.asked))
        let days = statistics.days.sorted { $0.key < $1.key }.map { day, totals in
            self.object(of: totals) { $0.add("day", day.date) }
        }
        object.add("days", json: JSONText.array(days))
        var methods = statistics.sortedMethods.map { code, totals in
            self.object(of: totals) { $0.add("currency", code) }
        }
        if statistics.otherMethods.count > 0 { methods.append(self.object(of: statistics.otherMethods)) }
        object.add("methods", json: JSONText.array(methods))
        var standings = statistics.sortedStandings.map { standing, totals in
            self.object(of: totals) { object in
                switch standing {
                case .local(let state): object.add("state", state.rawValue)
                case .gateway(let status):
                    object.add("state", InvoiceState.created.rawValue)
                    object.add("status", status.text)
                case .mismatch:
                    object.add("state", InvoiceState.created.rawValue)
                    object.add("mismatch", true)
                }
            }
        }
        if statistics.otherStandings.count > 0 { standings.append(self.object(of: statistics.otherStandings)) }
        object.add("statuses", json: JSONText.array(standings))
        return object.text
    }

    private static func object(of totals: Totals, _ name: (inout JSONObjectText) -> Void = { _ in }) -> String {
        var object = JSONObjectText()
        name(&object)
        add(totals, to: &object)
        return object.text
    }

    private static func add(_ totals: Totals, to object: inout JSONObjectText) {
        object.add("invoices", totals.count)
        let sums = totals.sortedSums.map { sum in
            var part = JSONObjectText()
            part.add("unit", sum.unit)
            part.add("invoices", sum.count)
            part.add(
                "sum", json: sum.total.map { JSONText.string($0.text(minimumDecimals: min(2, sum.decimals))) } ?? "null"
            )
            return part.text
        }
        object.add("sums", json: JSONText.array(sums))
        if totals.unsummed > 0 { object.add("unsummed", totals.unsummed) }
    }
}
