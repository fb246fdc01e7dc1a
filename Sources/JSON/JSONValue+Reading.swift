extension JSONValue {
    /// Reads a whole text.
    ///
    /// - Throws: ``JSONProblem``, which says where and why the text is none.
    public init(parsing bytes: [UInt8], _ options: JSONOptions = JSONOptions()) throws(JSONProblem) {
        self = try bytes.withUnsafeBufferPointer { bytes throws(JSONProblem) in
            var reader = try JSONReader(bytes, options)
            let value = try reader.value()
            try reader.end()
            return value
        }
    }
}

extension JSONReader {
    /// The next value with all that is in it.
    public mutating func value() throws(JSONProblem) -> JSONValue {
        switch try kind() {
        case .null:
            try skip()
            return .null
        case .bool: return .bool(try flag() ?? false)
        case .number: return .number(try number())
        case .string: return .string(try string())
        case .array:
            var elements: [JSONValue] = []
            try beginArray()
            while try nextElement() { elements.append(try value()) }
            return .array(elements)
        case .object: return .object(try members())
        }
    }

    private mutating func members() throws(JSONProblem) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var names: Set<[UInt8]> = []
        try beginObject()
        while let name = try nextName() {
            let nameOffset = nameOffset
            if options.refusesRepeatedNames, !names.insert(Array(name.utf8)).inserted {
                throw JSONProblem(.repeatedName(name), at: nameOffset)
            }
            _ = try kind()
            let valueOffset = position
            var member = JSONValue.Member(name, try value())
            member.nameOffset = nameOffset
            member.valueOffset = valueOffset
            members.append(member)
        }
        return members
    }
}
