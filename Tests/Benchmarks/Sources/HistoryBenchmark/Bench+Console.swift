import EInvoiceKit
import FoundationEssentials
import InvoiceCore

/// What a person at the console sees and waits for.
extension Bench {
    /// From starting the program to the first frame, and to the newest invoices on the screen.
    func opening() throws {
        // A draft that another part left is offered, and that is another first screen. There may be none.
        try? FileManager.default.removeItem(atPath: "\(long)/sandbox/drafts")
        var frame = Comparison("first frame, long history", peer: "empty history", wanted: 1.2)
        var rows = Comparison("first rows, long history", peer: "what an empty history shows", wanted: 1.2)
        var shortRows = Comparison("first rows, long history", peer: "a thousand invoices", wanted: 1.2)
        for _ in 0..<15 {
            let one = try paint(on: long, "Payment id")
            let none = try paint(on: empty, "No invoices yet")
            let thousand = try paint(on: short, "Payment id")
            frame.add(own: one.frame, peer: none.frame)
            rows.add(own: one.rows, peer: none.rows)
            shortRows.add(own: one.rows, peer: thousand.rows)
        }
        frame.report()
        rows.report()
        shortRows.report()
    }

    private func paint(on folder: String, _ rows: String) throws -> (frame: Double, rows: Double) {
        let console = try console(on: folder)
        // The rows stand in the first frame already where they were read in time.
        let times = try console.wait(forAll: ["All keys", rows])
        return (times[0] - console.start, times[1] - console.start)
    }

    /// Resident memory once everything was counted, and after the oldest and the newest invoice were on the screen.
    func memory() throws {
        let newest = try ends().newest
        var opened = Comparison("memory after opening", peer: "promise", unit: "kB", wanted: 1)
        var highest = Comparison("highest memory while opening", peer: "promise", unit: "kB", wanted: 1)
        var scrolled = Comparison("memory after End and Home", peer: "promise", unit: "kB", wanted: 1)
        var overEmpty = Comparison("memory after opening", peer: "empty history", unit: "kB")
        for _ in 0..<5 {
            let none = try console(on: empty)
            none.rest(milliseconds: 1000)
            let console = try console(on: long)
            try console.wait(for: newest)
            console.rest(milliseconds: 6000)
            let (now, most) = console.memory
            opened.add(own: now, peer: 64_000)
            highest.add(own: most, peer: 64_000)
            overEmpty.add(own: now, peer: none.memory.now)
            for key in [Keys.end, Keys.home] {
                console.type(key)
                console.rest(milliseconds: 1500)
            }
            scrolled.add(own: console.memory.now, peer: 128_000)
        }
        for comparison in [opened, highest, scrolled, overEmpty] { comparison.report() }
    }

    /// From `End` to the oldest invoice on the screen: at once after opening, and when everything was counted.
    func jumping() throws {
        let (newest, oldest) = try ends()
        var early = Comparison("End right after opening", peer: "promise", wanted: 1)
        var late = Comparison("End when all is counted", peer: "promise", wanted: 1)
        for _ in 0..<7 {
            let console = try console(on: long)
            try console.wait(for: newest)
            early.add(own: try console.type(Keys.end, until: oldest), peer: 500)
            console.rest(milliseconds: 6000)
            // Not awaited: an id that shares digits with the one that stood there before isn't written whole.
            console.type(Keys.home)
            console.rest(milliseconds: 1000)
            late.add(own: try console.type(Keys.end, until: oldest), peer: 500)
        }
        early.report()
        late.report()
    }

    /// Keys typed while a search over the whole history runs, and how soon a search shows what it finds.
    func typing() throws {
        let newest = try ends().newest
        var common = Comparison("a key while a search finds much", peer: "a frame", wanted: 1)
        var rare = Comparison("a key while a search finds nothing", peer: "a frame", wanted: 1)
        let frame = 1000.0 / 60
        let console = try console(on: long)
        try console.wait(for: newest)
        console.rest(milliseconds: 6000)
        console.type("/")
        console.rest(milliseconds: 300)
        for turn in 0..<40 {
            // The character stands nowhere on the screen, and in no invoice.
            let wait = 5 + turn * 3
            console.type("e")
            console.rest(milliseconds: wait)
            common.add(own: try console.type("~", until: "~"), peer: frame)
            console.rest(milliseconds: wait)
            rare.add(own: try console.type("~", until: "~"), peer: frame)
            console.type(Keys.clearInput)
            console.rest(milliseconds: 50)
        }
        common.report()
        rare.report()
        try firstResult()
    }

    private func firstResult() throws {
        let query = try InvoiceQuery(HistoryGenerator.commonWord, now: Timestamp(milliseconds: 0), offset: 0)
        var found: String?
        try store.find(query) { invoice in
            found = invoice.intent.paymentID.text
            return false
        }
        guard let found else { return }
        var first = Comparison("first result of a common word on the screen", peer: "promise", wanted: 1)
        for _ in 0..<9 {
            let console = try console(on: long)
            console.rest(milliseconds: 6000)
            console.type("/")
            console.rest(milliseconds: 200)
            first.add(own: try console.type(HistoryGenerator.commonWord, until: found), peer: 30)
        }
        first.report()
    }

    private enum Keys {
        static let end = "\u{1b}OF"
        static let home = "\u{1b}OH"
        /// As in a shell.
        static let clearInput = "\u{15}"
    }
}
