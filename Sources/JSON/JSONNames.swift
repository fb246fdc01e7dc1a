/// Names of an object's members, by their numbers. A reader finds them by their bytes and makes no text of them.
public struct JSONNames: Sendable {
    private struct Entry: Sendable {
        /// Where the name's bytes stand in ``bytes``.
        let range: Range<Int>
        let number: Int
    }

    /// How many names there are, those that stand twice counted twice.
    public let count: Int
    private var bytes: [UInt8] = []
    /// Open addressing: an entry stands in the first free place from the one that its bytes tell.
    private var entries: [Entry?]

    /// Numbers the names from 0 on; of one that stands twice the first number counts.
    public init(_ names: [String]) {
        count = names.count
        var size = 16
        while size < names.count * 4 { size *= 2 }
        entries = Array(repeating: nil, count: size)
        for (number, name) in names.enumerated() {
            let place = Array(name.utf8).withUnsafeBufferPointer { self.place(of: $0) }
            if entries[place] != nil { continue }
            entries[place] = Entry(range: bytes.count..<(bytes.count + name.utf8.count), number: number)
            bytes += name.utf8
        }
    }

    /// The number of a name; nil for any other.
    public subscript(name: String) -> Int? {
        var name = name
        return name.withUTF8 { self[$0] }
    }

    subscript(name: UnsafeBufferPointer<UInt8>) -> Int? { entries[place(of: name)]?.number }

    /// Where the name's entry stands, or would.
    private func place(of name: UnsafeBufferPointer<UInt8>) -> Int {
        // These tell the members of one object apart.
        var key = UInt(name.count)
        if let first = name.first, let last = name.last {
            key = ((key &* 31 &+ UInt(first)) &* 31 &+ UInt(name[name.count / 2])) &* 31 &+ UInt(last)
        }
        let mask = entries.count - 1
        var place = Int(key & UInt(mask))
        while let entry = entries[place], !isName(entry.range, name) { place = (place + 1) & mask }
        return place
    }

    private func isName(_ range: Range<Int>, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard range.count == name.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            for index in name.indices where bytes[range.lowerBound + index] != name[index] { return false }
            return true
        }
    }
}
