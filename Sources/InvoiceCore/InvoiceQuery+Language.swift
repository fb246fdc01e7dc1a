extension InvoiceQuery {
    /// The terms that start a condition, with the sign that ends each: the English ones, which hold everywhere. Those of a language
    /// are ``operators(in:)``.
    public static let operators = [
        "status:", "state:", "currency:", "method:", "account:", "sender:", "amount=", "amount>", "amount<", "since:",
        "until:", "id:", "is:", "was:", "sort:",
    ]

    /// The terms of `is:`, `was:` and `sort:`, e.g. `is:unknown`.
    public static let choices: [String] =
        ["is:today"] + Happening.allCases.map(\.rawValue) + Order.allCases.map(\.rawValue)

    /// Reads the search language: plain words, and the conditions of ``operators``.
    ///
    /// A word or value in double quotes is taken whole, and a quoted word is a plain one whatever it looks like. `-` before a
    /// word or condition asks for what doesn't meet it (`-5` for what has no 5 anywhere); alone it is a word.
    ///
    /// A plain word that is also a number finds that amount, too, with a comma or a dot; one that names a day (`yesterday`, `вчора`,
    /// `lundi`, `14.11`, `14 nov`) what was made on it; see ``LooseTerm``.
    ///
    /// `now` and `offset` (seconds east of UTC of the reader's clock at a moment) give dates their meaning: a day is the
    /// reader's day, with the clock of that day and not of today, `until:` includes the day that it names, and `2d`, `3h`,
    /// `today`, `yesterday` count back from now. `id:` takes an id, or its beginning.
    ///
    /// Conditions, states, choices and times are read in all languages at once, see `SearchWords`. `language`, which the
    /// console speaks, only tells what a person probably meant.
    /// - Throws: ``InvoiceQueryProblem``, which names the term.
    public init(
        _ text: String, now: Timestamp, speaking language: LanguageCode = .english, offset: (Timestamp) -> Int
    ) throws(InvoiceQueryProblem) {
        var terms = Self.terms(of: text)[...]
        let today = LocalDay(of: now, offset: offset(now))
        while let term = terms.popFirst() {
            if term.isUnfinished { continue }
            if term.isNegated {
                var other = InvoiceQuery()
                try other.add(term, now, language, offset)
                without.append(other)
            } else if let next = terms.first, term.isPlain, next.isPlain,
                let both = LooseTerm(term.text, next.text, today: today, offset: offset)
            {
                terms.removeFirst()
                loose.append(both)
            } else {
                try add(term, now, language, offset)
            }
        }
    }

    /// The same for a clock that never changes, `offset` seconds east of UTC.
    public init(_ text: String, now: Timestamp, offset: Int) throws(InvoiceQueryProblem) {
        try self.init(text, now: now, offset: { _ in offset })
    }

    /// The first condition without a value; a person may still be typing it, a script has lost what it should be.
    public static func unfinishedCondition(in text: String) -> String? {
        terms(of: text).first(where: \.isUnfinished).map { ($0.isNegated ? "-" : "") + $0.text }
    }

    private mutating func add(
        _ term: Term, _ now: Timestamp, _ language: LanguageCode, _ offset: (Timestamp) -> Int
    ) throws(InvoiceQueryProblem) {
        guard let (name, value, languages) = try Self.condition(in: term, speaking: language) else {
            let today = LocalDay(of: now, offset: offset(now))
            if !term.isQuoted, let term = LooseTerm(term.text, today: today, offset: offset) {
                loose.append(term)
            } else {
                words.append(SearchText(term.text))
            }
            return
        }
        switch name {
        case "status:": statuses += try StateCondition.all(meantBy: value, for: .status, speaking: languages)
        case "state:": states += try StateCondition.all(meantBy: value, for: .state, speaking: languages)
        case "currency:": currencies.append(folded(value))
        case "method:": methods.append(SearchText(value))
        case "account:": accounts.append(SearchText(value))
        case "sender:": senders.append(SearchText(value))
        case "amount=": amounts.append(try Self.amount(value))
        case "amount>":
            let limit = try Self.amount(value)
            moreThan = max(moreThan ?? limit, limit)
        case "amount<":
            let limit = try Self.amount(value)
            lessThan = min(lessThan ?? limit, limit)
        case "since:": begin(at: try Self.moment(value, now: now, speaking: languages, offset: offset).start)
        case "until:": end(before: try Self.moment(value, now: now, speaking: languages, offset: offset).end)
        case "is:", "was:", "sort:":
            if name == "sort:", term.isNegated { throw .unknownCondition("-sort:", suggestion: "sort:-") }
            guard let choice = Self.choice(name, value) else {
                let text = folded(term.text)
                throw .unknownChoice(text, suggestion: Self.suggestion(for: text, name, folded(value), languages))
            }
            try choose(choice, now, offset)
        default:
            idBeginnings.append(folded(value))
            if let dashed = LooseTerm.dashed(value, from: 5) { idBeginnings.append(folded(dashed)) }
        }
    }

    private mutating func choose(
        _ choice: String, _ now: Timestamp, _ offset: (Timestamp) -> Int
    ) throws(InvoiceQueryProblem) {
        if let happening = Happening(rawValue: choice) {
            happenings.insert(happening)
        } else if let order = Order(rawValue: choice) {
            self.order = order
        } else {
            // Of `choices` only `is:today` is left.
            begin(at: try Self.moment("today", now: now, offset: offset).start)
        }
    }

    /// The nearest valid term for an unknown choice: another choice, the same one behind another condition, or a state.
    private static func suggestion(
        for typed: String, _ condition: String, _ value: String, _ languages: Set<LanguageCode>
    ) -> String? {
        if let same = ["is:", "was:"].lazy.compactMap({ choice($0, value) }).first { return same }
        if condition != "sort:", let states = try? StateCondition.all(meantBy: value, for: .status),
            states.count == 1, case .shown(let state) = states[0]
        {
            return "status:\(state.argument)"
        }
        return SearchWords.nearest(to: typed, speaking: languages) { choices(in: $0) }
    }

    private static func amount(_ text: String) throws(InvoiceQueryProblem) -> Amount {
        do { return try Amount(text) } catch { throw .badAmount(text) }
    }

    /// The condition that a term is, by its English name, with its value and the languages that it is written in; nil for a
    /// plain word.
    ///
    /// Letters with a colon and something behind it are meant as a condition, and refused where there is none of this name; of
    /// other letters than English ones, where one is a slip away. An address (`https://…`), a time (`12:30`) and what ends with its colon are plain words.
    private static func condition(
        in term: Term, speaking language: LanguageCode
    ) throws(InvoiceQueryProblem) -> (name: String, value: String, languages: Set<LanguageCode>)? {
        guard !term.isQuoted, let (name, sign, condition, value) = parts(of: term.text), !value.isEmpty,
            SearchWords.plain(name).unicodeScalars.count > 1
        else { return nil }
        if let condition {
            let languages = SearchWords.languages(ofCondition: name, speaking: language)
            let isLimit = sign == "<" || sign == ">"
            if isLimit, value.utf8.first == UInt8(ascii: "=") {
                throw .unknownCondition("\(condition)=", suggestion: condition)
            }
            // Whoever writes the condition in another language writes a comma before decimals.
            let isSpoken = folded("\(name)\(sign)") != condition
            guard isSpoken, condition.utf8.starts(with: "amount".utf8) else {
                return (condition, value, languages)
            }
            return (condition, (try? Amount.plainText(of: value, point: ",")) ?? value, languages)
        }
        let key = folded(name)
        let typed = "\(key)\(sign)"
        let isEnglish = key.utf8.allSatisfy { $0 < 0x80 }
        let suggestion =
            isEnglish
            ? SearchWords.nearest(to: typed, speaking: [language]) { operators(in: $0) }
            : LanguageCode.allCases.lazy.flatMap { operators(in: $0) }.first { isSlip(typed, of: $0) }
        if sign == ":" {
            if value.utf8.starts(with: "//".utf8) || suggestion == nil && !isEnglish { return nil }
            throw .unknownCondition(typed, suggestion: suggestion)
        }
        // Texts have these signs, too: only what begins like a condition and is near to it is meant as one.
        guard let suggestion, suggestion.unicodeScalars.first == key.unicodeScalars.first,
            key.unicodeScalars.count > 3 || suggestion.utf8.starts(with: key.utf8)
        else { return nil }
        throw .unknownCondition(typed, suggestion: suggestion)
    }

    /// True where one letter is another, is missing or is too many, or some changed places. Of two or three letters (`но:`, `то:`)
    /// each is another word.
    private static func isSlip(_ typed: String, of name: String) -> Bool {
        let (typed, name) = (Array(typed.unicodeScalars), Array(name.unicodeScalars))
        guard typed.count > 4 else { return false }
        return typed.count == name.count && typed.sorted() == name.sorted() || editDistance(typed, name) == 1
    }

    /// The text between two blanks, without its quotation marks and the `-` before it.
    private struct Term {
        var text: String
        var isQuoted: Bool
        var isNegated: Bool

        /// True for what may be a part of a date in two words.
        var isPlain: Bool { !isQuoted && !isNegated }

        /// True for a condition that asks for nothing yet.
        var isUnfinished: Bool { !isQuoted && InvoiceQuery.condition(named: text) != nil }
    }

    private static func terms(of text: String) -> [Term] {
        var terms: [Term] = []
        var current = String.UnicodeScalarView()
        var isQuoted = false
        var isNegated = false
        var isInside = false
        func end() {
            if !isQuoted, !isNegated, current.first == "-", current.count > 1 {
                isNegated = true
                current.removeFirst()
            }
            if !current.isEmpty { terms.append(Term(text: String(current), isQuoted: isQuoted, isNegated: isNegated)) }
            current = String.UnicodeScalarView()
            (isQuoted, isNegated) = (false, false)
        }
        for scalar in text.unicodeScalars {
            if scalar == "\"" {
                isInside.toggle()
                guard isInside, !isQuoted else { continue }
                isNegated = current.count == 1 && current.first == "-"
                if isNegated { current = String.UnicodeScalarView() }
                isQuoted = current.isEmpty
            } else if scalar.properties.isWhitespace, !isInside {
                end()
            } else {
                current.append(scalar)
            }
        }
        end()
        return terms
    }
}

