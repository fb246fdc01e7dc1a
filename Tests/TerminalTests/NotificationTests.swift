import Testing

@testable import Terminal

/// The bytes by which a terminal is asked to notify.
@Suite struct NotificationTests {
    @Test func `terminals get the sequence that they have`() {
        #expect(
            Terminal.notificationSequence("paid; done", term: "foot", tmux: false)
                == "\u{1B}]777;notify;einvoice;paid, done\u{07}")
        #expect(
            Terminal.notificationSequence("paid", term: "rxvt-unicode-256color", tmux: false)
                == "\u{1B}]777;notify;einvoice;paid\u{07}")
        #expect(Terminal.notificationSequence("paid", term: "xterm-256color", tmux: false) == "\u{1B}]9;paid\u{07}")
        #expect(
            Terminal.notificationSequence("paid", term: "tmux-256color", tmux: true)
                == "\u{1B}Ptmux;\u{1B}\u{1B}]9;paid\u{07}\u{1B}\\")
    }

    @Test func `what is in the text ends no sequence, and is short`() {
        let text = "a\u{07}b\u{1B}\\c\u{9C}" + String(repeating: "d", count: 500)
        let sequence = Terminal.notificationSequence(text, term: "xterm", tmux: false)
        #expect(sequence.unicodeScalars.filter { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }.count == 2)
        #expect(sequence.count < 140)
    }
}
