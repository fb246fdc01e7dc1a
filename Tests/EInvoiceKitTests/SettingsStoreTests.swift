import Files
import Glibc
import InvoiceCore
import JSON
import Synchronization
import Testing

@testable import EInvoiceKit

/// The config file as the program changes it.
@Suite struct SettingsStoreTests {
    private let folder = TemporaryFolder()
    private static let name = ".config/einvoice/config.json"

    private var store: SettingsStore {
        SettingsStore(
            environment: ["HOME": folder.path, "EINVOICE_DATA_DIR": folder.file("data")], options: SettingsOptions())
    }

    private var text: String { folder.read(Self.name) ?? "" }

    private func draft(_ name: String = "shop", secret: String = "s3cr3t") -> ProfileDraft {
        ProfileDraft(name: name, kind: .test, baseURL: "https://gateway.example/", clientID: "1042", secret: secret)
    }

    /// The profile as a program that starts now has it.
    private func profile(_ name: String = "shop") throws -> Profile {
        try #require(store.read().profiles.first { $0.name == name })
    }

    @Test func `the first profile makes the file, the secret's file and the default`() async throws {
        try store.save(draft(), replacing: nil)
        let settings = store.read()
        #expect(settings.problems.isEmpty && settings.warnings.isEmpty)
        let found = try profile()
        #expect(found.baseURL == "https://gateway.example")
        #expect(found.clientID == "1042" && found.kind == .test)
        let secret = try await SecretProvider(source: found.secretSource).value()
        #expect(secret == Secret("s3cr3t"))
        #expect(folder.mode(of: Self.name) == 0o600)
        #expect(folder.mode(of: ".config/einvoice/shop.secret") == 0o600)
        #expect(!text.contains("s3cr3t"))
        guard case .profile(let chosen) = try settings.chosenProfile().value else {
            Issue.record("no profile")
            return
        }
        #expect(chosen.name == "shop")
    }

