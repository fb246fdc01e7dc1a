import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

/// Getting in, and going over to another profile.
@Suite struct ProfileTests {
    private func account(_ name: String, _ kind: ProfileKind, isInFile: Bool = true) -> ConsoleSettings.Account {
        let draft = ProfileDraft(
            name: name, kind: kind, baseURL: "https://\(name).example", clientID: "1042", secretWay: .kept)
        return ConsoleSettings.Account(draft: draft, isInFile: isInFile)
    }

    private func welcome(_ accounts: [ConsoleSettings.Account] = [], width: Int = 80, height: Int = 24) -> AppDriver {
        var driver = AppDriver(width: width, height: height)
        App.welcome(&driver.state)
        driver.state.context.settings = ConsoleSettings(
            configPath: "/home/oksana/.config/einvoice/config.json", accounts: accounts)
        return driver
    }

    /// The list on `shop-uah`, with two more profiles.
    private func list(_ kind: ProfileKind = .test, width: Int = 80, height: Int = 24) throws -> AppDriver {
        var driver = AppDriver(kind: kind, width: width, height: height, invoices: try severalInvoices())
        driver.state.context.settings = ConsoleSettings(
            configPath: "/home/oksana/.config/einvoice/config.json",
            accounts: [account("shop-uah", kind), account("kyiv", .live), account("env", .test, isInFile: false)],
            defaultProfile: "kyiv")
        return driver
    }

    private func fill(_ driver: inout AppDriver, url: String = "https://pay.shop.example", secret: String = "s3cr3t") {
        driver.type(url)
        driver.press(.enter)
        driver.type("1042")
        driver.press(.enter, .enter)
        driver.type(secret)
    }

    private func attempt(_ driver: AppDriver) throws -> (id: RequestID, draft: ProfileDraft) {
        guard case .tryConnection(let id, let draft, nil)? = driver.last else {
            throw Missing(screen: driver.screen)
        }
        return (id, draft)
    }

    private struct Missing: Error { var screen: String }

    @Test func `a try is given up at once, whatever it waits for`() throws {
        var driver = welcome()
        driver.state.screens.append(ProfileForm())
        fill(&driver)
        driver.press(.function(2))
        let id = try attempt(driver).id
        driver.press(.escape)
        #expect(driver.last == .cancel(id))
        // The form can be typed in, and an answer that comes all the same changes nothing.
        driver.send(.connectionTried(id, .failed(.canceled)))
        let form = try #require(driver.state.screens.last as? ProfileForm)
        #expect(form.trying == nil && form.takesText(driver.state.context))
    }

    @Test func `the welcome leads to the sandbox by one key, and by a click`() {
        var driver = welcome()
        #expect(!driver.screen.contains("SANDBOX"))
        driver.press(.char("1"))
        #expect(driver.last == .openProfile("sandbox"))
        driver = welcome()
        let row = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
            .firstIndex { $0.contains("Try the sandbox") }
        driver.mouse(.press, x: 10, y: row ?? 0)
        #expect(driver.last == .openProfile("sandbox"))
    }

    @Test func `profiles that are there stand first`() {
        var driver = welcome([account("kyiv", .live), account("shop", .test)])
        #expect(driver.screen.contains("kyiv  LIVE"))
        driver.press(.down, .enter)
        #expect(driver.last == .openProfile("shop"))
    }

    @Test(arguments: [(60, 16), (80, 24), (100, 30), (120, 40), (200, 60)])
    func `the first screens at every size`(width: Int, height: Int) throws {
        var driver = welcome(width: width, height: height)
        #expect(!driver.screen.contains("…"))
        #expect(snapshotMismatch(of: driver.frame, named: "welcome-\(width)x\(height)") == nil)
        driver.press(.char("2"))
        fill(&driver, url: "gateway.example")
        driver.press(.function(2))
        #expect(snapshotMismatch(of: driver.frame, named: "connect-\(width)x\(height)") == nil)
        var settings = try list(width: width, height: height)
        settings.press(.char(","))
        #expect(snapshotMismatch(of: settings.frame, named: "settings-\(width)x\(height)") == nil)
    }

    @Test func `the documentation names the file, and is left again`() {
        var driver = welcome()
        driver.press(.char("3"))
        #expect(driver.screen.contains("What is needed"))
        driver.press(.end)
        #expect(driver.screen.contains("EINVOICE_BASE_URL"))
        driver.press(.escape)
        #expect(driver.screen.contains("Try the sandbox"))
    }

