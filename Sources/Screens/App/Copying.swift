import InvoiceCore
import ScreenKit
import Wording

/// What came of copying a text.
public enum CopyResult: Sendable, Equatable {
    /// Where a text is pasted from.
    public enum Place: Sendable, Equatable {
        case tmux, clipboard
        /// The terminal's own clipboard, which the terminal may refuse without a word.
        case terminal
    }

    case copied(Place)
    /// A program failed; its name and how, as the end of a sentence.
    case failed(String)
    /// There is no program for it.
    case noProgram
    /// Neither a program nor the terminal can.
    case impossible
}

extension Language {
    /// Where the text is now, or the text itself, to be copied by hand.
    func notice(of result: CopyResult, _ text: String) -> Notice {
        switch result {
        case .copied(.tmux): Notice("Copied into tmux's buffer: \(text)", .success)
        case .copied(.clipboard): Notice("Copied into the clipboard: \(text)", .success)
        case .copied(.terminal): Notice("Sent to the terminal's clipboard (it may refuse): \(text)")
        case .failed(let words): Notice("Not copied (\(words)); here it is: \(text)", .warning)
        case .noProgram, .impossible: Notice("This terminal can't copy; here it is: \(text)", .warning)
        }
    }
}

extension Invoice {
    /// The keys that copy its numbers; `label` where there is little room.
    func copyBindings(rank: Int, label: String? = nil) -> [Binding] {
        let isTracked = tracking != nil
        return [
            Binding(
                .char("y"), label ?? (isTracked ? "Copy tracking" : "Copy id"),
                isTracked ? "Copy the tracking number" : "Copy the payment id", rank: rank,
                does: .effects(.copy(self.tracking ?? self.intent.paymentID.text))), copyPaymentID(),
        ]
    }

    func copyPaymentID(when isAllowed: Bool = true) -> Binding {
        Binding(
            .char("Y"), "Copy id", "Copy the payment id, whatever else there is", rank: nil, when: isAllowed,
            does: .effects(.copy(self.intent.paymentID.text)))
    }
}
