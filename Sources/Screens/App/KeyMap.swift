import InvoiceCore
import ScreenKit
import Wording

/// The key of each command: its standard one, or the one that the person chose.
public struct KeyMap: Sendable, Equatable {
    private var chosen: [ConsoleCommand: Key] = [:]
    /// What stands in the place of standard keys.
    private(set) var replacements: [Key: Key] = [:]
    /// What is wrong with the choices, in the file's order; those don't hold.
    public private(set) var problems: [SettingsProblem] = []

    /// All standard.
    public init() {}

    /// As the config file at `path` has them.
    public init(_ choices: [KeyChoice], path: String) {
        var found: [(choice: KeyChoice, kind: SettingsProblem.Kind)] = []
        var held: [KeyChoice] = []
        for choice in choices {
            guard let key = Key(named: choice.key) else {
                found.append((choice, .unreadableKey(choice.key)))
                continue
            }
            if let kind = Self.problem(of: key, for: choice.command) {
                found.append((choice, kind))
                continue
            }
            chosen[choice.command] = key
            held.append(choice)
        }
        // One that falls gives its command the standard key back, which another may have taken: again until all agree. Of two
        // that want the same the first keeps it.
        while let index = held.lastIndex(where: { holder(of: $0.command) != nil }) {
            let choice = held.remove(at: index)
            if let other = holder(of: choice.command) { found.append((choice, .takenKey(choice.key, by: other))) }
            chosen[choice.command] = nil
        }
        for (command, key) in chosen {
            for standard in command.standardKeys { replacements[standard] = key }
        }
        problems = found.sorted { $0.choice.line < $1.choice.line }.map { choice, kind in
            let member = "\(SettingName.keys.rawValue).\(choice.command.rawValue)"
            return SettingsProblem(.file(path: path, line: choice.line, member: member), kind)
        }
    }

    /// The command's keys, the one that is shown first.
    func keys(of command: ConsoleCommand) -> [Key] { chosen[command].map { [$0] } ?? command.standardKeys }

    /// The key of a command that is shown.
    public func title(of command: ConsoleCommand) -> String {
        keys(of: command).first.map { wording.title(of: $0) } ?? ""
    }

    /// How many commands have another key than the standard one.
    var changed: Int { ConsoleCommand.allCases.count { isChanged($0) } }

    /// True where the person chose another than the standard one.
    func isChanged(_ command: ConsoleCommand) -> Bool {
        chosen[command].map { [$0] != command.standardKeys } ?? false
    }

    /// Why the command can't have the key; nil where it can.
    func problem(giving key: Key, to command: ConsoleCommand) -> SettingsProblem.Kind? {
        if Key(named: key.title) != key, !key.isNeeded(in: command.places) { return .unreadableKey(key.title) }
        if let kind = Self.problem(of: key, for: command) { return kind }
        return holder(of: key, besides: command).map { .takenKey(key.title, by: $0) }
    }

    /// Why the command can't have its standard keys back.
    func problem(givingBackTo command: ConsoleCommand) -> SettingsProblem.Kind? {
        command.standardKeys.lazy.compactMap { problem(giving: $0, to: command) }.first
    }

    private static func problem(of key: Key, for command: ConsoleCommand) -> SettingsProblem.Kind? {
        if command.standardKeys.contains(key) { return nil }
        if key.isNeeded(in: command.places) { return .neededKey(key.title) }
        return key.text != nil && command.places.contains(.inputs) ? .typedKey(key.title) : nil
    }

    private func holder(of command: ConsoleCommand) -> ConsoleCommand? {
        keys(of: command).lazy.compactMap { holder(of: $0, besides: command) }.first
    }

    /// The other command that has the key somewhere where this one acts as well.
    private func holder(of key: Key, besides command: ConsoleCommand) -> ConsoleCommand? {
        ConsoleCommand.allCases.first {
            $0 != command && !$0.places.isDisjoint(with: command.places) && keys(of: $0).contains(key)
        }
    }
}

extension Key {
    /// True for a key without which one can't move, choose or get away there.
    fileprivate func isNeeded(in places: ConsoleCommand.Places) -> Bool {
        switch code {
        case .function, .insert: return false
        case .character("c") where modifiers == .control: return true
        case .character(let letter) where modifiers == .control:
            // Lists turn by these.
            return places.contains(.lists) && "nbfdu".contains(letter)
        case .character(let letter): return modifiers.isEmpty && (letter.isNumber || " jkgGhl".contains(letter))
        default: return true
        }
    }
}

extension ConsoleCommand {
    /// Where a command acts. Two may share a key only where they never meet.
    struct Places: OptionSet {
        let rawValue: UInt8
        /// Where letters are keys.
        static let lists = Places(rawValue: 1)
        /// Where one types, and in the forms around it.
        static let inputs = Places(rawValue: 2)
    }

    var places: Places {
        switch self {
        case .palette, .help, .suspend, .mark, .markAll: [.lists, .inputs]
        case .review, .favourite, .editor, .removeField, .newPaymentID, .saveUntried: .inputs
        default: .lists
        }
    }

    /// The keys where nobody chose another. A choice stands in the place of all of them.
    var standardKeys: [Key] {
        switch self {
        case .palette: [.ctrl("p"), .char(":")]
        case .help: [.function(1), .char("?")]
        case .settings: [.char(",")]
        case .switchProfile: [.char("P")]
        case .quit: [.char("q")]
        case .suspend: [.ctrl("z")]
        case .new: [.char("n")]
        case .clone: [.char("c")]
        case .replace: [.char("X")]
        case .refresh: [.char("r")]
        case .follow: [.char("R")]
        case .pay: [.char("p")]
        case .copy: [.char("y")]
        case .settle: [.char("u")]
        case .sendAgain: [.char("S")]
        case .closeUnknown: [.char("x")]
        case .note: [.char("N")]
        case .partner: [.char("L")]
        case .nextInvoice: [.char("]")]
        case .previousInvoice: [.char("[")]
        case .adopt: [.char("a")]
        case .browser: [.char("b")]
        case .qrCode: [.char("v")]
        case .search: [.char("/")]
        case .filters: [.char("f")]
        case .columns: [.char("o")]
        case .mark: [.space]
        case .markStretch: [.char("V")]
        case .markAll: [.ctrl("a")]
        case .drafts: [.char("d")]
        case .export: [.char("e")]
        case .statistics: [.char("s")]
        case .reconcile: [.char("m")]
        case .test: [.char("t")]
        case .batch: [.char("B")]
        case .sums: [.char("+"), .char("=")]
        case .explain: [.char("w")]
        case .delete: [.char("D")]
        case .bringBack: [.char("U")]
        case .review: [.function(2), .ctrl("s")]
        case .favourite: [.ctrl("f")]
        case .editor: [.ctrl("o")]
        case .removeField: [.ctrl("x")]
        case .newPaymentID: [.ctrl("r")]
        case .addProfile: [.char("A")]
        case .editProfile: [.char("E")]
        case .defaultProfile: [.char("*")]
        case .saveUntried: [.function(4)]
        }
    }
}
