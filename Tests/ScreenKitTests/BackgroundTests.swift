import ScreenKit
import Testing

@Suite struct BackgroundTests {
    @Test(arguments: [
        ("15;0", Background.dark), ("0;15", .light), ("0;default;7", .light), ("7;8", .dark), ("", nil), ("15", nil),
        ("0;default", nil), ("0;16", nil),
    ])
    func `the environment's colours tell the background`(text: String, background: Background?) {
        #expect(Background(colorFGBG: text) == background)
    }
}
