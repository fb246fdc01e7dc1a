import Files
import Glibc
import InvoiceCore

extension HistoryStore {
    /// Reads every line and says what is there and what is wrong. Changes nothing.
    public func verify() throws(StorageProblem) -> HistoryReport {
        guard let file = Descriptor(path: path, flags: O_RDONLY) else {
            if errno == ENOENT, FileStatus.isNothing(at: path) { return HistoryReport(path: path) }
            throw errno == ENXIO ? .notAFile(path: path) : .cannotOpen(path: path, errno: errno)
        }
        guard file.status()?.isRegular == true else { throw .notAFile(path: path) }
        let status = try files.lockToRead(file, of: path, seconds: files.lockSeconds)
        file.unlock()
        return try check(file, size: status.size)
    }

    /// Checks all lines; `kept` gets the ranges of lines with whole records, `taken` those of the others.
    func check(
        _ file: borrowing Descriptor, size: Int, kept: (Range<Int>) throws(StorageProblem) -> Void = { _ in },
        taken: (Range<Int>) throws(StorageProblem) -> Void = { _ in }
    ) throws(StorageProblem) -> HistoryReport {
        var report = HistoryReport(path: path)
        report.size = size
        report.isReadableByOthers = [path, folder].contains { (FileStatus(path: $0)?.mode ?? 0) & 0o077 != 0 }
        report.setAside = try countTorn()
        var known: Set<UInt64> = []
        var lines = ForwardLines(path: path, size: size)
        while let line = try lines.line(of: file) {
            if line.length == 0 { continue }
            report.lines += 1
            let decoded =
                lines.withBytes(of: line) { HistoryRecord.decodeLine($0) } ?? DecodedLine(problem: .tooLong)
            for record in decoded.records {
                report.count(record.record, of: line, known: &known)
                let start = line.offset + record.range.lowerBound
                try kept(start..<(start + record.range.count))
            }
            guard let reason = decoded.problem else { continue }
            try taken(line.offset..<(line.offset + line.length))
            if !line.isEnded, !decoded.hasRecords {
                report.torn = TornTail(offset: line.offset, length: line.length)
            } else {
                report.badLineCount += 1
                let bad = BadLine(offset: line.offset, length: line.length, number: line.number, reason: reason)
                if report.badLines.count < HistoryReport.keptBadLines { report.badLines.append(bad) }
            }
        }
        return report
    }

    private func countTorn() throws(StorageProblem) -> Int {
        guard let file = Descriptor(path: files.torn, flags: O_RDONLY), file.status()?.isRegular == true else {
            return 0
        }
        guard let size = file.status()?.size else { throw .cannotRead(path: files.torn, errno: errno) }
        var lines = ForwardLines(path: files.torn, size: size)
        var count = 0
        while try lines.line(of: file) != nil { count += 1 }
        return count
    }
}

extension HistoryReport {
    init(path: String) { self.path = path }

    fileprivate mutating func count(
        _ record: HistoryRecord, of line: ForwardLines.Line, known: inout Set<UInt64>
    ) {
        var stray: BadLine.Reason?
        switch record {
        case .invoice(let intent):
            invoices += 1
            if !known.insert(LineMark.key(of: intent.id)).inserted { stray = .repeatedID(intent.id) }
        case .update(let update):
            updates += 1
            if known.contains(LineMark.key(of: update.id)) { break }
            if update.intent == nil {
                stray = .orphan(update.id)
            } else {
                // It repeats the whole invoice, whose own line is missing.
                invoices += 1
                known.insert(LineMark.key(of: update.id))
            }
        case .unknown: unknownRecords += 1
        }
        guard let stray else { return }
        strayCount += 1
        let note = BadLine(offset: line.offset, length: line.length, number: line.number, reason: stray)
        if strays.count < Self.keptBadLines { strays.append(note) }
    }
}