extension InvoiceQuery {
    /// The first moment of what `text` names and the one just after it, where clocks are `offset` seconds east of UTC at
    /// a moment. An hour that the clock strikes twice is the earlier one. Letters that mean other times in other languages are
    /// those of `languages`.
    public static func moment(
        _ text: String, now: Timestamp, speaking languages: Set<LanguageCode> = [], offset: (Timestamp) -> Int
    ) throws(InvoiceQueryProblem) -> (start: Timestamp, end: Timestamp) {
        let today = LocalDay(of: now, offset: offset(now))
        if SearchWords.now.meanings(of: text) == [true] { return (now, now) }
        if let day = DayName.day(text, today: today) { return stretch(of: day, offset) }
        let digits = text.unicodeScalars.prefix { ("0"..."9").contains($0) }
        if let count = Int64(String(digits)), (0...100_000).contains(count),
            SearchText(text).exact == nil,
            let unit = SearchWords.unit(String(text.unicodeScalars[digits.endIndex...]), for: languages)
        {
            let moment = now.advanced(byMilliseconds: -count * unit)
            return (moment, moment)
        }
        guard let asIfUTC = Timestamp(text) else { throw .badTime(text) }
        // The clock's time names a moment once the offset is known, and the offset is that of the moment.
        var candidates: [Timestamp] = []
        for guess in [asIfUTC.advanced(byMilliseconds: -86_400_000), asIfUTC.advanced(byMilliseconds: 86_400_000)] {
            guard let moment = Timestamp(text, offset: offset(guess)) else { throw .badTime(text) }
            candidates.append(moment)
        }
        let exact = candidates.first { Timestamp(text, offset: offset($0)) == $0 }
        let moment = exact ?? candidates[0]
        return (moment, moment)
    }

    private static func stretch(of day: LocalDay, _ offset: (Timestamp) -> Int) -> (start: Timestamp, end: Timestamp) {
        (day.start(offset: offset), day.advanced(by: 1).start(offset: offset))
    }
}