    @Test func `comments and order outlive a profile that is added and one that is edited`() throws {
        let before = """
            // ours
            {
              "theme": "mono", // calm
              "profiles": {
                /* Kyiv */
                "kyiv": { "kind": "live", "base_url": "https://k.example", "client_id": 7, "secret_command": "pass k" },
              },
            }

            """
        folder.write(before, to: Self.name, mode: 0o644)
        var new = draft()
        (new.secretWay, new.secret) = (.command, "pass show shop")
        new.urls[.successURL] = "https://shop.example/ok"
        try store.save(new, replacing: nil)
        for part in ["// ours", "// calm", "/* Kyiv */", #""kyiv": { "kind": "live""#] { #expect(text.contains(part)) }
        #expect(folder.mode(of: Self.name) == 0o644)
        // The one that was opened stays the one that is opened.
        #expect(text.contains(#""default_profile": "kyiv""#))
        #expect(try profile().secretSource == .shell("pass show shop"))

        let two = text
        var edited = ProfileDraft(
            name: "kyiv", kind: .live, baseURL: "https://k.example", clientID: "7", secretWay: .kept)
        try store.save(edited, replacing: "kyiv")
        #expect(text == two)
        edited.urls[.failURL] = "https://k.example/no"
        try store.save(edited, replacing: "kyiv")
        #expect(text == two.replacing(#""pass k" }"#, with: #""pass k", "fail_url": "https://k.example/no" }"#))
        (edited.secretWay, edited.secret) = (.file, "/etc/k")
        edited.urls[.failURL] = ""
        try store.save(edited, replacing: "kyiv")
        #expect(try profile("kyiv").secretSource == .file(path: "/etc/k"))
        #expect(!text.contains("pass k") && !text.contains("fail_url"))
        #expect(store.read().problems.isEmpty)
    }

    @Test func `a key is chosen and put back, and comments stay`() throws {
        folder.write("{ // mine\n  \"keys\": {\n    \"clone\": \"C\" // as in mutt\n  }\n}\n", to: Self.name)
        try store.setKey(of: .refresh, to: "F5")
        try store.setKey(of: .clone, to: "K")
        #expect(store.read().keys?.value == [KeyChoice(.clone, "K", line: 3), KeyChoice(.refresh, "F5", line: 4)])
        try store.setKey(of: .refresh, to: nil)
        try store.setKey(of: .note, to: nil)
        #expect(text == "{ // mine\n  \"keys\": {\n    \"clone\": \"K\" // as in mutt\n  }\n}\n")
    }

    @Test func `a removed profile comes back byte for byte, and into a file that changed meanwhile`() throws {
        try store.save(draft("a"), replacing: nil)
        try store.save(draft("b"), replacing: nil)
        let two = text
        let removal = try store.remove("a")
        #expect(store.read().profiles.map(\.name) == ["b"])
        #expect(!text.contains("default_profile"))
        try store.restore(removal)
        #expect(text == two)
        let again = try store.remove("a")
        try store.set(.theme, to: .text("mono"))
        try store.restore(again)
        #expect(Set(store.read().profiles.map(\.name)) == ["a", "b"])
        #expect(text.contains("mono"))
        #expect(throws: ConfigProblem.profileExists("a")) { try store.restore(again) }
        #expect(throws: ConfigProblem.profileGone("c")) { try store.remove("c") }
    }

    @Test func `the secret's file of a removed profile goes when it can't come back any more`() async throws {
        try store.save(draft(), replacing: nil)
        let made = ".config/einvoice/shop.secret"
        let first = try store.remove("shop")
        #expect(folder.read(made) != nil)
        try store.restore(first)
        #expect(try await SecretProvider(source: profile().secretSource).value() == Secret("s3cr3t"))
        let second = try store.remove("shop")
        store.forget(second)
        #expect(folder.read(made) == nil)
    }

    @Test func `a secret's file that another profile names, or that a person made elsewhere, stays`() throws {
        try store.save(draft(), replacing: nil)
        let made = ".config/einvoice/shop.secret"
        var other = draft("other")
        (other.secretWay, other.secret) = (.file, "shop.secret")
        try store.save(other, replacing: nil)
        store.forget(try store.remove("shop"))
        #expect(folder.read(made) != nil)
        // Its name isn't the one that the program gives.
        store.forget(try store.remove("other"))
        #expect(folder.read(made) != nil)
    }

    @Test func `what another program writes meanwhile is never overwritten`() throws {
        folder.write("{ \"theme\": \"mono\" }", to: Self.name)
        var store = store
        let writes = Mutex(0)
        let (folder, name) = (folder, Self.name)
        store.betweenReadingAndWriting = {
            let first = writes.withLock { writes in
                writes += 1
                return writes == 1
            }
            if first { folder.write("{ \"theme\": \"day\", \"mouse\": false }", to: name) }
        }
        try store.set(.bell, to: .flag(false))
        #expect(text == "{ \"theme\": \"day\", \"mouse\": false, \"bell\": false }")
        store.betweenReadingAndWriting = {
            let number = writes.withLock { writes in
                writes += 1
                return writes
            }
            folder.write("{ \"theme\": \"\(number)\" }", to: name)
        }
        #expect(throws: ConfigProblem.changedMeanwhile(path: folder.file(Self.name))) {
            try store.set(.bell, to: .flag(true))
        }
        #expect(text == "{ \"theme\": \"7\" }")
        #expect(folder.files.filter { $0.hasSuffix(".tmp") } == [])
    }

    @Test func `a file that appears meanwhile is read first`() throws {
        var store = store
        let (folder, name) = (folder, Self.name)
        let isFirst = Mutex(true)
        store.betweenReadingAndWriting = {
            if isFirst.withLock({ first in
                defer { first = false }
                return first
            }) {
                folder.write("{ \"theme\": \"day\" }", to: name)
            }
        }
        try store.set(.bell, to: .flag(false))
        #expect(text == "{ \"theme\": \"day\", \"bell\": false }")
    }

