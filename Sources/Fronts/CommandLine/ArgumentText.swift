import ScreenKit
import Wording

/// The process's arguments as they came. The standard library repairs what is not UTF-8 without a word, and an invoice
/// would be made of something else than was typed.
enum ArgumentText {
    /// What to tell of the first argument that is not UTF-8; the program's own name is number 0.
    static func failure(in arguments: some Sequence<UnsafeMutablePointer<CChar>?>) -> CommandFailure? {
        for (number, argument) in arguments.enumerated() {
            guard let argument, String(validatingCString: argument) == nil else { continue }
            return CommandFailure(.notUTF8(number: number, text: visible(String(cString: argument))))
        }
        return nil
    }
}