    @Test func `a filled form is tried, saved and opened`() throws {
        var driver = welcome()
        driver.press(.char("2"))
        fill(&driver)
        driver.press(.enter, .space, .enter)
        // The name is the host's, and whoever types replaces it.
        #expect(driver.screen.contains("shop"))
        driver.type("kyiv")
        driver.press(.enter, .enter, .enter, .enter)
        let (id, draft) = try attempt(driver)
        #expect(draft.name == "kyiv" && draft.baseURL == "https://pay.shop.example" && draft.clientID == "1042")
        #expect(draft.secret == "s3cr3t" && draft.secretWay == .typed)
        #expect(draft.kind == .sandbox)
        driver.send(.connectionTried(id, .works(isSigned: true)))
        guard case .saveProfile(let saving, draft, nil)? = driver.last else { throw Missing(screen: driver.screen) }
        driver.send(.profileSaved(saving, "kyiv"))
        #expect(driver.last == .openProfile("kyiv"))
    }

    @Test func `each click on a choice takes the next one, however fast they come`() throws {
        var driver = welcome()
        driver.press(.char("2"))
        let lines = driver.screen.split(separator: "\n", omittingEmptySubsequences: false)
        let row = try #require(lines.firstIndex { $0.contains("Kind") })
        driver.mouse(.press, x: 5, y: row)
        #expect(driver.screen.contains("‹ LIVE ›"))
        driver.mouse(.doubleClick, x: 5, y: row)
        driver.mouse(.press, x: 5, y: row)
        #expect(driver.screen.contains("‹ TEST ›"))
    }

    @Test func `what a field is for stands whole below the form at 60 columns`() {
        for field in ProfileDraft.Field.allCases {
            for way in ProfileDraft.SecretWay.allCases {
                #expect(TextWidth.of(wording.purpose(of: field, way: way)) <= 58, "\(field) \(way)")
            }
        }
    }

    @Test func `a secret is never shown`() {
        var driver = welcome()
        driver.press(.char("2"))
        fill(&driver, secret: "s3cr3t")
        #expect(driver.screen.contains("••••••"))
        for width in [60, 80, 120] {
            driver.send(.resized(Size(width: width, height: 24)))
            #expect(!driver.screen.contains("s3cr3t"))
        }
    }

    @Test func `what is missing is an error once it is to be tried, what is wrong at once`() {
        var driver = welcome()
        driver.press(.char("2"))
        #expect(!driver.screen.contains("needed"))
        driver.type("http://gateway.example")
        #expect(driver.screen.contains("use https://"))
        driver.press(.ctrl("u"))
        let before = driver.effects.count
        driver.press(.function(2))
        #expect(driver.screen.contains("! needed"))
        #expect(driver.effects.count == before)
    }

    @Test func `a try that fails is explained, and can be saved all the same`() throws {
        var driver = welcome()
        driver.press(.char("2"))
        fill(&driver)
        driver.press(.function(2))
        let first = try attempt(driver)
        driver.send(.connectionTried(first.id, .failed(.wrongSignature)))
        #expect(driver.screen.contains("signs with another secret"))
        #expect(driver.screen.contains("F4 Save all the same"))
        // What was changed since was not tried.
        driver.type("x")
        #expect(!driver.screen.contains("F4 Save"))
        driver.press(.backspace, .function(4))
        guard case .saveProfile(let saving, first.draft, nil)? = driver.last else {
            throw Missing(screen: driver.screen)
        }
        // A second time, or Escape, while it is being saved.
        let before = driver.effects.count
        driver.press(.function(4), .escape)
        #expect(driver.effects.count == before)
        driver.send(.profileNotSaved(saving, .otherInvoices(profile: "shop")))
        #expect(driver.screen.contains("another account"))
        driver.press(.function(4))
        guard case .saveProfile(let again, _, nil)? = driver.last else { throw Missing(screen: driver.screen) }
        driver.send(.profileSaved(again, "shop"))
        // Nothing is said of a connection that there wasn't.
        #expect(!driver.screen.contains("Connected"))
        #expect(driver.screen.contains("Profile shop is saved"))
    }