    @Test func `a file that can't be read is left alone, and nothing of a secret stays`() {
        let broken = "{ \"theme\" \"mono\" }"
        folder.write(broken, to: Self.name)
        #expect(throws: ConfigProblem.self) { try store.save(draft(), replacing: nil) }
        #expect(text == broken)
        #expect(folder.files == [Self.name])
    }

    @Test func `a secret in the file closes it to others`() throws {
        let profile = #"{ "kind": "test", "base_url": "https://g.example", "client_id": 1, "secret": "s" }"#
        folder.write("{ \"profiles\": { \"a\": \(profile) } }", to: Self.name, mode: 0o644)
        try store.set(.theme, to: .text("mono"))
        #expect(folder.mode(of: Self.name) == 0o600)
    }

    @Test func `a secret's file of another profile isn't written over, one's own is`() async throws {
        folder.write("other", to: ".config/einvoice/shop.secret")
        try store.save(draft(), replacing: nil)
        #expect(folder.read(".config/einvoice/shop.secret") == "other")
        #expect(folder.read(".config/einvoice/shop-2.secret") == "s3cr3t\n")
        try store.save(draft(secret: "next"), replacing: "shop")
        #expect(folder.read(".config/einvoice/shop.secret") == "other")
        let found = try profile()
        #expect(try await SecretProvider(source: found.secretSource).value() == Secret("next"))
    }

    @Test func `the file of a secret that an edited profile has no more goes, unless something tells of it`() throws {
        #expect(try store.save(draft(), replacing: nil) == nil)
        let former = try #require(try store.save(draft(secret: "next"), replacing: "shop"))
        #expect(folder.read(".config/einvoice/shop.secret") == "s3cr3t\n")
        store.forget(secretFile: former)
        #expect(folder.read(".config/einvoice/shop.secret") == nil)
        #expect(folder.read(".config/einvoice/shop-2.secret") == "next\n")
        // Only another text of it was typed: the secret is the same.
        var kept = draft()
        (kept.secretWay, kept.secret, kept.clientID) = (.kept, "", "77")
        #expect(try store.save(kept, replacing: "shop") == nil)
        var other = draft("other")
        (other.secretWay, other.secret) = (.file, "shop-2.secret")
        try store.save(other, replacing: nil)
        let second = try #require(try store.save(draft(secret: "third"), replacing: "shop"))
        store.forget(secretFile: second)
        #expect(folder.read(".config/einvoice/shop-2.secret") == "next\n")
    }

    @Test func `what was typed of a profile and not saved is kept without its secret`() throws {
        var typed = draft(secret: "n0t-to-be-written")
        typed.urls[.failURL] = "https://shop.example/no"
        var edited = draft()
        (edited.secretWay, edited.secret) = (.command, "pass show shop")
        let profiles = [UnsavedProfile(typed, editing: nil), UnsavedProfile(edited, editing: "shop")]
        #expect(store.unsavedProfiles() == [])
        try store.keep(profiles, replacing: [])
        #expect(store.unsavedProfiles() == profiles)
        let file = try #require(folder.files.first { $0.hasSuffix("unsaved-profiles.json") })
        #expect(folder.mode(of: file) == 0o600)
        #expect(folder.read(file)?.contains("n0t-to-be-written") == false)
        // What another console keeps stays.
        try store.keep([profiles[1]], replacing: [profiles[1]])
        #expect(store.unsavedProfiles() == profiles)
        try store.keep([], replacing: [profiles[0]])
        #expect(store.unsavedProfiles() == [profiles[1]])
        try store.keep([], replacing: profiles)
        #expect(!folder.files.contains(file))
    }

