import ScreenKit

/// Turns the bytes that a terminal sends into events. Pure: bytes and times go in, so that every split, delay and oddity can
/// be tested without a terminal.
///
/// ncurses' own reading isn't used: it waits inside for the rest of a sequence, takes two system calls a byte, and loses
/// keys after an invalid one.
struct InputDecoder {
    /// Milliseconds after which an Escape with nothing behind it is the key itself. Terminals send a sequence at once; a slow
    /// line splits it rarely, and then by less.
    let escapeDelay: Int
    /// `escapeDelay` for this machine's own terminals, and for those at the other end of a network.
    static let localEscapeDelay = 40
    static let remoteEscapeDelay = 150
    /// Milliseconds after which it is certain that nothing follows an Escape, even where a slow line tears a sequence
    /// apart.
    static let certainEscapeDelay = 450
    /// Milliseconds after which the beginning of a sequence, or of a UTF-8 character, that never ended is dropped.
    static let sequenceDelay = 500
    /// Milliseconds of silence after which a paste whose end never came is taken as it is.
    static let pasteDelay = 3000
    /// Milliseconds within which two clicks in one place are a double click.
    static let doubleClickDelay = 400

    /// Whether Escape would give something up now, and must be certain to be the key.
    var escapeNeedsCertainty = false
    /// Bytes that aren't decoded yet: the beginning of a sequence.
    private var waiting: [UInt8] = []
    /// When the last byte came, in milliseconds.
    private var lastByte = 0
    /// The time of the Escape that was the last key given: the rest of its sequence may still follow.
    private var givenEscape: Int?
    /// Set where the rest of a sequence came late: whether its Escape was given as a key already.
    private var lateEscape: LateEscape?
    /// The paste so far, until its end comes.
    var pasted: [UInt8]?
    /// Whether the program was stopped in the middle of the paste: the shell may have got its end.
    private var stoppedInPaste = false
    /// The terminal's answer so far, until its end comes.
    private var answer: TerminalAnswer?
    /// The terminal's answer to the question for its background; nil until it comes.
    private(set) var background: ThemeColor?
    /// The same for its text.
    private(set) var foreground: ThemeColor?
    /// Whether the terminal said that it can hold back a frame until it is whole (mode 2026).
    var synchronizes = false
    /// Sequences of this terminal that differ from the usual ones.
    let table: KeyTable
    /// The last click, for double clicks.
    var lastClick: (position: Position, time: Int)?

    init(table: KeyTable = KeyTable(), escapeDelay: Int = localEscapeDelay) {
        self.table = table
        self.escapeDelay = escapeDelay
    }

    /// Milliseconds after which `decode` is to be called again even if nothing comes; nil if there is no need.
    func pendingTimeout(now: Int) -> Int? {
        guard !waiting.isEmpty || pasted != nil || answer != nil else { return nil }
        let silence = now - lastByte
        // After the first of the two times `holdsEscape` changes.
        let time = escapeNeedsCertainty && isLoneEscape && silence < escapeDelay ? escapeDelay : delay
        return max(0, time - silence)
    }

    /// Whether an Escape most likely is the key, but isn't certain yet.
    func holdsEscape(now: Int) -> Bool {
        escapeNeedsCertainty && isLoneEscape && now - lastByte >= escapeDelay
    }

    private var isLoneEscape: Bool { waiting == [0x1B] && pasted == nil && answer == nil }

    /// Milliseconds that unfinished input waits for its rest.
    private var delay: Int {
        if pasted != nil { return stoppedInPaste ? InputDecoder.sequenceDelay : InputDecoder.pasteDelay }
        if answer != nil { return TerminalAnswer.longestSilence }
        switch waiting {
        case [0x1B]: return escapeNeedsCertainty ? max(escapeDelay, InputDecoder.certainEscapeDelay) : escapeDelay
        case [0x1B, 0x1B]: return escapeDelay
        default: return InputDecoder.sequenceDelay
        }
    }

    /// To be called when the program was stopped and goes on: unfinished input waits for its rest anew, a paste no
    /// longer than a sequence.
    mutating func goOn(now: Int) {
        lastByte = now
        stoppedInPaste = pasted != nil
    }

    /// Decodes the bytes that came at `now`, in milliseconds of any clock that never goes back. To be called with no
    /// bytes when `pendingTimeout` has passed.
    mutating func decode(_ bytes: [UInt8], now: Int) -> [InputEvent] {
        var events: [InputEvent] = []
        if bytes.isEmpty {
            if let left = pendingTimeout(now: now), left == 0 { giveUpWaiting(into: &events) }
            return events
        }
        // A C-c by itself, after a silence, comes from a person who waits for the paste's end.
        if pasted != nil, bytes == [0x03], now - lastByte >= InputDecoder.sequenceDelay {
            giveUpWaiting(into: &events)
        }
        takeLate(bytes, now: now, into: &events)
        lastByte = now
        let input = waiting + bytes
        waiting = []
        var index = 0
        while index < input.count {
            if pasted != nil {
                index = takePaste(input, from: index, into: &events)
                continue
            }
            if answer != nil {
                index = takeAnswer(input, from: index, now: now, into: &events)
                continue
            }
            switch decodeOne(input[index...], now: now) {
            case .event(let event, let length):
                events.append(event)
                index += length
            case .nothing(let length):
                index += length
            case .pasteBegins(let length):
                (pasted, stoppedInPaste) = ([], false)
                index += length
            case .answerBegins(let kind, let length):
                answer = TerminalAnswer(kind: kind, begun: now)
                index += length
            case .unfinished:
                waiting = Array(input[index...])
                index = input.count
            }
        }
        return events
    }

