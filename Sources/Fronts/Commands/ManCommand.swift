import ArgumentParser
import EInvoiceKit
import Files
import FoundationEssentials
import Glibc
import InvoiceCore
import ScreenKit
import Wording

struct ManCommand: Subcommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(.man, "man", discussion: wording.discussionOfMan)
    }

    @Argument(
        help: .of(.pageOfCommand, value: .command),
        completion: .list(EInvoiceCommand.configuration.subcommands.compactMap { $0.configuration.commandName }))
    var command: [String] = []

    @OptionGroup
    var global: GlobalOptions

    func run(at context: CommandContext) async throws(CommandFailure) -> ExitStatus {
        guard let page = ManualPage(of: command) else {
            let names = ManualPage.all.map { $0.joined(separator: " ") }
            let typed = command.joined(separator: " ")
            throw CommandFailure(
                .unknownCommand(visible(typed)),
                more: nearest(to: typed, among: names).map { [wording.didYouMean("einvoice man \($0)")] } ?? [])
        }
        guard context.columns != nil else {
            context.output.line(page.roff)
            return .done
        }
        let folder = context.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        // Of its own, so that the pager names the page and nothing else.
        var own = Array("\(folder)/einvoice.XXXXXX".utf8CString)
        guard mkdtemp(&own) != nil else {
            throw CommandFailure(
                .historyFailed, wording.text(for: StorageProblem(FileFailure(.makeFolder, folder, code: errno))))
        }
        let ownFolder = own.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? folder }
        let path = "\(ownFolder)/\(page.name).1"
        // One that is left behind tells nothing.
        defer { rmdir(ownFolder) }
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: Array("\(page.roff)\n".utf8), isFolderKept: true)
        } catch {
            throw CommandFailure(.historyFailed, wording.text(for: StorageProblem(error)))
        }
        defer { try? PrivateFile.remove(path) }
        context.output.flush()
        // man(1) asks MANPAGER and PAGER itself. Where there is none, the help says the same.
        var status = ForegroundProgram.run(Self.line(for: "man -l"), path, environment: context.environment)
        if status != 0 { status = show(page, path, context) }
        if status != 0 { context.output.line(Self.help(of: page)) }
        return .done
    }

    private func show(_ page: ManualPage, _ path: String, _ context: CommandContext) -> Int32 {
        do throws(FileFailure) {
            try PrivateFile.replace(path, with: Array("\(Self.help(of: page))\n".utf8), isFolderKept: true)
        } catch {
            return 1
        }
        let pager = Self.line(for: "${MANPAGER:-${PAGER:-less}}")
        return ForegroundProgram.run(pager, path, environment: context.environment)
    }

    /// A line of the shell that runs a program with the file, and says nothing where there is no such program.
    private static func line(for program: String) -> String {
        "set -- \"$1\" \(program); file=$1; shift; command -v \"$1\" >/dev/null || exit 127; exec \"$@\" \"$file\""
    }

    private static func help(of page: ManualPage) -> String {
        var type: any ParsableCommand.Type = EInvoiceCommand.self
        for word in page.words.dropFirst() {
            guard let next = type.configuration.subcommands.first(where: { $0.configuration.commandName == word })
            else {
                break
            }
            type = next
        }
        return ParserText.help(GlobalOptions.shortened(EInvoiceCommand.helpMessage(for: type)))
    }
}
