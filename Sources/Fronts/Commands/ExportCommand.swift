import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit

/// `einvoice export`.
struct ExportCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write invoices whole, newest first, as csv or jsonl.",
        discussion: """
            Without --output it writes to the standard output; a file is there when it is whole, or not at all. csv has a \
            column for each member; what a spreadsheet would take for a formula, or an id that it would take for a number, has \
            an apostrophe in front. jsonl has an object a line, with the \
            request and everything that happened to the invoice.

            \(SearchOptions.explanation)
            """)

    @OptionGroup
    var choice: SearchOptions

    @Option(help: "How to write them; if it isn't said, as --output ends, and csv without it.")
    var format: ExportFormat?

    @Flag(help: "In csv, give back the exact text, also what a spreadsheet takes for a formula or a number, or hides.")
    var raw = false

    @Option(help: ArgumentHelp("Write into this new file.", valueName: "file"))
    var output: String?

    @Flag(help: "Put it in the place of a file that is there already.")
    var force = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { chosen == .jsonl && (output ?? "-") == "-" }

    /// What is written: as told, or as the file's name ends.
    private var chosen: ExportFormat {
        format ?? output.flatMap { ExportFormat(endingOf: $0) } ?? .csv
    }

    func validate() throws {
        if raw, chosen != .csv { throw ValidationError("--raw: it changes csv only") }
        if force, output == nil { throw ValidationError("--force: there is no --output to overwrite") }
        if output?.isEmpty == true { throw ValidationError("--output: the file has no name") }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let query = try choice.query(at: context, of: session)
        if let output, let problem = SettingsProblem(oddIn: output, at: .option("--output")) {
            context.warn(visible(problem.description))
        }
        let recovered = try await recover(session)
        guard let output, output != "-" else {
            let rows = Self.rows(as: chosen, isRaw: raw, forTerminal: context.columns != nil)
            let list = HistoryList(context: context, session: session, recovered: recovered, suggestion: suggestion)
            do {
                try await list.rows(rows, of: query, limit: .max)
                return .done
            } catch {
                throw CommandFailure(scanning: error, folder: session.folder)
            }
        }
        do throws(ExportFailure) {
            let written = try await session.history.export(
                matching: query, as: Self.rows(as: chosen, isRaw: raw), to: output, mayOverwrite: force,
                replaced: recovered)
            context.warnOfBadLines(written.badLines, in: session.history.path, suggestion: suggestion)
            let count = written.invoices == 1 ? "1 invoice" : "\(written.invoices) invoices"
            context.messages.line("\(count) written to \(visible(output)).")
            return .done
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The lines of a format.
    static func rows(as format: ExportFormat, isRaw: Bool = false, forTerminal: Bool = false) -> InvoiceRows {
        switch format {
        case .csv: InvoiceCSV.rows(isRaw: isRaw, forTerminal: forTerminal)
        case .jsonl: InvoiceRows { InvoiceJSON.detailed($0) }
        }
    }
}

extension ExportFormat: ExpressibleByArgument {}

extension CommandFailure {
    /// An export that came to nothing.
    init(_ failure: ExportFailure) {
        let text = visible(failure.description)
        switch failure {
        case .exists: self.init(.invalid, text, advice: ["Choose another name, or say --force."])
        case .notAFile, .isOfHistory: self.init(.invalid, text)
        case .cannotWrite, .history, .reading: self.init(.historyFailed, text)
        case .canceled: self.init(.interrupted, text)
        }
    }
}
