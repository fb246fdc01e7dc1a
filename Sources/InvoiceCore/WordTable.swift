/// Words for the same things in several languages, as searches read them: of all languages at once.
struct WordTable<Meaning: Hashable & Sendable>: Sendable {
    /// A thing with its words, divided by blanks; the first of each language is the one that is offered. A `-` stands for a
    /// blank that a word may have or not, and behind a `|` is an ending of gender and number, which may be another.
    typealias Row = (meaning: Meaning, en: String, ru: String, uk: String, fr: String)

    private let rows: [(meaning: Meaning, words: [LanguageCode: [String]])]
    /// Every form of every word, as ``SearchWords/plain(_:)`` has it, in the order of the rows.
    private let forms: [(text: String, meaning: Meaning)]
    private let byForm: [String: [Meaning]]
    /// The languages that have a form.
    private let languages: [String: Set<LanguageCode>]
    /// Whole words as they are written, see ``meaning(written:)``.
    private let byWritten: [String: Meaning]

    init(_ table: [Row]) {
        var forms: [(text: String, meaning: Meaning)] = []
        var byForm: [String: [Meaning]] = [:]
        var languages: [String: Set<LanguageCode>] = [:]
        var byWritten: [String: Meaning] = [:]
        rows = table.map { row in
            var words: [LanguageCode: [String]] = [:]
            let texts: [(LanguageCode, String)] = [
                (.english, row.en), (.russian, row.ru), (.ukrainian, row.uk), (.french, row.fr),
            ]
            for (language, text) in texts {
                for word in text.unicodeScalars.split(separator: " ") {
                    let parts = word.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
                    words[language, default: []].append(parts.joined())
                    for ending in parts.count == 1 ? [""] : [parts[1]] + SearchWords.endings(in: language) {
                        let form = SearchWords.plain(parts[0] + ending)
                        languages[form, default: []].insert(language)
                        let written = SearchWords.written(parts[0] + ending)
                        byWritten[written] = byWritten[written] ?? row.meaning
                        guard byForm[form]?.contains(row.meaning) != true else { continue }
                        forms.append((form, row.meaning))
                        byForm[form, default: []].append(row.meaning)
                    }
                }
            }
            return (row.meaning, words)
        }
        self.forms = forms
        self.byForm = byForm
        self.languages = languages
        self.byWritten = byWritten
    }

    /// What a whole word means.
    func meanings(of word: String) -> [Meaning] { byForm[SearchWords.plain(word)] ?? [] }

    /// What a word or two mean that may as well be a text: whole, with all marks, and with a blank or dash where the table has
    /// one. A single word without a letter beyond English ones (`refuse`, `autre`) is too likely an English one.
    func meaning(written text: String) -> Meaning? {
        let written = SearchWords.written(text)
        guard written.unicodeScalars.contains(where: { !$0.isASCII || $0 == " " }) else { return nil }
        return byWritten[written]
    }

    /// The languages that have this word.
    func languages(of word: String) -> Set<LanguageCode> { languages[SearchWords.plain(word)] ?? [] }

    /// What the words that begin so mean.
    func meanings(beginning start: String) -> [Meaning] {
        let start = SearchWords.plain(start)
        var found: [Meaning] = []
        guard !start.isEmpty else { return found }
        for form in forms where form.text.utf8.starts(with: start.utf8) && !found.contains(form.meaning) {
            found.append(form.meaning)
        }
        return found
    }

    /// The words for a thing in a language.
    func words(for meaning: Meaning, in language: LanguageCode) -> [String] {
        rows.first { $0.meaning == meaning }?.words[language] ?? []
    }

    /// All words, thing by thing.
    func words(in languages: [LanguageCode]) -> [String] {
        rows.flatMap { row in languages.flatMap { row.words[$0] ?? [] } }
    }
}
