import InvoiceCore

/// How the raw bytes of a history are scanned for a query: which lines can belong to an invoice that meets it.
///
/// One condition leads, the one whose bytes are rarest: an invoice that meets the query has a line with one of its
/// needles, or, where `includesUndecided`, no update that leads out of the state `sending`. Whether it does meet the query is decided on the decoded invoice.
struct SearchPlan: Sendable {
    let query: InvoiceQuery
    /// Nil when every invoice may meet the query.
    var needles: [Needle]?
    /// True when an invoice that is still in the state `sending` may meet the query whatever its bytes.
    var includesUndecided = false
    /// What a candidate's own line can decide.
    let glance: GlanceConditions?

    /// A plan that hands over every invoice.
    static let everything = SearchPlan(query: InvoiceQuery())

    private init(query: InvoiceQuery) {
        self.query = query
        glance = GlanceConditions(query)
    }

    /// The cheapest plan, by a sample of the file.
    init(_ query: InvoiceQuery, sample: ByteFrequencies) {
        self.init(query: query)
        // A plain word is also met by letters with marks, which have other bytes.
        var groups: [NeedleGroup] = []
        if !query.statuses.isEmpty { groups.append(NeedleGroup(states: query.statuses, sample: sample)) }
        let ids = query.ids + query.idBeginnings
        if !ids.isEmpty { groups.append(NeedleGroup(anyOf: ids, sample: sample)) }
        if !query.states.isEmpty { groups.append(NeedleGroup(states: query.states, sample: sample)) }
        if !query.currencies.isEmpty {
            let codes = query.currencies.flatMap { unit in
                [unit] + Self.codes { folded($0.unit) == unit && !folded($0.code).contains(unit) }
            }
            groups.append(NeedleGroup(anyOf: codes, sample: sample))
        }
        let usable = groups.filter { $0.needles != nil }
        guard let best = usable.min(by: { $0.cost < $1.cost }) else { return }
        needles = best.needles
        includesUndecided = best.includesUndecided
    }

    /// Codes of the catalog's methods that meet `condition`.
    static func codes(_ condition: (PaymentMethod) -> Bool) -> [String] {
        PaymentMethodCatalog.standard.methods.filter(condition).map { folded($0.code) }
    }
}

extension LineBlock {
    /// Reads the lines that start in `range` and finds out what the plan wants to know of each.
    init(
        _ file: HistorySnapshot, _ range: Range<Int>, plan: SearchPlan, buffers: BlockBuffers
    ) throws(HistoryError) {
        // Looking for joined records takes as long as looking for a word, so a search does it only where it finds one.
        try self.init(file, range, separatesMerged: plan.needles == nil, buffers: buffers)
        guard let needles = plan.needles else { return }
        findHits(of: needles)
        separateHits()
        if plan.includesUndecided { findDecisions() }
    }
}

/// Needles of which one stands in some line of every invoice that meets a condition.
struct NeedleGroup {
    /// Nil when nothing can be said.
    var needles: [Needle]?
    var includesUndecided = false

    /// More needles than this cost more than decoding what fewer can't rule out.
    private static let most = 8

    /// Lines that must be looked at closer, in a million bytes; a scan per needle besides.
    var cost: Int { (needles ?? []).reduce(0) { $0 + $1.cost + 50 } + (includesUndecided ? 1000 : 0) }

    /// Folded texts of which one stands in some line of every invoice that is shown so, but for one that is being sent.
    private static func texts(of state: ShownState) -> [String] {
        switch state {
        // Whatever has a tracking number may be one; a declared recalculation makes another sum of any status.
        case .mismatch: ["tracking"]
        case .otherSum: [state.gatewayWord, ReportMember.isRecalculated.rawValue].compactMap { $0.map(folded) }
        default: [state.gatewayWord, state.localState?.rawValue].compactMap { $0.map(folded) }
        }
    }

    /// The same without those that have another one in them.
    private static func shortest(_ texts: [String]) -> [String] {
        texts.filter { text in !texts.contains { $0 != text && text.contains($0) } }
    }

    /// For some texts of which one must occur.
    init(anyOf texts: [String], sample: ByteFrequencies) {
        var found: [Needle] = []
        for text in texts {
            guard let needle = Needle(folded: text, sample: sample) else { return }
            if !found.contains(needle) { found.append(needle) }
        }
        if found.count <= Self.most { needles = found }
    }

    /// For states of which it must be one.
    init(states: [StateCondition], sample: ByteFrequencies) {
        var texts: [String] = []
        var events: [Needle] = []
        var mayBeSending = false
        for state in states {
            switch state {
            case .local(.sending): mayBeSending = true
            case .local(.created): events.append(Needle(exactly: #""event":"created""#, sample: sample))
            case .local(.rejected): events.append(Needle(exactly: #""event":"rejected""#, sample: sample))
            case .local(.unknown): events.append(Needle(exactly: #""event":"unknown""#, sample: sample))
            case .local(.unsent): events.append(Needle(exactly: #""event":"unsent""#, sample: sample))
            case .shown(let state):
                texts += Self.texts(of: state) + [state.rawValue]
                if state == .sending { mayBeSending = true }
            case .reported(let word): texts.append(word)
            }
        }
        self.init(anyOf: Self.shortest(texts), sample: sample)
        needles? += events
        if mayBeSending, needles != nil { addSending(sample) }
    }

    private mutating func addSending(_ sample: ByteFrequencies) {
        needles?.append(Needle(exactly: #""event":"resent""#, sample: sample))
        includesUndecided = true
    }
}

extension Needle {
    /// The longest part of a folded text whose bytes in the file are sure but for the case; nil when there is none.
    ///
    /// Not sure are characters that JSON escapes, those that Unicode can write in two ways (й is also и with a breve),
    /// and whatever lies outside ASCII and Cyrillic. (The Kelvin sign, which folds to a plain k, is not found by a k.)
    init?(folded text: String, sample: ByteFrequencies) {
        var best: [Unicode.Scalar] = []
        var run: [Unicode.Scalar] = []
        for scalar in text.unicodeScalars {
            if Self.isSure(scalar) {
                run.append(scalar)
            } else {
                // A mark that follows may be joined with the letter before it in one character.
                if scalar.properties.canonicalCombiningClass != .notReordered { _ = run.popLast() }
                if Self.length(run) > Self.length(best) { best = run }
                run = []
            }
        }
        if Self.length(run) > Self.length(best) { best = run }
        guard !best.isEmpty else { return nil }
        var lower: [UInt8] = []
        var upper: [UInt8] = []
        for scalar in best {
            let small = Array(String(scalar).utf8)
            let large = Array(scalar.properties.uppercaseMapping.utf8)
            lower += small
            upper += large.count == small.count ? large : small
        }
        self.init(lower: lower, upper: upper, sample: sample)
    }

    private static func length(_ run: [Unicode.Scalar]) -> Int { run.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }

    private static func isSure(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\"", "\\", "/", "\u{7f}": false
        case " "..."~": true
        // The lower-case letters that decompose: й ѐ ё ѓ ї ќ ѝ ў.
        case "й", "ѐ", "ё", "ѓ", "ї", "ќ", "ѝ", "ў": false
        case "а"..."џ": true
        default: false
        }
    }
}
