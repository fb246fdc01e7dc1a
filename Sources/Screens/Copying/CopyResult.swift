import InvoiceCore
import ScreenKit
import Wording

/// The outcome of copying a text.
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

extension Notice {
    /// Where the text is now, or the text itself, to be copied by hand.
    init(of result: CopyResult, _ text: String) {
        switch result {
        case .copied(.tmux): self.init(wording.copiedIntoTmux(text), .success)
        case .copied(.clipboard): self.init(wording.copiedIntoClipboard(text), .success)
        case .copied(.terminal): self.init(wording.sentToTerminalClipboard(text))
        case .failed(let reason): self.init(wording.notCopied(text, reason: reason), .warning)
        case .noProgram, .impossible: self.init(wording.cantCopy(text), .warning)
        }
    }
}
