/// Tells lines and columns of a text's bytes.
public struct JSONPlaces: Sendable {
    private let bytes: [UInt8]
    /// Offsets at which lines begin.
    private let starts: [Int]

    /// Looks for the lines of `bytes`, which end with a newline.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        starts = [0] + bytes.indices.filter { bytes[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
    }

    /// The line in which a byte stands, counted from 1.
    public func line(at offset: Int) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The place in its line, in characters (Unicode scalars), counted from 1.
    public func column(at offset: Int) -> Int {
        bytes[starts[line(at: offset) - 1]..<offset].count { $0 & 0xc0 != 0x80 } + 1
    }
}
