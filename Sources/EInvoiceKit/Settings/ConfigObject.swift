import InvoiceCore
import JSON

/// The members of one object of the config file, asked for by name; what nobody asked for is unknown.
struct ConfigObject {
    /// The config file.
    let path: String
    /// Names from the top to here, e.g. `profiles.shop`; empty at the top.
    let prefix: String
    let line: Int
    private(set) var problems: [SettingsProblem] = []
    private var oddPaths: [SettingsProblem] = []
    private let places: JSONPlaces
    private var members: [JSONValue.Member]
    private var known: [String] = []

    /// The object's members; a repeated one is a problem, and its first writing counts.
    init(_ members: [JSONValue.Member], in places: JSONPlaces, path: String, prefix: String, line: Int) {
        self.places = places
        self.path = path
        self.prefix = prefix
        self.line = line
        self.members = []
        var seen: Set<String> = []
        for member in members {
            if seen.insert(member.name).inserted {
                self.members.append(member)
            } else {
                report(.repeatedMember, member.name, line: places.line(at: member.nameOffset))
            }
        }
    }

    /// A place in the file, for a problem or a source.
    func place(_ name: String?, line: Int?) -> SettingsProblem.Place {
        let member = [prefix, name ?? ""].filter { !$0.isEmpty }.joined(separator: ".")
        return .file(path: path, line: line, member: member.isEmpty ? nil : member)
    }

    /// Notes a mistake at a member.
    mutating func report(_ kind: SettingsProblem.Kind, _ name: String?, line: Int?) {
        problems.append(SettingsProblem(place(name, line: line), kind))
    }

    /// All names, in the file's order.
    var names: [String] { members.map(\.name) }

    /// A member's value, with the line on which it begins: a mistake is shown where it is.
    typealias Found = (content: JSONValue, line: Int)

    /// The member's value; null counts as missing.
    mutating func value(_ name: String) -> Found? {
        known.append(name)
        guard let member = members.first(where: { $0.name == name }), member.value != .null else { return nil }
        return (member.value, places.line(at: member.valueOffset))
    }

    /// A text that isn't empty, without a line's end.
    mutating func text(_ name: String) -> Sourced<String>? {
        guard let found = exactText(name) else { return nil }
        return seen(found, name, \.firstControl)
    }

    /// A path; what nobody sees in it is noted.
    mutating func path(_ name: String) -> Sourced<String>? {
        guard let found = text(name) else { return nil }
        if let problem = SettingsProblem(oddIn: found.value, at: place(name, line: found.source.line)) {
            oddPaths.append(problem)
        }
        return found
    }

    /// A text that isn't empty, to the letter.
    mutating func exactText(_ name: String) -> Sourced<String>? {
        guard let value = value(name) else { return nil }
        guard case .string(let text) = value.content else {
            report(.wrongType(expected: "text in double quotes"), name, line: value.line)
            return nil
        }
        return nonEmpty(text, name, value)
    }

    /// A text, or a whole number taken as text: ids are often written bare. Without a line's end, and without any blank.
    mutating func identifier(_ name: String) -> Sourced<String>? {
        guard let value = value(name) else { return nil }
        switch value.content {
        case .string(let text): return nonEmpty(text, name, value).flatMap { seen($0, name, \.firstUnseen) }
        case .number(let text) where text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }:
            return Sourced(text, from: .file(path: path, line: value.line))
        default:
            report(.wrongType(expected: "text or a whole number"), name, line: value.line)
            return nil
        }
    }

    private mutating func seen(
        _ found: Sourced<String>, _ name: String, _ bad: KeyPath<String, Unicode.Scalar?>
    ) -> Sourced<String>? {
        let text = found.value.withoutLineEnd
        if let scalar = text[keyPath: bad] {
            report(.unseen(scalar), name, line: found.source.line)
            return nil
        }
        if text.isEmpty {
            report(.emptyText, name, line: found.source.line)
            return nil
        }
        return Sourced(text, from: found.source)
    }

    private mutating func nonEmpty(_ text: String, _ name: String, _ value: Found) -> Sourced<String>? {
        if text.isEmpty {
            report(.emptyText, name, line: value.line)
            return nil
        }
        return Sourced(text, from: .file(path: path, line: value.line))
    }

    /// True or false.
    mutating func flag(_ name: String) -> Sourced<Bool>? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value.content else {
            report(.wrongType(expected: "true or false"), name, line: value.line)
            return nil
        }
        return Sourced(flag, from: .file(path: path, line: value.line))
    }

    /// A whole number in this range.
    mutating func number(_ name: String, in range: ClosedRange<Int>) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .number(let text) = value.content, let number = Int(text), range.contains(number)
        else {
            report(.outOfRange(minimum: range.lowerBound, maximum: range.upperBound), name, line: value.line)
            return nil
        }
        return number
    }

    /// An object; missing ones are nil.
    mutating func object(_ name: String) -> ConfigObject? {
        guard let value = value(name) else { return nil }
        guard case .object(let members) = value.content else {
            report(.wrongType(expected: "an object in { }"), name, line: value.line)
            return nil
        }
        let inner = [prefix, name].filter { !$0.isEmpty }.joined(separator: ".")
        return ConfigObject(members, in: places, path: path, prefix: inner, line: value.line)
    }

    /// Odd paths, and members that were never asked for.
    var warnings: [SettingsProblem] {
        let unknown = members.filter { !known.contains($0.name) }.map { member in
            SettingsProblem(
                place(member.name, line: places.line(at: member.nameOffset)),
                .unknownMember(suggestion: nearest(to: member.name, among: known)))
        }
        return oddPaths + unknown
    }
}
