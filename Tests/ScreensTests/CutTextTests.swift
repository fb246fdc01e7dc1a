import InvoiceCore
import ScreenKit
import SnapshotSupport
import Testing
import Wording

@testable import Screens

/// Nothing that the console says of itself is cut, on any screen at the two smallest usual sizes.
@Suite(.timeLimit(.minutes(10))) struct CutTextTests {
    private static let sizes = [Size(width: 60, height: 16), Size(width: 80, height: 24)]

    /// Texts that have the sign themselves, in each language.
    private static let own = Dictionary(
        uniqueKeysWithValues: LanguageCode.allCases.map { language in
            (language, SpokenLanguage.$inTask.withValue(language) { ownWords })
        })

    private static var ownWords: Set<String> {
        Set(
            [
                wording.askingForPayment, wording.askingByPaymentID, wording.closingNow, wording.sendingNow,
                wording.stoppingNow, wording.foundSoFar(0), wording.searchHint, wording.searching,
                wording.lookingForWaiting, wording.askingGateway, wording.fetchingStatement,
                wording.comparingWithHistory,
                wording.trying, wording.savingProfile, wording.fromVariables, wording.variablesMakeIt,
                wording.proposing,
                wording.preparing, wording.askingForFields, wording.testsRun, wording.testsStop,
                wording.askingAbout("90125"),
                wording.keysRemark(on: .palette),
            ].flatMap(words) + wording.searchTerms.flatMap { words("\($0.term) \($0.words)") }
                + ShownState.allCases.flatMap { words(wording.badge(for: $0).word) })
    }

    /// What the gateway, the customer, a colleague or the list of methods wrote, and may be longer than a column.
    private static let data = Dictionary(
        uniqueKeysWithValues: LanguageCode.allCases.map { language in
            (
                language,
                SpokenLanguage.$inTask.withValue(language) {
                    let methods = PaymentMethodCatalog.standard.methods
                    return methods.flatMap { ["\(wording.name(of: $0)), \($0.unit)", $0.code] }
                        + [
                            "Top-up for order 2093", "HELD_FOR_REVIEW", "https://shop-uah.example",
                            "https://kyiv.example",
                        ]
                        + ["https://env.example"]
                }
            )
        })

    /// The words that have the sign in them, without what is drawn around, and what sentences have around a word.
    private static func words(_ text: String) -> [String] {
        func isMark(_ character: Character) -> Bool { "(),;:".contains(character) }
        return text.split { $0.isWhitespace || "│┃█▌".contains($0) }.filter { $0.contains("…") }
            .map { String($0.drop(while: isMark).reversed().drop(while: isMark).reversed()) }
    }

    /// The line without the signs behind what may be cut: enough of it is left to know it by.
    private static func withoutData(_ line: String) -> String {
        let data = data[SpokenLanguage.code] ?? []
        // Eighteen decimals have no room in a list.
        let parts = line.replacing("1\(wording.numbers.point)00000000…", with: "")
            .split(separator: "…", omittingEmptySubsequences: false)
        return zip(parts, parts.dropFirst()).reduce(String(parts.first ?? "")) { told, next in
            let isData = data.contains { text in
                (min(7, text.count)...text.count).contains { next.0.hasSuffix(text.prefix($0)) }
            }
            return "\(told)\(isData ? "-" : "…")\(next.1)"
        }
    }

    private func cut(_ driver: AppDriver) -> [String] {
        let own = Self.own[SpokenLanguage.code] ?? []
        let sort = InvoiceQuery.operators(in: SpokenLanguage.code).last ?? ""
        let lines = driver.screen.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let isDialog = driver.state.screens.last.map { type(of: $0).isDialog } ?? false
        return lines.indices.filter { index in
            let isFrame = index == 0 || index >= lines.count - 3
            let line = isDialog && !isFrame ? Self.inBox(lines[index]) : lines[index]
            // As the words of a search's conditions have it.
            let told = Self.withoutData(line).replacing("\(sort) …", with: sort)
            return !Self.words(told).allSatisfy { own.contains($0) && $0 != "…" }
        }.map { lines[$0] }
    }

    /// What stands in the dialog's box: beside it is a part of the screen below.
    private static func inBox(_ line: String) -> String {
        guard let first = line.firstIndex(where: { "│┌└".contains($0) }),
            let last = line.lastIndex(where: { "│┐┘".contains($0) })
        else { return "" }
        return String(line[first...last])
    }

    @Test(arguments: LanguageCode.allCases, sizes)
    func `no screen cuts a text`(language: LanguageCode, size: Size) throws {
        try SpokenLanguage.$inTask.withValue(language) {
            // Its row has the sign where the key will stand.
            for screen in EveryScreen.all where screen.name != "a key that is waited for" {
                let lines = cut(try screen.driver(size))
                #expect(lines == [], "\(screen.name)")
            }
        }
    }

    @Test(arguments: LanguageCode.allCases)
    func `no help cuts a text, wherever it is scrolled`(language: LanguageCode) throws {
        let size = Self.sizes[0]
        try SpokenLanguage.$inTask.withValue(language) {
            for screen in EveryScreen.all {
                var driver = try screen.driver(size)
                driver.press(.function(1))
                guard driver.state.screens.last is Help else { continue }
                var before = ""
                while driver.screen != before {
                    #expect(cut(driver) == [], "\(screen.name)")
                    before = driver.screen
                    driver.press(.pageDown)
                }
            }
        }
    }

    @Test(arguments: LanguageCode.allCases)
    func `no row of the palette is cut`(language: LanguageCode) throws {
        let size = Self.sizes[0]
        try SpokenLanguage.$inTask.withValue(language) {
            var seen: Set<String> = []
            for screen in EveryScreen.all {
                var driver = try screen.driver(size)
                driver.press(.ctrl("p"))
                guard driver.state.screens.last is Palette else { continue }
                var before = ""
                while driver.screen != before {
                    for line in cut(driver) where seen.insert(line).inserted { #expect(line == "", "\(screen.name)") }
                    before = driver.screen
                    driver.press(.pageDown)
                }
            }
            #expect(EveryScreen.all.count > 50)
        }
    }

    /// What may be told above the keys, with usual values.
    private static var notices: [String] {
        let disk = StorageProblem.cannotWrite(path: "/home/anna/.local/share/einvoice/shop/history.jsonl", errno: 28)
        let why = wording.text(for: disk)
        let id = "1795350720000001"
        let own: [String] = [
            wording.adoptedNow(id), wording.askingGateway, wording.cantReadInvoice, wording.cantReadMore(why),
            wording.closed(paymentID: id), wording.draftIsKept(KeyMap().title),
            wording.draftIsNotOnDisk(KeyMap().title), wording.draftsDeleted(3, KeyMap().title),
            wording.exportWasStopped, wording.lookingForWaiting, wording.notNow("Settle", "no outcome is unknown"),
            wording.notRecorded(.outcome, why), wording.notRecorded(.status, why), wording.notedOn(paymentID: id),
            wording.reopened(paymentID: id), wording.paymentIDIsInHistory(.unknown), wording.profileFormStays,
            wording.profileSaved("shop-uah"), wording.tooLittleToAdoptIt, wording.typeAmountByHand,
            wording.typeAmountToCloseByHand, wording.typeCardNumberAgain, wording.typeNameByHand,
            wording.typedIsNewDraft(wording.sentences(for: .draftHeldElsewhere)), wording.variablesMakeIt,
            wording.wasHereAlready(id, as: "01JDX7Q5"), wording.draftKeptAgain, wording.gatewayAnswersAgain,
            wording.historyReadableAgain, wording.historyReplaced, wording.nowOn("shop-uah"), wording.openedInBrowser,
            wording.stoppedFollowing, wording.cantFollowHistory(why), wording.draftsUnreadable(why),
            wording.endsInHalfLine(bytes: 12), wording.favouriteNotKept(why), wording.linesUnreadable(3),
            wording.listSettingsNotKept(why), wording.noDesktopCopyLink, wording.noPaymentIDReserved(why),
            wording.sendingFirst, wording.statusNotRecorded(why), wording.tooManyUnknown(most: 100),
            wording.wereOnTheWay(2),
        ]
        return own + ProblemWordingTests.problems.map { wording.sentences(for: $0) }
    }

    @Test(arguments: LanguageCode.allCases, sizes)
    func `no notice is cut`(language: LanguageCode, size: Size) throws {
        SpokenLanguage.$inTask.withValue(language) {
            for notice in Self.notices {
                var driver = AppDriver(kind: .test, width: size.width, height: size.height)
                driver.send(.warned(notice))
                // A path is broken where it has no blank.
                let shown = driver.words.filter { !$0.isWhitespace }
                #expect(shown.contains(visible(notice).filter { !$0.isWhitespace }), "\(driver.screen)")
            }
        }
    }
}