    @Test func `what was typed is there again after Escape`() throws {
        var driver = welcome()
        driver.press(.char("2"))
        fill(&driver)
        driver.press(.escape)
        #expect(driver.screen.contains("What you typed stays here"))
        driver.press(.char("2"))
        #expect(driver.screen.contains("https://pay.shop.example") && driver.screen.contains("••••••"))
    }

    private static let problems: [ConnectionProblem] =
        [
            .secret(.empty(.configFile)), .refused(GatewayRejection(code: "401", message: "no such client")),
            .wrongSignature, .unsigned, .redirect("https://www.example/\u{1b}"),
            .noGateway(httpStatus: 404, isPage: true), .noGateway(httpStatus: 200, isPage: false),
            .noGateway(httpStatus: nil, isPage: false), .rejected(GatewayRejection(code: "0", message: "busy")),
            .unusable(UnknownReason(.replyTooLarge)),
        ]
        + [
            .noHost(nil), .nobodyListens(at: nil), .certificateNotTrusted(nil), .noTLS, .noAnswerInTime, .proxy, .other,
            .clientCertificateUnusable, .clientCertificateWanted, .clientCertificateRefused("unknown ca"),
        ].map { .unreachable($0, "words") }

    @Test(arguments: problems) func `every failure says what to do`(problem: ConnectionProblem) throws {
        var driver = welcome(width: 60, height: 16)
        driver.press(.char("2"))
        fill(&driver)
        driver.press(.function(2))
        driver.send(.connectionTried(try attempt(driver).id, .failed(problem)))
        let rows = driver.screen.split(separator: "\n")
        let cross = try #require(rows.firstIndex { $0.contains("✕ ") })
        #expect(rows[(cross + 1)...].contains { $0.hasPrefix("    ") }, "\(driver.screen)")
        #expect(!driver.screen.contains("\u{1b}"))
    }

    @Test func `another profile is opened in two keys, and in four by the arrows`() throws {
        var driver = try list()
        driver.press(.char(","), .char("2"))
        #expect(driver.last == .openProfile("kyiv"))
        driver = try list()
        driver.press(.char("P"), .down, .enter)
        #expect(driver.last == .openProfile("kyiv"))
        driver = try list()
        driver.press(.ctrl("p"))
        driver.type("switch profile")
        driver.press(.enter, .down, .enter)
        #expect(driver.last == .openProfile("kyiv"))
    }

    @Test func `a live form is left for another profile only once that is confirmed`() throws {
        var driver = try list(.live)
        driver.fillForm()
        driver.press(.ctrl("p"))
        driver.type("switch profile")
        driver.press(.enter, .char("2"))
        #expect(driver.screen.contains("Its draft is kept here"))
        let before = driver.effects
        driver.press(.escape)
        #expect(!driver.effects.dropFirst(before.count).contains(.openProfile("kyiv")))
        driver.press(.char("2"), .enter)
        #expect(driver.last == .openProfile("kyiv"))
        driver.send(.profileLeft)
        guard case .saveDraft? = driver.last else { throw Missing(screen: driver.screen) }
    }

    @Test func `a live form is left only once that is confirmed, whatever stands above it`() throws {
        func asks(_ driver: AppDriver) {
            #expect(driver.screen.contains("Its draft is kept here"), "\(driver.screen)")
            #expect(!driver.effects.contains { if case .openProfile = $0 { true } else { false } })
        }
        var driver = try list(.live)
        driver.fillForm()
        driver.press(.function(1), .char(","), .char("2"))
        asks(driver)
        // Settings above the settings.
        driver.press(.escape, .char("P"), .char("2"))
        asks(driver)
        // A profile that is added there.
        driver.press(.escape, .char("A"))
        fill(&driver)
        driver.press(.function(2))
        driver.send(.connectionTried(try attempt(driver).id, .works(isSigned: true)))
        guard case .saveProfile(let saving, _, nil)? = driver.last else { throw Missing(screen: driver.screen) }
        driver.send(.profileSaved(saving, "shop"))
        asks(driver)
        driver.press(.enter)
        #expect(driver.last == .openProfile("shop"))
    }

    @Test func `a live form below a rejection is left only once that is confirmed`() throws {
        var driver = try list(.live)
        driver.fillForm()
        driver.press(.function(2))
        try driver.answerPreparation()
        driver.type("100.50")
        driver.press(.enter)
        guard case .submit(let id, _, _, _)? = driver.last else { throw Missing(screen: driver.screen) }
        let no = try invoice("31", changes: [.rejected(GatewayRejection(code: "12", message: "Limit exceeded"))])
        driver.send(.submitted(id, try rejected(no)))
        driver.press(.char("P"), .char("2"))
        #expect(driver.screen.contains("Its draft is kept here"), "\(driver.screen)")
        #expect(!driver.effects.contains(.openProfile("kyiv")))
    }

