import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

struct ExportCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .export, "export",
            discussion: wording.discussionOfExport)
    }

    @OptionGroup
    var choice: SearchOptions

    @Option(help: .of(.exportFormat, value: .format))
    var format: ExportFormat?

    @Flag(help: .of(.rawCSV))
    var raw = false

    @Option(help: .of(.output, value: .file), completion: .file())
    var output: String?

    @Flag(help: .of(.overwrite))
    var force = false

    @OptionGroup
    var global: GlobalOptions

    var printsJSON: Bool { chosen == .jsonl && (output ?? "-") == "-" }

    /// What is written: as told, or as the file's name ends.
    private var chosen: ExportFormat {
        format ?? output.flatMap { ExportFormat(endingOf: $0) } ?? .csv
    }

    func validate() throws {
        if raw, chosen != .csv { throw ValidationError(.rawWithoutCSV) }
        if force, output == nil { throw ValidationError(.nothingToOverwrite) }
        if output?.isEmpty == true { throw ValidationError(.outputWithoutName) }
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let session = try session(at: context)
        let wanted = try choice.query(at: context, of: session)
        let query = chosen == .csv ? choice.business(wanted) : wanted
        if let output, let problem = SettingsProblem(oddIn: output, at: .option("--output")) {
            context.warn(wording.text(for: problem))
        }
        let recovered = try await recover(session)
        guard let output, output != "-" else {
            let rows = Self.rows(as: chosen, isRaw: raw, forTerminal: context.columns != nil)
            let list = HistoryList(context: context, session: session, recovered: recovered, suggestion: suggestion)
            do {
                try await list.rows(rows, of: query, limit: .max)
                return .done
            } catch {
                throw CommandFailure(scanning: error)
            }
        }
        do throws(Problem) {
            let written = try await session.history.export(
                matching: query, as: Self.rows(as: chosen, isRaw: raw), to: output, mayOverwrite: force,
                replaced: recovered)
            context.warnOfBadLines(written.badLines, in: session.history.path, suggestion: suggestion)
            context.messages.line(wording.exported(written.invoices, to: visible(output)))
            return .done
        } catch {
            throw CommandFailure(exporting: error, suggestion)
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
    init(exporting problem: Problem, _ here: SuggestedCommand) {
        if problem.isCanceled {
            self.init(.interrupted, wording.exportStopped)
        } else {
            self.init(problem, here)
        }
    }
}
