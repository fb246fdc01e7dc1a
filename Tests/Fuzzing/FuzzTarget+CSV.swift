#if DEBUG
    import ScreenKit

    extension FuzzTarget {
        /// Fields with a zero byte between them. A raw record gives back each of them to the byte; in a guarded one nothing
        /// commands a spreadsheet or a terminal; and neither has another cell or another record than was written.
        func checkCSV(_ bytes: [UInt8]) {
            let fields = bytes.split(separator: 0, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            let raw = records(of: CSVText.record(fields, isRaw: true) + "\n")
            require(raw.count == 1, "one raw record is read as \(raw.count)")
            require(
                raw[0].elementsEqual(fields) { $0.utf8.elementsEqual($1.utf8) },
                "raw fields are read as others: \(raw[0])")
            for values in [[], Set(fields.indices)] as [Set<Int>] {
                let record = CSVText.record(fields, values: values)
                require(visible(record).utf8.elementsEqual(record.utf8), "a record commands a terminal")
                let guarded = records(of: record + "\n")
                require(guarded.count == 1, "one guarded record is read as \(guarded.count)")
                require(guarded[0].count == fields.count, "\(fields.count) fields are read as \(guarded[0].count)")
                for (cell, field) in zip(guarded[0], fields) { checkCell(cell, of: field) }
            }
        }

        /// In much of Europe a semicolon ends a cell, quotes or not.
        private func checkCell(_ cell: String, of field: String) {
            func parts(_ text: String) -> [String] {
                text.utf8.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
                    .map { String(decoding: $0, as: UTF8.self) }
            }
            let (found, given) = (parts(cell), parts(visible(field)))
            require(found.count == given.count, "a semicolon came or went")
            for (part, original) in zip(found, given) {
                let isAsGiven = part.utf8.elementsEqual(original.utf8)
                require(isAsGiven || part.utf8.elementsEqual("'\(original)".utf8), "another text: \(part)")
                let first = part.unicodeScalars.first { !$0.properties.isWhitespace }
                require(!(first.map { "=+-@＝＋－＠".unicodeScalars.contains($0) } ?? false), "a formula: \(part)")
            }
        }

        /// Reads records as RFC 4180 has them, which end with a newline here.
        private func records(of text: String) -> [[String]] {
            var records: [[String]] = []
            var record: [String] = []
            var field: [UInt8] = []
            var isQuoted = false
            var rest = Array(text.utf8)[...]
            while let byte = rest.popFirst() {
                switch byte {
                case UInt8(ascii: "\"") where isQuoted && rest.first == byte: field.append(rest.removeFirst())
                case UInt8(ascii: "\"") where isQuoted || field.isEmpty: isQuoted.toggle()
                case UInt8(ascii: "\""): fatalError("a quote in the middle of a field without quotes")
                case UInt8(ascii: ",") where !isQuoted, UInt8(ascii: "\n") where !isQuoted:
                    record.append(String(decoding: field, as: UTF8.self))
                    field = []
                    guard byte == UInt8(ascii: "\n") else { continue }
                    records.append(record)
                    record = []
                default: field.append(byte)
                }
            }
            require(!isQuoted && record.isEmpty && field.isEmpty, "the last record doesn't end")
            return records
        }
    }
#endif
