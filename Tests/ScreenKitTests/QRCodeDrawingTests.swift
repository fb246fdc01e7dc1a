import Testing

@testable import ScreenKit

@Suite struct QRCodeDrawingTests {
    private let text = "https://pay.example/1"

    @Test func `two modules stand in one row`() throws {
        let code = try #require(QRCode(text))
        let lines = code.lines(quietZone: 0)
        #expect(lines.prefix(4).map { $0.prefix(8) } == ["█▀▀▀▀▀█ ", "█ ███ █ ", "█ ▀▀▀ █ ", "▀▀▀▀▀▀▀ "])
        // An odd zone moves the modules by half a row.
        #expect(
            code.lines(quietZone: 1).prefix(4).map { $0.prefix(9) }
                == [" ▄▄▄▄▄▄▄ ", " █ ▄▄▄ █ ", " █ ███ █ ", " █▄▄▄▄▄█ "])
        #expect(code.lines(quietZone: 2)[0] == String(repeating: " ", count: code.size + 4))
    }

    @Test(arguments: [0, 1, 2, 3, 4]) func `the measures are those of the lines`(zone: Int) throws {
        let code = try #require(QRCode(text))
        #expect(code.size == 25)
        #expect(code.columns(quietZone: zone) == 25 + 2 * zone)
        #expect(code.rows(quietZone: zone) == 13 + zone)
        let lines = code.lines(quietZone: zone)
        #expect(lines.count == code.rows(quietZone: zone))
        #expect(Set(lines.map(\.count)) == [code.columns(quietZone: zone)])
    }

    @Test func `the standard's zone is four modules`() throws {
        let code = try #require(QRCode(text))
        #expect(code.columns() == 33)
        #expect(code.rows() == 17)
        #expect(code.lines() == code.lines(quietZone: 4))
        #expect(code.columns(quietZone: -3) == 25)
    }

    @Test(arguments: [2, 3, 4]) func `a drawn code is read back`(zone: Int) throws {
        let code = try #require(QRCode(text))
        var frame = Frame(size: Size(width: 60, height: 30))
        frame.put(String(repeating: "x", count: 60), x: 0, y: 5)
        let isDrawn = frame.draw(code, x: 7, y: 3, quietZone: zone)
        #expect(isDrawn)
        let place = Rect(x: 7, y: 3, width: code.columns(quietZone: zone), height: code.rows(quietZone: zone))
        for y in 0..<30 {
            for x in 0..<60 { #expect(frame[x, y].role.isFixed == place.contains(Position(x: x, y: y))) }
        }
        let rows = place.rows.map { y in String(place.columns.map { frame[$0, y].grapheme }) }
        #expect(try QRCodeReader(square(of: rows, zone: zone, ink: true)).text == text)
        // What is dark as a whole, and only that, has a dark ground.
        for y in place.rows {
            for x in place.columns { #expect((frame[x, y].role == .qrDark) == (frame[x, y].grapheme == "█")) }
        }
    }

    @Test func `light ink is the other way round`() throws {
        let code = try #require(QRCode(text))
        let lines = code.lines(quietZone: 2, lightInk: true)
        #expect(lines[0] == String(repeating: "█", count: code.columns(quietZone: 2)))
        #expect(try QRCodeReader(square(of: lines, zone: 2, ink: false)).text == text)
    }

    @Test func `a code that would be cut is not drawn`() throws {
        let code = try #require(QRCode(text))
        let blank = Frame(size: Size(width: 29, height: 15))
        for (x, y) in [(1, 0), (0, 1), (-1, 0), (0, -1)] {
            var frame = blank
            let isDrawn = frame.draw(code, x: x, y: y, quietZone: 2)
            #expect(!isDrawn)
            #expect(frame == blank)
        }
        var frame = blank
        let isDrawn = frame.draw(code, x: 0, y: 0, quietZone: 2)
        #expect(isDrawn)
        #expect(frame != blank)
    }

    /// The modules that half blocks show, without the zone; `ink` is what the blocks' colour stands for.
    private func square(of lines: [String], zone: Int, ink: Bool) -> [[Bool]] {
        let halves = lines.flatMap { line in
            [line.map { ($0 == "█" || $0 == "▀") == ink }, line.map { ($0 == "█" || $0 == "▄") == ink }]
        }
        let width = halves[0].count - 2 * zone
        return halves[zone..<zone + width].map { Array($0[zone..<zone + width]) }
    }
}
