import JSON

/// Changes members in the text of a config file, and leaves every other byte as it was: comments, blanks, line ends and the
/// order of what stands there.
struct ConfigEditor {
    private(set) var bytes: [UInt8]
    /// The file's own, or a line feed.
    private let lineEnd: [UInt8]
    /// One level of indentation.
    private let unit: [UInt8]

    /// Why a text isn't changed.
    enum Failure: Error, Equatable {
        /// It can't be read.
        case syntax(ConfigSyntaxProblem)
        /// The value at this path is no object, so that nothing can be put into it; the empty path is the whole text.
        case noObject([String])
    }

    /// Takes the text as it was read; an empty one becomes an empty object.
    init(_ text: String) throws(Failure) {
        var bytes = Array(text.utf8)
        if !bytes.contains(where: { !$0.isBlank }) { bytes = Array("{\n}\n".utf8) }
        let first = bytes.firstIndex(of: .lineFeed) ?? 0
        lineEnd = first > 0 && bytes[first - 1] == .carriageReturn ? [.carriageReturn, .lineFeed] : [.lineFeed]
        let value: JSONValue
        do throws(ConfigSyntaxProblem) {
            value = try ConfigText(String(decoding: bytes, as: UTF8.self)).value
        } catch {
            throw .syntax(error)
        }
        guard case .object = value else { throw .noObject([]) }
        unit = Self.unit(of: bytes)
        self.bytes = bytes
    }

    /// Puts a value in the place of the member's, or adds the member, and objects on the way to it, behind the others.
    mutating func set(_ path: [String], to value: JSONValue) throws(Failure) {
        var object = try object(at: [])
        var walked: [String] = []
        var rest = path[...]
        while let name = rest.popFirst() {
            guard let member = object.members.first(where: { $0.name == name }) else {
                insert(name, rest.reversed().reduce(value) { .object([JSONValue.Member($1, $0)]) }, into: object)
                return
            }
            walked.append(name)
            if rest.isEmpty || member.isNull {
                let whole = rest.reversed().reduce(value) { .object([JSONValue.Member($1, $0)]) }
                let indent = self.indent(ofLineAt: member.start)
                bytes.replaceSubrange(member.value, with: text(of: whole, indent: indent, isSpread: true))
                return
            }
            object = try self.object(at: walked)
        }
    }

    /// Removes a member; false where there is none.
    @discardableResult
    mutating func remove(_ path: [String]) throws(Failure) -> Bool {
        guard let name = path.last, let object = try? object(at: Array(path.dropLast())),
            let index = object.members.firstIndex(where: { $0.name == name })
        else { return false }
        let member = object.members[index]
        var cuts: [Range<Int>] = []
        if let comma = member.comma {
            // Between value and comma stands a blank, or a comment that stays.
            let isBlank = bytes[member.value.upperBound..<comma].allSatisfy(\.isBlank)
            cuts =
                isBlank ? [member.start..<(comma + 1)] : [member.start..<member.value.upperBound, comma..<(comma + 1)]
        } else {
            cuts = [member.start..<member.value.upperBound]
            // The one before it is the last now.
            if index > 0, let comma = object.members[index - 1].comma { cuts.insert(comma..<(comma + 1), at: 0) }
        }
        let isLast = index == object.members.count - 1
        for cut in cuts.reversed() { bytes.removeSubrange(widened(cut, eatsBlanksBefore: isLast)) }
        return true
    }

    /// The text of the member's value; nil where there is none.
    func value(at path: [String]) -> String? {
        guard let name = path.last, let object = try? object(at: Array(path.dropLast())),
            let member = object.members.first(where: { $0.name == name }), !member.isNull
        else { return nil }
        return String(decoding: bytes[member.value], as: UTF8.self)
    }

    /// The names of an object's members; none where there is no such object.
    func names(at path: [String]) -> [String] { ((try? object(at: path))?.members ?? []).map(\.name) }
}

// MARK: Places

extension ConfigEditor {
    /// An object of the text, by offsets.
    private struct Place {
        /// Of its brackets.
        var open: Int
        var close: Int
        var members: [Member] = []
    }

    private struct Member {
        var name: String
        /// Where the name begins.
        var start: Int
        var value: Range<Int>
        var isNull: Bool
        /// The comma behind it.
        var comma: Int?
    }

    private static let options = JSONOptions {
        $0.allowsComments = true
        $0.allowsByteOrderMark = true
    }

    private func object(at path: [String]) throws(Failure) -> Place {
        do throws(JSONProblem) {
            let found = try bytes.withUnsafeBufferPointer { bytes throws(JSONProblem) -> Place? in
                var reader = try JSONReader(bytes, Self.options)
                for name in path {
                    guard try Self.enter(name, &reader) else { return nil }
                }
                return try reader.kind() == .object ? Self.place(&reader, bytes) : nil
            }
            if let found { return found }
        } catch {
            // It was read before, and every change keeps it readable.
        }
        throw .noObject(path)
    }

    /// Steps to the value of an object's member of that name.
    private static func enter(_ name: String, _ reader: inout JSONReader) throws(JSONProblem) -> Bool {
        guard try reader.kind() == .object else { return false }
        try reader.beginObject()
        while let next = try reader.nextName() {
            if next == name { return true }
            try reader.skip()
        }
        return false
    }

