import InvoiceCore
import ScreenKit
import Testing
import Wording

@testable import Screens

/// A screen whose keys have labels that other keys have too.
private struct Namesakes: Screen {
    static let name = "Namesakes"
    var isEnded = false

    func bindings(_ context: AppContext) -> [Binding] {
        let end = ActionText("Stop", "Stop what runs")
        let escape =
            isEnded
            ? Binding(.escape, end, does: .pop)
            : Binding(.escape, end, givesUp: true, does: .handled)
        return [escape, Binding(.char("b"), ActionText(wording.suspend.label, "Put it aside"), does: .handled)]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        isEnded = true
        return .handled
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {}
}

@Suite struct BindingTests {
    @Test func `a screen's own key of the same label doesn't hide one that works everywhere`() {
        let driver = AppDriver()
        let keys = Namesakes().allKeys(driver.state.context).map(\.key)
        #expect(keys.contains(.char("b")) && keys.contains(.ctrl("z")))
    }

    @Test func `a screen's own key for help, commands or leaving stands in the place of the common one`() throws {
        let driver = AppDriver(invoices: try severalInvoices())
        let keys = try #require(driver.state.screens.first).allKeys(driver.state.context)
        for label in [wording.showHelp.label, wording.showCommands.label, wording.quit.label] {
            #expect(keys.count { $0.label == label } == 1, "\(label)")
        }
    }

    @Test func `an Escape does only what it was pressed for, whatever its label is`() {
        var driver = AppDriver()
        driver.state.screens.append(Namesakes())
        driver.send(.escapeHeld(true))
        driver.state.screens[1] = Namesakes(isEnded: true)
        driver.press(.escape)
        #expect(driver.state.screens.count == 2)
        // The next one was pressed for what is there now.
        driver.press(.escape)
        #expect(driver.state.screens.count == 1)
    }
}
