import EInvoiceKit
import InvoiceCore
import Testing
import Wording

@testable import Fronts

/// Settings, and what is wrong with them, in words.
@Suite(.timeLimit(.minutes(10))) struct SettingWordingTests {
    private static let file = SettingsProblem.Place.file(path: "/c.json", line: 3, member: "profiles.shop")

    private static let problems: [(SettingsProblem.Kind, String)] = [
        (.syntax(.commaInObject, column: 7), "/c.json:3: profiles.shop:7: not JSON; here is needed: a comma or }"),
        (.wrongType(.command), "must be a program and its arguments in [ ], or a line for the shell"),
        (.wrongType(.identifier), "must be text or a whole number"),
        (.missingMember, "/c.json:3: profiles.shop: missing"),
        (.unknownMember(suggestion: "client_id"), "did you mean \"client_id\"?"),
        (.unreadable(errno: 2), "can't be read (No such file or directory); check the path"),
        (.unreadable(errno: 29), "can't be read (it is a pipe or a socket, and no file); check the path"),
        (
            .oddPath(UnseenCharacters(in: " x\u{200b}y\u{a0}")!),
            "begins with a blank (U+0020) and ends with a blank (U+00A0)"
        ),
        (.oddPath(UnseenCharacters(in: "x\u{200b}y")!), "has a character that can't be seen (U+200B) in it; if that"),
        (.unseen("\u{7}"), "has a blank or invisible character, U+0007"),
        (.profileName("a\u{1b}", .unusable("\u{1b}")), "\"a␛\" can't be a profile's name: it has \"␛\"; use letters"),
        (.readableByOthers(mode: 0o640), "others can read the file (mode 0640); run: chmod 600 /c.json"),
        (.unknownProfile("bb", known: ["a"], suggestion: nil), "there is no profile \"bb\"; there are a"),
    ]

    @Test(arguments: problems)
    func `a mistake is told with its place and what to do`(kind: SettingsProblem.Kind, part: String) {
        let text = wording.text(for: SettingsProblem(Self.file, kind))
        #expect(text.contains(part), "\(text)")
    }

    @Test func `a command for a path that isn't seen whole names that path`() {
        let problem = SettingsProblem(.file(path: "/a b\r", line: nil, member: nil), .readableByOthers(mode: 0o644))
        #expect(wording.text(for: problem).hasSuffix(#"chmod 600 $'/a b\015'"#))
    }

    private static let passwords = [
        "https://user:pa55word@gateway.example", "user:pa55word@gateway.example",
        "https://user:pa55/word@gateway.example/x",
        "ftp://user:pa55word@gateway.example", "https://user:pa55word@gateway.example?x", "https://pa55word@",
        "https://user:pa55 word@gateway.example",
    ]

    @Test(arguments: passwords) func `a password in an address isn't repeated`(url: String) async {
        let fixture = CommandFixture(environment: [
            "EINVOICE_BASE_URL": url, "EINVOICE_CLIENT_ID": "1", "EINVOICE_SECRET": "s",
        ])
        let ended = await fixture.run("doctor")
        #expect(ended.status == 78)
        #expect(ended.messages.contains("…@"), "\(ended.messages)")
        #expect(!(ended.messages + ended.output).contains("pa55"))
    }

    @Test(arguments: LanguageCode.allCases)
    func `doctor has the word for a profile's kind that lists have`(language: LanguageCode) async {
        let fixture = CommandFixture(environment: [
            "EINVOICE_BASE_URL": "https://gateway.example", "EINVOICE_CLIENT_ID": "1", "EINVOICE_SECRET": "s",
        ])
        await SpokenLanguage.$inTask.withValue(language) {
            let word = wording.badge(of: .live).text
            let (listed, told) = (await fixture.run("profiles"), await fixture.run("doctor", "--offline"))
            #expect(listed.output.contains(word), "\(listed.output)")
            #expect(told.output.contains("env   \(word)"), "\(told.output)")
        }
    }

    @Test func `every setting has a name and a purpose of one line, and no two have the same`() {
        let names = SettingName.allCases.map { wording.title(of: $0) }
        #expect(Set(names).count == names.count)
        let lines = SettingName.allCases.map { wording.explanation(of: $0, standard: nil, setBy: []) }
        #expect(Set(lines).count == names.count && !lines.contains { $0.contains("\n") })
        #expect(Set(Settings.members.map(\.name) + Profile.members.map(\.name)) == Set(SettingName.allCases))
    }

    @Test func `a setting is explained with what holds without it and what else sets it`() {
        #expect(
            wording.explanation(of: .timeout, standard: "30", setBy: ["X", "--x"])
                == "timeout: seconds for a whole exchange (30 unless told; X; --x)")
        #expect(
            wording.explanation(of: .mouse, standard: nil, setBy: [])
                == "mouse: whether the mouse is taken (true, in GNU screen false unless told)")
        #expect(
            wording.explanation(of: .baseURL, standard: nil, setBy: []) == "base_url: the gateway's URL, before /api")
    }
}
