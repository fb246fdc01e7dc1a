import ArgumentParser
import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

struct NoteCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            .note, "note",
            discussion: wording.discussionOfNote)
    }

    @Argument(help: .of(.id, value: .id), completion: .asking(.invoice))
    var id: String

    @Argument(help: .of(.note, value: .text))
    var text: String

    @OptionGroup
    var global: GlobalOptions

    /// The arguments with everything that is no option behind `--`, where a text begins with a dash: the parser would take
    /// it for options. What begins with two is left to the parser, because it may be a mistyped option.
    static func withDashesApart(_ arguments: [String]) -> [String] {
        guard arguments.first == configuration.commandName, !arguments.contains("--") else { return arguments }
        var options: [String] = []
        var words: [String] = []
        var rest = arguments.dropFirst()
        while let argument = rest.popFirst() {
            switch argument {
            case "--sandbox", "--no-color", "--accessible", "--help", "-h": options.append(argument)
            case "--profile", "--data-dir", "--config", "--timeout", "--lang":
                options += [argument] + (rest.popFirst().map { [$0] } ?? [])
            default:
                if argument.utf8.starts(with: "--".utf8) {
                    guard argument.utf8.contains(UInt8(ascii: "=")) else { return arguments }
                    options.append(argument)
                } else {
                    words.append(argument)
                }
            }
        }
        guard words.contains(where: { $0.utf8.first == UInt8(ascii: "-") }) else { return arguments }
        return [arguments[0]] + options + ["--"] + words
    }

    /// The text, or with `-` that of the standard input without the line ends behind it.
    private func typed(at context: CommandContext) async throws(CommandFailure) -> String {
        guard text == "-" else { return text }
        guard let all = String(validating: try await standardInput(at: context), as: UTF8.self) else {
            throw CommandFailure(.invalid, wording.labelled("-", wording.notUTF8))
        }
        let ends: Set<Unicode.Scalar> = ["\n", "\r"]
        let scalars = all.unicodeScalars
        return String(
            scalars[
                ..<(scalars.lastIndex { !ends.contains($0) }.map { scalars.index(after: $0) } ?? scalars.startIndex)])
    }

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        let text = try await typed(at: context)
        if !text.contains(where: { !$0.isWhitespace }) { throw CommandFailure(.invalid, wording.emptyNote) }
        if text.unicodeScalars.count > InvoiceUpdate.longestNote {
            throw CommandFailure(.invalid, wording.tooLongNote(InvoiceUpdate.longestNote))
        }
        let session = try session(at: context)
        let invoice = try find(id, in: session, context)
        do throws(Problem) {
            let noted = try await session.localService.addNote(text, to: invoice.id)
            context.messages.line(wording.notedOn(paymentID: visible(noted.intent.paymentID.text)))
            return .done
        } catch {
            throw CommandFailure(error, suggestion)
        }
    }
}
