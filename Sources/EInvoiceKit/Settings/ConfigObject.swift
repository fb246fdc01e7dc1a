import InvoiceCore
import JSON

/// One object of the config file, and where it stands.
struct ConfigObject {
    let path: String
    /// Names from the top to here, e.g. `profiles.shop`; empty at the top.
    let prefix: String
    let line: Int
    /// In the file's order; of those with one name the first.
    private(set) var members: [JSONValue.Member] = []
    /// The others of one name.
    private(set) var repeated: [JSONValue.Member] = []
    let places: JSONPlaces

    init(_ members: [JSONValue.Member], in places: JSONPlaces, path: String, prefix: String = "", line: Int) {
        self.places = places
        self.path = path
        self.prefix = prefix
        self.line = line
        var seen: Set<String> = []
        for member in members {
            if seen.insert(member.name).inserted { self.members.append(member) } else { repeated.append(member) }
        }
    }

    /// The member of that name; null counts as missing.
    subscript(name: String) -> JSONValue.Member? { members.first { $0.name == name && $0.value != .null } }

    /// The member's object; nil for another value.
    func object(in member: JSONValue.Member) -> ConfigObject? {
        guard case .object(let inner) = member.value else { return nil }
        return ConfigObject(
            inner, in: places, path: path, prefix: fullName(member.name), line: places.line(at: member.valueOffset))
    }

    /// An object in a list that is a member; `line` where it has no member that tells its own.
    func element(_ inner: [JSONValue.Member], named name: String, line: Int) -> ConfigObject {
        ConfigObject(
            inner, in: places, path: path, prefix: fullName(name),
            line: inner.first.map { places.line(at: $0.nameOffset) } ?? line)
    }

    /// The place of a member, or of the object itself.
    func place(_ name: String? = nil, line: Int? = nil) -> SettingsProblem.Place {
        let member = name.map(fullName) ?? prefix
        return .file(path: path, line: line ?? self.line, member: member.isEmpty ? nil : member)
    }

    private func fullName(_ name: String) -> String { prefix.isEmpty ? name : "\(prefix).\(name)" }
}
