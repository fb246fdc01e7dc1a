#if DEBUG
    import EInvoiceKit
    import InvoiceCore
    import ScreenKit

    extension FuzzTarget {
        /// Each row is right or has a problem with a place in the file; how many are read at once, and how the rows end, makes no
        /// difference; and what is written as a record is read as it was.
        func checkBatch(_ bytes: [UInt8]) {
            let rows = rows(of: bytes, atOnce: 1000)
            var line = 0
            for row in rows {
                require(row.request == nil || row.problems.isEmpty, "a row that is right and wrong")
                require(row.request != nil || !row.problems.isEmpty, "a row that is neither right nor wrong")
                require(row.line > line, "line \(row.line) behind line \(line)")
                line = row.line
                for problem in row.problems {
                    require(problem.line >= row.line && problem.column >= 1, "a problem before its row: \(problem)")
                }
            }
            let slowly = self.rows(of: bytes, atOnce: 1)
            require(
                slowly.elementsEqual(rows) { ($0.line, $0.request, $0.problems) == ($1.line, $1.request, $1.problems) },
                "read one by one it is something else")
            checkRecord(String(decoding: bytes, as: UTF8.self))
        }

        private func checkRecord(_ text: String) {
            let record = CSVText.record(["tron", "1", text], isRaw: true)
            let file = Array("currency,amount,description\n\(record)\n".utf8)
            guard file.count < 1 << 20 else { return }
            let rows = rows(of: file, atOnce: 2, as: .csv)
            require(rows.count == 1, "one record is read as \(rows.count)")
            if let request = rows[0].request {
                let read = request.storedTexts[.description] ?? ""
                require(
                    read.utf8.elementsEqual(text.utf8) || text.utf8.count > read.utf8.count, "another text: \(read)")
            }
        }

        private func rows(of bytes: [UInt8], atOnce count: Int, as format: BatchFormat? = nil) -> [BatchRow] {
            let rules = BatchRules(catalog: .standard, fields: []) { InvoiceDraft() }
            let reader = BatchReader(BatchContent(bytes: bytes), format, rules)
            var rows: [BatchRow] = []
            do {
                while case let more = try reader.next(count), !more.isEmpty { rows += more }
            } catch {
                fatalError("what is in memory can't be read: \(error)")
            }
            return rows
        }
    }
#endif