    @Test func `what was typed into a profile is there again after Escape, and on another profile`() throws {
        var driver = try list()
        driver.press(.char(","), .down, .char("E"))
        driver.type("/path")
        driver.press(.escape)
        #expect(driver.screen.contains("What you typed stays here"))
        driver.press(.char("A"))
        #expect(!driver.screen.contains("/path"))
        driver.type("https://new.example")
        // Left from above it, for another profile.
        driver.press(.function(1), .char(","), .char("2"))
        #expect(driver.last == .openProfile("kyiv"))
        driver.send(.profileLeft)
        var next = try list()
        next.state.context.goOn(from: driver.state, nil)
        next.press(.char(","), .char("A"))
        #expect(next.screen.contains("https://new.example"))
        next.press(.escape, .down, .char("E"))
        #expect(next.screen.contains("https://kyiv.example/path"))
        // Nothing typed, nothing kept.
        next.press(.backspace, .backspace, .backspace, .backspace, .backspace, .escape)
        #expect(!next.screen.contains("What you typed stays here"))
    }

    @Test func `the program is left over a form that isn't saved only once that is confirmed`() {
        var driver = welcome()
        driver.press(.char("2"))
        fill(&driver)
        driver.press(.ctrl("c"))
        #expect(driver.screen.contains("isn't saved"))
        #expect(driver.last != .quit)
        driver.press(.escape)
        #expect(driver.screen.contains("https://pay.shop.example"))
        driver.press(.ctrl("c"), .enter)
        #expect(driver.last == .quit)
        driver = welcome()
        driver.press(.char("2"), .ctrl("c"))
        #expect(driver.last == .quit)
    }

    @Test func `what a gateway answers stands under the profile that was asked`() throws {
        var driver = try list()
        driver.press(.char(","), .down, .char("r"))
        guard case .tryConnection(let id, _, "kyiv")? = driver.last else { throw Missing(screen: driver.screen) }
        driver.press(.up)
        driver.send(.connectionTried(id, .failed(.wrongSignature)))
        #expect(!driver.screen.contains("signs with another secret"))
        driver.press(.down)
        #expect(driver.screen.contains("signs with another secret"))
        // Asked again, and answered while no profile is selected.
        driver.press(.char("r"))
        guard case .tryConnection(let again, _, "kyiv")? = driver.last else { throw Missing(screen: driver.screen) }
        driver.press(.end)
        driver.send(.connectionTried(again, .works(isSigned: true)))
        #expect(App.tickInterval(driver.state) > 100)
        driver.press(.home, .down)
        #expect(driver.screen.contains("signs with this secret"))
        #expect(driver.screen.contains("r Try"))
    }

    @Test func `the profile in use is opened anew where it was saved as another and could not be taken over`() throws {
        var driver = try list()
        driver.press(.char(","), .enter)
        #expect(!driver.effects.contains(.openProfile("shop-uah")))
        driver.press(.char(","), .char("E"), .function(2))
        guard case .tryConnection(let id, _, "shop-uah")? = driver.last else { throw Missing(screen: driver.screen) }
        driver.send(.connectionTried(id, .works(isSigned: true)))
        guard case .saveProfile(let saving, _, "shop-uah")? = driver.last else { throw Missing(screen: driver.screen) }
        driver.send(.profileSaved(saving, "shop-uah"))
        driver.send(.warned("A request is on its way."))
        let before = driver.effects.count
        driver.press(.enter)
        #expect(driver.effects.dropFirst(before) == [.openProfile("shop-uah")])
    }

    @Test func `help shows in a form no key that types there, and in the settings what Enter does`() throws {
        var driver = welcome(width: 80, height: 60)
        driver.press(.char("2"), .function(1))
        #expect(!driver.screen.contains("Switch profile") && !driver.screen.contains("j"), "\(driver.screen)")
        driver = try list(width: 80, height: 60)
        driver.press(.char(","), .end, .up, .function(1))
        #expect(driver.screen.contains("Change the setting"))
    }

