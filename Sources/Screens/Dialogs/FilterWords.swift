import InvoiceCore
import ScreenKit

/// What was typed into a filter, read in each way in which it may have been meant.
enum FilterWords {
    /// The first reading that finds something, and what it finds: as it was typed, as the same keys write it on a Latin layout,
    /// and with small typing errors mended. Nothing where none of them does.
    ///
    /// - Parameter vocabulary: the texts that are searched; asked for only where nothing is found as typed.
    static func first<Found: Collection>(
        of typed: String, in vocabulary: @autoclosure () -> [String], find: (String) -> Found
    ) -> (found: Found, text: String) {
        let found = find(typed)
        if !found.isEmpty || typed.isEmpty { return (found, typed) }
        let latin = Key.latinText(typed)
        if latin != typed {
            let found = find(latin)
            if !found.isEmpty { return (found, latin) }
        }
        let words = vocabulary().flatMap { folded($0).split { !$0.isLetter && !$0.isNumber }.map(String.init) }
        let mended = mend(latin, words)
        return mended.map { (find($0), $0) } ?? (found, typed)
    }

    /// Each word that occurs nowhere replaced by the one that it is near to; nil where one is near to none.
    private static func mend(_ typed: String, _ words: [String]) -> String? {
        var mended: [String] = []
        for word in folded(typed).split(separator: " ").map(String.init) {
            if words.contains(where: { $0.contains(word) }) {
                mended.append(word)
                continue
            }
            // Of a word of two letters any other would be near; a code is typed as it is, or it is another one.
            guard word.count > 2, word.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
            // A word that isn't finished is near to the beginning of one.
            let beginnings = words.filter { $0.count > word.count }.map { String($0.prefix(word.count)) }
            // The same letters in another order come before letters that are others.
            let swapped = words.first { $0.count == word.count && $0.sorted() == word.sorted() }
            guard let near = swapped ?? nearest(to: word, among: words + beginnings) else { return nil }
            mended.append(near)
        }
        return mended.joined(separator: " ")
    }
}