    @Test func `a secret is as it was where the config can't be changed`() async throws {
        try store.save(draft(), replacing: nil)
        let before = text
        var store = store
        let (folder, name) = (folder, Self.name)
        let writes = Mutex(0)
        store.betweenReadingAndWriting = {
            let number = writes.withLock { writes in
                writes += 1
                return writes
            }
            folder.write("\(before) // \(number)", to: name)
        }
        #expect(throws: ConfigProblem.changedMeanwhile(path: folder.file(Self.name))) {
            try store.save(draft(secret: "next"), replacing: "shop")
        }
        #expect(try await SecretProvider(source: profile().secretSource).value() == Secret("s3cr3t"))
        #expect(folder.files.filter { $0.hasSuffix(".secret") }.count == 1)
    }

    @Test func `a link stays a link, and a device is no config file`() throws {
        folder.write("{}", to: "dots/config.json")
        mkdir(folder.file(".config"), 0o700)
        mkdir(folder.file(".config/einvoice"), 0o700)
        symlink("../../dots/config.json", folder.file(Self.name))
        try store.set(.mouse, to: .flag(false))
        #expect(FileStatus(unfollowed: folder.file(Self.name))?.kind == S_IFLNK)
        #expect(folder.read("dots/config.json")?.contains("\"mouse\": false") == true)
        var options = SettingsOptions()
        options.configPath = "/dev/null"
        let device = SettingsStore(environment: ["HOME": folder.path], options: options)
        #expect(throws: ConfigProblem.self) { try device.set(.mouse, to: .flag(false)) }
        #expect(FileStatus(path: "/dev/null")?.kind == S_IFCHR)
    }

    @Test func `a history of another account is never taken over by a profile`() async throws {
        try store.save(draft(), replacing: nil)
        let made = try profile()
        let fixture = ServiceFixture(.test) { $0 = made }
        _ = try await fixture.createUnanswered()
        mkdir(folder.file("data"), 0o700)
        mkdir(folder.file("data/shop"), 0o700)
        let lines = fixture.lines.joined(separator: "\n") + "\n"
        folder.write(lines, to: "data/shop/history.jsonl")
        var changed = draft()
        changed.secretWay = .kept
        changed.clientID = "7"
        #expect(throws: ConfigProblem.otherInvoices(profile: "shop")) { try store.save(changed, replacing: "shop") }
        changed.clientID = "1042"
        changed.kind = .live
        #expect(throws: ConfigProblem.otherInvoices(profile: "shop")) { try store.save(changed, replacing: "shop") }
        changed.kind = .test
        changed.urls[.failURL] = "https://g.example/no"
        try store.save(changed, replacing: "shop")
        _ = try store.remove("shop")
        var another = draft()
        another.baseURL = "https://other.example"
        #expect(throws: ConfigProblem.otherInvoices(profile: "shop")) { try store.save(another, replacing: nil) }
        try store.save(draft(), replacing: nil)
    }

    @Test func `a draft shows no secret`() {
        #expect(!"\(draft()) \(String(reflecting: draft()))".contains("s3cr3t"))
        var text = ""
        dump(draft(), to: &text)
        #expect(!text.contains("s3cr3t"))
    }

    @Test(arguments: [
        (ProfileDraft.Field.baseURL, "http://gateway.example"), (.baseURL, "gateway.example"), (.baseURL, ""),
        (.clientID, "10 42"), (.clientID, ""), (.secret, ""), (.secret, "a\u{7}"), (.name, "env"), (.name, "a/b"),
        (.successURL, "ftp://a"), (.name, "other"),
    ])
    func `a draft is wrong where the config file would be`(field: ProfileDraft.Field, value: String) {
        var draft = draft()
        switch field {
        case .baseURL: draft.baseURL = value
        case .clientID: draft.clientID = value
        case .secret: draft.secret = value
        case .name: draft.name = value
        default: draft.urls[.successURL] = value
        }
        #expect(draft.problem(in: field, taken: ["other"]) != nil)
        for right in ProfileDraft.Field.allCases where right != field { #expect(draft.problem(in: right) == nil) }
    }
}