    @Test func `a profile is removed by Enter and brought back by U`() throws {
        var driver = try list()
        driver.press(.char(","), .char("D"))
        #expect(driver.screen.contains("in use"))
        driver.press(.down, .char("D"), .escape)
        #expect(!driver.effects.contains(.removeProfile("kyiv")))
        driver.press(.char("D"), .enter)
        #expect(driver.last == .removeProfile("kyiv"))
        driver.press(.char("U"))
        #expect(driver.last == .restoreProfile)
        driver.press(.down, .char("D"))
        #expect(driver.screen.contains("EINVOICE_"))
    }

    @Test func `a profile with a mistake is listed with it, and can be removed`() throws {
        var driver = try list()
        driver.state.context.settings.mistaken = [
            .init(
                name: "old",
                problem: SettingsProblem(
                    .file(path: "/c", line: 7, member: "profiles.old.kind"), .notAllowed("x", allowed: ["live"])))
        ]
        driver.press(.char(","))
        #expect(driver.screen.contains("✕ old"))
        #expect(driver.screen.contains("line 7: kind: \"x\" is none of live"))
        for _ in 0..<5 { driver.press(.down) }
        driver.press(.enter)
        #expect(driver.screen.contains("/c:7: profiles.old.kind"))
        driver.press(.char("D"), .enter)
        #expect(driver.last == .removeProfile("old"))
    }

    @Test func `the row that adds a profile has its key`() throws {
        var driver = try list()
        driver.press(.char(","))
        let rows = driver.screen.split(separator: "\n")
        #expect(rows.contains { $0.contains("A   connect to another gateway") })
        driver.press(.char("A"))
        #expect(driver.state.screens.last is ProfileForm)
    }

    @Test func `the accessible mode changes at once`() throws {
        var driver = try list()
        driver.press(.char(","))
        var settings = driver.state.context.settings
        settings.isAccessible = Sourced(true, from: .file(path: "/c", line: 1))
        driver.send(.settingsRead(settings))
        #expect(driver.frame.isSpoken && !driver.screen.contains("─"))
    }

    @Test func `settings are changed, unless a variable says otherwise`() throws {
        var driver = try list()
        driver.state.context.settings.bell = Sourced(true, from: .file(path: "/c", line: 1))
        driver.state.context.settings.theme = Sourced("ansi", from: .environment(variable: "EINVOICE_THEME"))
        driver.press(.char(","), .end, .up, .up, .up, .enter)
        #expect(driver.last == .changeSetting(.bell, .flag(false)))
        driver.press(.up, .up, .enter)
        #expect(driver.screen.contains("EINVOICE_THEME decides"))
        driver.state.context.settings.theme = Sourced("ansi", from: .standard)
        driver.press(.enter, .down, .enter)
        #expect(driver.last == .useTheme("night"))
        driver.press(.end, .enter)
        #expect(driver.screen.contains("New invoice"))
    }

    @Test func `a profile is edited without its secret, and tried`() throws {
        var driver = try list()
        driver.press(.char(","), .down, .char("E"))
        #expect(driver.screen.contains("Profile kyiv") && driver.screen.contains("as it is kept now"))
        driver.press(.function(2))
        guard case .tryConnection(let id, let draft, "kyiv")? = driver.last else {
            throw Missing(screen: driver.screen)
        }
        #expect(draft.secretWay == .kept && draft.name == "kyiv")
        driver.send(.connectionTried(id, .works(isSigned: true)))
        guard case .saveProfile(let saving, draft, "kyiv")? = driver.last else { throw Missing(screen: driver.screen) }
        let before = driver.effects.count
        driver.send(.profileSaved(saving, "kyiv"))
        // It isn't the one in use.
        #expect(driver.effects.count == before)
        #expect(driver.screen.contains("Settings"))
        driver.press(.char("r"))
        guard case .tryConnection(let asking, _, "kyiv")? = driver.last else { throw Missing(screen: driver.screen) }
        driver.send(.connectionTried(asking, .failed(.unreachable(.nobodyListens(at: nil), "x"))))
        #expect(driver.screen.contains("Nothing listens at that address."))
    }

    @Test func `the header says when the gateway doesn't answer`() throws {
        var driver = try list()
        #expect(!driver.screen.contains("no answer"))
        driver.send(.gatewayReached(.silent))
        #expect(driver.screen.contains("✕ no answer"))
        driver.send(.gatewayReached(.answers))
        #expect(!driver.screen.contains("no answer"))
    }
}