    private static func place(
        _ reader: inout JSONReader, _ bytes: UnsafeBufferPointer<UInt8>
    ) throws(JSONProblem) -> Place {
        var place = Place(open: reader.position, close: 0)
        try reader.beginObject()
        while let name = try reader.nextName() {
            let nameOffset = reader.nameOffset
            let isNull = try reader.kind() == .null
            let start = reader.position
            try reader.skip()
            let end = reader.position
            var ahead = reader
            let next = try ahead.token(from: end)
            let comma = next < bytes.count && bytes[next] == UInt8(ascii: ",") ? next : nil
            place.members.append(
                Member(name: name, start: nameOffset, value: start..<end, isNull: isNull, comma: comma))
        }
        place.close = reader.position - 1
        return place
    }
}

// MARK: Text

extension ConfigEditor {
    /// The indentation of the first member of the whole, or two blanks.
    private static func unit(of bytes: [UInt8]) -> [UInt8] {
        guard let name = bytes.firstIndex(of: UInt8(ascii: "\"")) else { return [.blank, .blank] }
        let line = bytes[..<name].reversed().prefix { $0 == .blank || $0 == .tab }
        let isOwnLine = line.count < name && bytes[name - line.count - 1] == .lineFeed
        return isOwnLine && !line.isEmpty ? Array(line.reversed()) : [.blank, .blank]
    }

    /// The blanks with which the line of a place begins.
    private func indent(ofLineAt offset: Int) -> [UInt8] {
        let start = bytes[..<offset].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
        return Array(bytes[start..<offset].prefix { $0 == .blank || $0 == .tab })
    }

    private mutating func insert(_ name: String, _ value: JSONValue, into object: Place) {
        // Behind whatever stands there, comments too.
        var end = object.close
        while end > object.open + 1, bytes[end - 1].isBlank { end -= 1 }
        let outer = indent(ofLineAt: object.open)
        let tail = object.members.last.map { $0.value.upperBound } ?? object.open + 1
        let head = object.members.first.map { $0.start } ?? object.close
        // A comment may go to the end of its line.
        let isSpread =
            object.members.isEmpty || bytes[object.open..<head].contains(.lineFeed)
            || bytes[tail..<object.close].contains(.lineFeed)
        let isOwnLine = object.members.last.map { isAlone(before: $0.start) } ?? false
        let indent = isOwnLine ? object.members.last.map { self.indent(ofLineAt: $0.start) } ?? [] : outer + unit
        var text = isSpread ? lineEnd + indent : [.blank]
        text += self.text(of: .string(name)) + Array(": ".utf8)
        text += self.text(of: value, indent: indent, isSpread: isSpread)
        if object.members.last?.comma != nil { text.append(.comma) }
        if isSpread, !bytes[end..<object.close].contains(.lineFeed) {
            bytes.replaceSubrange(end..<object.close, with: text + lineEnd + outer)
        } else {
            bytes.insert(contentsOf: text, at: end)
        }
        if let last = object.members.last, last.comma == nil { bytes.insert(.comma, at: last.value.upperBound) }
    }

    /// True where nothing but blanks stands before it on its line.
    private func isAlone(before offset: Int) -> Bool {
        let before = bytes[..<offset].reversed().first { $0 != .blank && $0 != .tab }
        return before == nil || before == .lineFeed
    }

    /// A value as it is written: objects with a line for each member where there is room.
    private func text(of value: JSONValue, indent: [UInt8] = [], isSpread: Bool = false) -> [UInt8] {
        guard case .object(let members) = value, !members.isEmpty else { return Array(value.encoded().utf8) }
        let inner = indent + unit
        var text: [UInt8] = [.opening]
        for (index, member) in members.enumerated() {
            if index > 0 { text.append(.comma) }
            text += isSpread ? lineEnd + inner : [.blank]
            text += self.text(of: .string(member.name)) + Array(": ".utf8)
            text += self.text(of: member.value, indent: inner, isSpread: isSpread)
        }
        return text + (isSpread ? lineEnd + indent : [.blank]) + [.closing]
    }

    /// What is cut with a member: its whole line where nothing else is on it, else the blanks on one side.
    private func widened(_ cut: Range<Int>, eatsBlanksBefore: Bool) -> Range<Int> {
        var start = cut.lowerBound
        while start > 0, bytes[start - 1] == .blank || bytes[start - 1] == .tab { start -= 1 }
        var end = cut.upperBound
        while end < bytes.count, bytes[end] == .blank || bytes[end] == .tab { end += 1 }
        let beginsLine = start > 0 && bytes[start - 1] == .lineFeed
        var lineEnd = end
        if lineEnd < bytes.count, bytes[lineEnd] == .carriageReturn { lineEnd += 1 }
        if beginsLine, lineEnd < bytes.count, bytes[lineEnd] == .lineFeed { return start..<(lineEnd + 1) }
        // A comma alone takes no blanks with it.
        if cut.count == 1 { return cut }
        return eatsBlanksBefore ? (beginsLine ? cut : start..<cut.upperBound) : cut.lowerBound..<end
    }
}

extension UInt8 {
    fileprivate static let blank = UInt8(ascii: " ")
    fileprivate static let tab = UInt8(ascii: "\t")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let opening = UInt8(ascii: "{")
    fileprivate static let closing = UInt8(ascii: "}")

    fileprivate var isBlank: Bool { self == .blank || self == .tab || self == .lineFeed || self == .carriageReturn }
}
