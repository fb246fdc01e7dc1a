import EInvoiceKit
import FoundationEssentials
import TestGateway
import Testing

@testable import Fronts

/// What a path may carry that nobody sees × where it comes from × what is asked.
@Suite(.timeLimit(.minutes(10))) struct UnseenPathTests {
    /// Where a path comes from.
    enum Source: String, CaseIterable {
        case dataOption = "--data-dir"
        case configOption = "--config"
        case dataVariable = "EINVOICE_DATA_DIR"
        case configVariable = "EINVOICE_CONFIG"
        case dataBase = "XDG_DATA_HOME"
        case configBase = "XDG_CONFIG_HOME"
        case home = "HOME"

        /// A variable of ours loses a line's end, and is refused with a control character within.
        var isOurVariable: Bool { rawValue.utf8.starts(with: "EINVOICE_".utf8) }
        /// Whether such a file must be there.
        var namesFile: Bool { self == .configOption || self == .configVariable }
    }

    /// Something unseen, put into a path.
    struct Mark: CustomTestStringConvertible {
        let text: String
        /// What is said of it.
        let words: String
        /// One that begins or ends an escape sequence or a line.
        let isControl: Bool

        var testDescription: String { words }
    }

    static let marks = [
        Mark(text: "x\r", words: "U+000D", isControl: true), Mark(text: "x\r\n", words: "U+000A", isControl: true),
        Mark(text: "x\ty", words: "U+0009", isControl: true),
        Mark(text: "x\u{1b}[2Jy", words: "U+001B", isControl: true),
        Mark(text: "x\u{9b}y", words: "U+009B", isControl: true),
        Mark(text: "x\u{200b}", words: "U+200B", isControl: false),
        Mark(text: "x\u{200b}y", words: "U+200B", isControl: false),
        Mark(text: "x\u{202e}y", words: "U+202E", isControl: false),
        Mark(text: "x\u{2066}y", words: "U+2066", isControl: false),
        Mark(text: "x\u{a0}", words: "U+00A0", isControl: false),
        Mark(text: "x ", words: "U+0020", isControl: false),
    ]

    private let gateway: WireGateway
    /// Owns the folder of all.
    private let folders = CommandFixture()

    init() throws { gateway = try WireGateway() }

    /// What the command line says, and who runs it, with a path of that end from that source.
    private func fixture(_ source: Source, _ end: String) -> (fixture: CommandFixture, options: [String]) {
        let path = "\(folders.folder)/\(end)"
        var environment = [
            "EINVOICE_BASE_URL": gateway.baseURL, "EINVOICE_CLIENT_ID": gateway.clientID,
            "EINVOICE_SECRET": gateway.secret, "EINVOICE_KIND": "test", "EINVOICE_DATA_DIR": "\(folders.folder)/data",
            "HOME": folders.folder,
        ]
        switch source {
        case .dataOption, .configOption: return (CommandFixture(exactly: environment), [source.rawValue, path])
        case .dataBase, .home: environment["EINVOICE_DATA_DIR"] = nil
        case .dataVariable, .configVariable, .configBase: break
        }
        environment[source.rawValue] = path
        return (CommandFixture(exactly: environment), [])
    }

    @Test(arguments: marks, Source.allCases)
    func `what can't be seen of a path is shown, and named by whatever is asked`(
        mark: Mark, source: Source
    ) async throws {
        let (fixture, options) = fixture(source, mark.text)
        let doctor = await fixture.run(["doctor"] + options)
        let create = await fixture.run(
            ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"] + options)
        let list = await fixture.run(["history"] + options)
        let json = await fixture.run(["history", "--format", "json"] + options)
        let show = await fixture.run(["show", "nosuch"] + options)
        for ended in [doctor, create, list, json, show] {
            #expect(!ended.messages.hasRawControls, "\(ended.messages.debugDescription)")
            #expect(!ended.output.hasRawControls, "\(ended.output.debugDescription)")
            // One end of a line is cut off our own variables.
            if source.isOurVariable, mark.isControl, mark.text.utf8.last ?? 0 < 0x20 { continue }
            #expect(ended.messages.contains(mark.words), "\(ended.messages)")
            #expect(ended.messages.contains(source.rawValue), "\(ended.messages)")
        }
        // Nothing that worked stops working: all but a file that isn't there, and what was refused ever since.
        let isLineEnd = mark.text.utf8.last ?? 0 < 0x20
        let isRefused = source.namesFile || source.isOurVariable && mark.isControl && !isLineEnd
        #expect(create.status == (isRefused ? 78 : 0), "\(create.messages)")
        #expect(doctor.status == (isRefused ? 78 : 0), "\(doctor.messages)")
    }

    @Test(arguments: marks) func `a command to copy holds nothing unseen, and names the same folder`(
        mark: Mark
    ) async throws {
        let (fixture, options) = fixture(.dataOption, mark.text)
        gateway.fail(.html)
        let create = await fixture.run(
            ["create", "--currency", "visamaster.uah", "--amount", "5", "--payment-id", "26"] + options)
        #expect(create.status == 75)
        #expect(!create.messages.hasRawControls, "\(create.messages.debugDescription)")
        let command = try #require(create.messages.split(separator: "`").dropFirst().first.map { String($0) })
        #expect(command.hasPrefix("einvoice resolve"))
        let word = try #require(command.ranges(of: "--data-dir ").first.map { String(command[$0.upperBound...]) })
        let printed = try shell("printf %s \(word)")
        #expect(Array(printed.utf8) == Array("\(folders.folder)/\(mark.text)".utf8), "\(word)")
    }

    @Test(arguments: marks) func `a file to write that nobody sees whole is named`(mark: Mark) async throws {
        let fixture = CommandFixture(gateway: gateway)
        let path = "\(fixture.folder)/\(mark.text)"
        let ended = await fixture.run("export", "--output", path)
        #expect(ended.status == 0, "\(ended.messages)")
        #expect(ended.messages.contains(mark.words) && ended.messages.contains("--output"), "\(ended.messages)")
        #expect(!ended.messages.hasRawControls)
        #expect(FileManager.default.fileExists(atPath: path))
    }

    @Test func `paths of the config file are named, too`() async throws {
        let fixture = CommandFixture()
        let config = """
            {"data_dir": "\(fixture.folder)/d\u{200b}", "profiles": {"shop": {"kind": "test", "client_id": "1",
             "base_url": "\(gateway.baseURL)", "secret_file": "secret\u{200b}", "ca_file": "ca\u{202e}"}}}
            """
        let path = "\(fixture.folder)/config.json"
        try config.write(toFile: path, atomically: true, encoding: .utf8)
        let bare = CommandFixture(exactly: ["HOME": fixture.folder])
        for command in ["doctor", "history"] {
            let ended = await bare.run(command, "--config", path)
            for member in ["data_dir", "profiles.shop.secret_file", "profiles.shop.ca_file"] {
                #expect(ended.messages.contains("\(member): "), "\(ended.messages)")
            }
            #expect(ended.messages.contains("U+200B") && ended.messages.contains("U+202E"))
            #expect(!ended.messages.hasRawControls)
        }
    }

    @Test func `a plain path, also with blanks and other letters in it, is said nothing of`() async throws {
        for end in ["data of Оля", "données", "x'y"] {
            let (fixture, options) = fixture(.dataOption, end)
            let ended = await fixture.run(["doctor"] + options)
            #expect(ended.status == 0 && ended.messages == "", "\(ended.messages)")
        }
    }

    /// What a shell prints that knows `$'…'`, as bash, zsh, ksh and busybox do.
    private func shell(_ line: String) throws -> String {
        let place = "\(folders.folder)/printed"
        let program = try StartedProgram(
            "/bin/bash", ["bash", "-c", "\(line) >'\(place)'"], environment: ["LC_ALL": "C", "PATH": "/usr/bin:/bin"])
        #expect(program.wait() == 0)
        return try String(contentsOfFile: place, encoding: .utf8)
    }
}