    /// Whether the Escape of a sequence that was torn apart was given as a key.
    private enum LateEscape {
        case held, given
    }

    /// Decides whether bytes that come when an Escape's time is over are the rest of its sequence or other keys.
    private mutating func takeLate(_ bytes: [UInt8], now: Int, into events: inout [InputEvent]) {
        // More than the Escape waits already, and these bytes go on with it.
        if waiting.count > 1 { return }
        let given = givenEscape
        (givenEscape, lateEscape) = (nil, nil)
        if isLoneEscape, now - lastByte >= escapeDelay {
            if InputDecoder.mayBeRest(bytes) {
                lateEscape = .held
            } else {
                waiting = []
                events.append(.key(.escape))
            }
        } else if let given, waiting.isEmpty, now - given < InputDecoder.certainEscapeDelay,
            InputDecoder.mayBeRest(bytes)
        {
            waiting = [0x1B]
            lateEscape = .given
        }
    }

    /// Whether bytes can go on with an Escape. A person rarely types these after one, and one at a time.
    private static func mayBeRest(_ bytes: [UInt8]) -> Bool {
        switch bytes.first {
        case 0x5B, 0x4F, 0x5D: true
        case let first?: TerminalAnswer.kinds.contains(first) && bytes.count > 1
        case nil: false
        }
    }

    /// One decoded thing, with the number of bytes that it takes.
    enum Step {
        case event(InputEvent, Int)
        case nothing(Int)
        case pasteBegins(Int)
        case answerBegins(UInt8, Int)
        case unfinished
    }

    /// Nothing more came: the unfinished beginning becomes keys, or is dropped.
    private mutating func giveUpWaiting(into events: inout [InputEvent]) {
        let left = waiting
        waiting = []
        if let pasted {
            events.append(.paste(InputDecoder.text(ofPaste: pasted + left)))
            self.pasted = nil
            return
        }
        // The Escape that could have ended the answer was the key.
        if answer?.isAfterEscape == true { events.append(.key(.escape)) }
        answer = nil
        switch left {
        case [0x1B]:
            events.append(.key(.escape))
            givenEscape = lastByte
        case [0x1B, 0x1B]: events += [.key(.escape), .key(.escape)]
        case [0x1B, 0x5B], [0x1B, 0x4F]:
            let character: Character = left.last == 0x5B ? "[" : "O"
            if lateEscape == .held { events.append(.key(.escape)) }
            events.append(.key(lateEscape == nil ? .alt(character) : .char(character)))
        default:
            // Half a UTF-8 character becomes U+FFFD; half a sequence is dropped.
            if left.first.map({ $0 >= 0x80 }) == true { events.append(.key(.char("\u{FFFD}"))) }
        }
    }

    /// Takes what belongs to the answer, up to its end if that is there, and returns where the rest begins.
    private mutating func takeAnswer(
        _ input: [UInt8], from start: Int, now: Int, into events: inout [InputEvent]
    ) -> Int {
        for index in start..<input.count {
            switch answer?.take(input[index], now: now) {
            case .goesOn: continue
            case .ends:
                foreground = answer?.foreground ?? foreground
                background = answer?.background ?? background
                answer = nil
                return index + 1
            case .isNone, nil:
                // The answer breaks off here: another sequence begins, or these bytes are no answer.
                let isAfterEscape = answer?.isAfterEscape == true
                answer = nil
                guard isAfterEscape else { return index }
                waiting = [0x1B]
                let rest = Array(input[index...])
                events += decode(rest, now: now)
                return input.count
            }
        }
        return input.count
    }

    /// Takes what belongs to the paste, up to its end if that is there, and returns where the rest begins.
    private mutating func takePaste(_ input: [UInt8], from start: Int, into events: inout [InputEvent]) -> Int {
        let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
        var index = start
        while let escape = input[index...].firstIndex(of: 0x1B) {
            let candidate = input[escape..<min(input.count, escape + end.count)]
            if candidate.elementsEqual(end) {
                pasted?.append(contentsOf: input[start..<escape])
                events.append(.paste(InputDecoder.text(ofPaste: pasted ?? [])))
                pasted = nil
                return escape + end.count
            }
            // The end may have been split: its beginning waits for the rest.
            if escape + candidate.count == input.count, end.starts(with: candidate) {
                pasted?.append(contentsOf: input[start..<escape])
                waiting = Array(candidate)
                return input.count
            }
            index = escape + 1
        }
        pasted?.append(contentsOf: input[start...])
        return input.count
    }

    /// The text as it was copied: terminals send line breaks as `\r`.
    private static func text(ofPaste bytes: [UInt8]) -> String {
        var text = String.UnicodeScalarView()
        var afterReturn = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar == "\r" {
                text.append("\n")
            } else if !(scalar == "\n" && afterReturn) {
                text.append(scalar)
            }
            afterReturn = scalar == "\r"
        }
        return String(text)
    }
}
