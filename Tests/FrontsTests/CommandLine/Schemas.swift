import FoundationEssentials
import JSON

/// The schemas of `.github/schemas`, and as much of JSON Schema (2020-12) as they use.
///
/// Stricter than a schema is for others, who must bear a later version's members: one that no schema tells of is a mistake here.
enum Schemas {
    struct Mistake: Error, CustomStringConvertible {
        let description: String
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".github/schemas")

    /// The files that describe an output.
    static func names() throws -> Set<String> {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        return Set(files.filter { $0.hasSuffix(".json") && $0 != "common.json" })
    }

    /// Compares a JSON text with the schema of that file.
    static func check(_ text: String, against file: String) throws {
        var checker = Checker(file: file)
        do {
            try checker.check(JSONValue(parsing: Array(text.utf8)), try load(file), file, at: "$")
        } catch let problem as JSONProblem {
            throw Mistake(description: "\(file): no JSON: \(problem): \(text.prefix(200))")
        }
        if !checker.problems.isEmpty {
            throw Mistake(description: "\(file): \(checker.problems.joined(separator: "; ")) in \(text.prefix(600))")
        }
    }

    fileprivate static func load(_ file: String) throws -> JSONValue {
        try JSONValue(parsing: Array(Data(contentsOf: folder.appending(path: file))))
    }
}

private struct Checker {
    let file: String
    var problems: [String] = []

    /// What a schema says of an object's members.
    private struct Known {
        var names: Set<String> = []
        var isOpen = false

        mutating func add(_ other: Known) {
            names.formUnion(other.names)
            isOpen = isOpen || other.isOpen
        }
    }

    mutating func check(_ value: JSONValue, _ schema: JSONValue, _ file: String, at path: String) throws {
        let known = try evaluate(value, schema, file, at: path)
        guard case .object(let members) = value, !known.isOpen else { return }
        for member in members where !known.names.contains(member.name) {
            problems.append("\(path).\(member.name) is in no schema")
        }
        if Set(members.map(\.name)).count != members.count { problems.append("\(path) has a member twice") }
    }

    private mutating func evaluate(
        _ value: JSONValue, _ schema: JSONValue, _ file: String, at path: String
    ) throws -> Known {
        var known = Known()
        guard case .object(let rules) = schema else { return known }
        // A schema that asks for nothing takes everything.
        if rules.isEmpty { known.isOpen = true }
        for rule in rules {
            switch rule.name {
            case "$ref":
                let parts = (rule.value.string ?? "").split(separator: "#", omittingEmptySubsequences: false)
                let name = parts[0].isEmpty ? file : String(parts[0])
                var target = try Schemas.load(name)
                for step in (parts.count > 1 ? parts[1] : "").split(separator: "/") {
                    guard let next = target[String(step)] else {
                        throw Schemas.Mistake(description: "\(file) refers to \(rule.value)")
                    }
                    target = next
                }
                known.add(try evaluate(value, target, name, at: path))
            case "allOf":
                for part in rule.value.array ?? [] { known.add(try evaluate(value, part, file, at: path)) }
            case "anyOf":
                known.add(try any(of: rule.value.array ?? [], value, file, at: path))
            case "type":
                let types = rule.value.strings ?? [rule.value.string ?? ""]
                if !types.contains(where: { Self.isOf($0, value) }) { problems.append("\(path) is no \(types)") }
            case "enum":
                if rule.value.array?.contains(value) != true { problems.append("\(path) is \(value)") }
            case "const":
                if rule.value != value { problems.append("\(path) isn't \(rule.value)") }
            case "pattern":
                let pattern = try Regex(rule.value.string ?? "")
                if value.string?.contains(pattern) != true { problems.append("\(path) doesn't fit: \(value)") }
            case "required":
                guard case .object(let members) = value else { continue }
                // A null is there.
                for name in rule.value.strings ?? [] where !members.contains(where: { $0.name == name }) {
                    problems.append("\(path) lacks \(name)")
                }
            case "properties":
                guard case .object(let properties) = rule.value, case .object(let members) = value else { continue }
                for property in properties {
                    known.names.insert(property.name)
                    for member in members where member.name == property.name {
                        try check(member.value, property.value, file, at: "\(path).\(member.name)")
                    }
                }
            case "additionalProperties":
                known.isOpen = true
                guard case .object(let members) = value, case .object = rule.value else { continue }
                for member in members where schema["properties"]?[member.name] == nil {
                    try check(member.value, rule.value, file, at: "\(path).\(member.name)")
                }
            case "items":
                for (index, item) in (value.array ?? []).enumerated() {
                    try check(item, rule.value, file, at: "\(path)[\(index)]")
                }
            case "$schema", "$defs", "title", "description": break
            default: throw Schemas.Mistake(description: "\(file): \(rule.name) isn't understood here")
            }
        }
        return known
    }

    /// The first of the choices that fits, or the first one's mistakes.
    private mutating func any(
        of choices: [JSONValue], _ value: JSONValue, _ file: String, at path: String
    ) throws -> Known {
        var first: Checker?
        for choice in choices {
            var tried = self
            tried.problems = []
            let known = try tried.evaluate(value, choice, file, at: path)
            if tried.problems.isEmpty { return known }
            first = first ?? tried
        }
        problems += first?.problems ?? []
        return Known(names: [], isOpen: true)
    }

    private static func isOf(_ type: String, _ value: JSONValue) -> Bool {
        switch (type, value) {
        case ("string", .string), ("boolean", .bool), ("array", .array), ("object", .object), ("null", .null): true
        case ("integer", .number(let digits)): Int(digits) != nil
        default: false
        }
    }
}
