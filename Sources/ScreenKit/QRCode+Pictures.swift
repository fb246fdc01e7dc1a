extension QRCode {
    /// Whole pixels a module, so that the side has at least 512 of them, with the standard's quiet zone.
    private var pixels: Int { (511 + columns()) / columns() }

    /// The code as a PNG picture, black on white.
    ///
    /// One bit a pixel, in blocks that aren't compressed, by the PNG specification (ISO/IEC 15948), RFC 1950 and RFC 1951: at
    /// most 65 kB.
    public var png: [UInt8] {
        let side = columns() * pixels
        var rows: [UInt8] = []
        for y in 0..<columns() {
            // A filter of 0 means none; a bit is 1 where the pixel is white, and beyond the side, too.
            var row = [0] + [UInt8](repeating: 0xFF, count: (side + 7) / 8)
            for x in 0..<side where self[x / pixels - Self.standardQuietZone, y - Self.standardQuietZone] {
                row[1 + x / 8] &= ~(0x80 >> UInt8(x % 8))
            }
            for _ in 0..<pixels { rows += row }
        }
        // Width, height, a bit a pixel, shades of grey, and the only methods that there are.
        let head = Self.bytes(UInt32(side)) + Self.bytes(UInt32(side)) + [1, 0, 0, 0, 0]
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + Self.chunk("IHDR", head)
            + Self.chunk("IDAT", Self.zlibStream(of: rows)) + Self.chunk("IEND", [])
    }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }

    private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
        let content = Array(type.utf8) + data
        return bytes(UInt32(data.count)) + content + bytes(crc32(of: content))
    }

    /// By the polynomial of ISO 3309, its lowest bit first.
    private static func crc32(of bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    /// RFC 1950 around stored blocks of RFC 1951, and Adler-32 of it all.
    private static func zlibStream(of data: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var rest = data[...]
        repeat {
            let block = rest.prefix(0xFFFF)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            stream.append(rest.isEmpty ? 1 : 0)
            for number in [length, ~length] {
                stream += [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
            }
            stream += block
        } while !rest.isEmpty
        var (one, other): (UInt32, UInt32) = (1, 0)
        for byte in data {
            one = (one + UInt32(byte)) % 65_521
            other = (other + one) % 65_521
        }
        return stream + bytes(other << 16 | one)
    }

    /// The code as an SVG picture, black on white, one unit a module.
    public var svg: String {
        let (side, zone) = (columns(), Self.standardQuietZone)
        var path = ""
        for y in 0..<size {
            var x = 0
            while x < size {
                let run = (x..<size).prefix { self[$0, y] }.count
                if run > 0 { path += "M\(x + zone) \(y + zone)h\(run)v1h-\(run)z" }
                x += max(1, run)
            }
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(side) \(side)" width="\(side * pixels)" \
            height="\(side * pixels)" shape-rendering="crispEdges">
            <path fill="#fff" d="M0 0h\(side)v\(side)h-\(side)z"/>
            <path d="\(path)"/>
            </svg>

            """
    }
}
