import InvoiceCore
import ScreenKit
import Wording

extension App {
    /// The whole screen as it should look now.
    public static func view(_ state: AppState) -> Frame {
        let size = state.context.size
        var frame = Frame(size: size, isSpoken: state.context.isAccessible, words: wording.spokenWords)
        guard !isTooSmall(size) else {
            drawTooSmall(in: &frame, state.context)
            return frame
        }
        if frame.isSpoken {
            // What lies below a dialog would be read as a part of it.
            if let screen = state.screens.last { draw(screen, in: &frame, state.context) }
            frame.putCursorOnSelection(in: Chrome.room(of: size))
            return frame.readInLines(head: Chrome.head, foot: Chrome.foot)
        }
        let lowest = state.screens.lastIndex { !type(of: $0).isDialog } ?? 0
        draw(state.screens[lowest], in: &frame, state.context)
        for screen in state.screens[(lowest + 1)...] {
            frame.becomeBackdrop(in: type(of: screen).dimsBackdrop ? Chrome.room(of: size) : nil)
            screen.draw(in: &frame, room: Chrome.room(of: size), state.context)
            Chrome.drawFooter(of: screen, in: &frame, state.context)
        }
        return frame
    }

    private static func draw(_ screen: any Screen, in frame: inout Frame, _ context: AppContext) {
        // A dialog has its title in its box.
        Chrome.drawHeader(title: type(of: screen).isDialog ? "" : screen.title(context), in: &frame, context)
        screen.draw(in: &frame, room: Chrome.room(of: frame.size), context)
        Chrome.drawFooter(of: screen, in: &frame, context)
    }

    private static func drawTooSmall(in frame: inout Frame, _ context: AppContext) {
        let lines = [
            (wording.tooSmall, Role.warning),
            (wording.tooSmall(frame.size, least: smallest), .text),
            (wording.enlargeOrQuit, .text),
            context.keepsDrafts ? (wording.typedIsKept, .muted) : (wording.typedIsNotOnDisk, .warning),
        ].flatMap { text, role in TextWidth.wrap(text, width: frame.size.width).map { ($0, role) } }
        let top = max(0, (frame.size.height - lines.count) / 2)
        for (row, line) in lines.enumerated() {
            let rect = Rect(x: 0, y: top + row, width: frame.size.width, height: 1)
            frame.put(line.0, in: rect, role: line.1, alignment: .center)
        }
    }
}

/// The lines around every screen: one of header, one of notices, one of keys.
enum Chrome {
    /// The part of the window for a screen, without the header and its line above, and the line, the info and the
    /// footer below.
    static func room(of size: Size) -> Rect { Rect(size).inset(top: head, bottom: foot) }

    /// Rows above that part, and below it.
    static let (head, foot) = (2, 3)

    static func drawHeader(title: String, in frame: inout Frame, _ context: AppContext) {
        let width = frame.size.width
        frame.fill(Rect(x: 0, y: 0, width: width, height: 1), role: .header)
        let (kind, role) = badge(of: context.kind)
        // Where one is tells more than which program it is.
        let isNamed = frame.isSpoken || TextWidth.of(visible(title)) <= titleRoom(context)
        var x = isNamed ? 1 + frame.put("einvoice", x: 1, y: 0, role: .title) + 2 : 1
        if context.hasProfile {
            x += frame.put(" \(kind) ", x: x, y: 0, role: role) + 1
            if context.profile != context.kind.rawValue {
                x += frame.put(context.profile, x: x, y: 0, role: .header, maxWidth: max(8, width / 4)) + 1
            }
            if context.reach == .silent {
                x +=
                    frame.put("✕ \(wording.gatewaySilent)", x: x, y: 0, role: .header, maxWidth: max(0, width - x - 2))
                    + 1
            }
        }
        let rest = Rect(x: x + 1, y: 0, width: width - x - 2, height: 1)
        frame.put(title, in: rest, role: .header, alignment: .right)
        drawLine(at: 1, in: &frame, context)
    }

    /// Columns for the title of a screen, beside all that may stand at the header's left.
    static func titleRoom(_ context: AppContext) -> Int {
        var taken = 11
        if context.hasProfile {
            taken += TextWidth.of(badge(of: context.kind).0) + 3
            if context.profile != context.kind.rawValue {
                taken += min(TextWidth.of(visible(context.profile)), max(8, context.size.width / 4)) + 1
            }
            if context.reach == .silent { taken += TextWidth.of(wording.gatewaySilent) + 3 }
        }
        return context.size.width - taken - 2
    }

    /// The line under the header; doubled on a live profile, so that it is told apart without colour as well.
    static func drawLine(at y: Int, in frame: inout Frame, _ context: AppContext) {
        let isLive = context.kind == .live && context.hasProfile
        frame.hline(
            x: 0, y: y, width: frame.size.width, role: isLive ? .kindLiveLine : .border, character: isLive ? "═" : "─")
    }

    static func badge(of kind: ProfileKind) -> (String, Role) { wording.badge(of: kind) }

    static func drawFooter(of screen: any Screen, in frame: inout Frame, _ context: AppContext) {
        let (width, height) = (frame.size.width, frame.size.height)
        frame.fill(Rect(x: 0, y: height - 3, width: width, height: 3))
        drawLine(at: height - 3, in: &frame, context)
        if let held = context.heldEscape {
            frame.put(wording.escapeIsHeld(held.label), x: 1, y: height - 2, role: .pending, maxWidth: width - 2)
        } else if let notice = context.notice {
            if frame.isSpoken {
                // Whole: the screen makes room for it.
                frame.put(notice.text, x: 1, y: height - 2, role: notice.role)
                return drawKeys(of: screen, in: &frame, y: height - 1, context)
            }
            // Further lines take the place of the last rows of the screen; where one types, the ruled line goes first.
            let lines = notice.lines(width: width - 2, more: wording.allInHelp(context.key))
            let top = height - 2 - lines.count + (lines.count > 1 && screen.takesText(context) ? 1 : 0)
            frame.fill(Rect(x: 0, y: top, width: width, height: height - 1 - top))
            if top == height - 2 - lines.count { drawLine(at: top, in: &frame, context) }
            for (row, line) in lines.enumerated() {
                frame.put(line, x: 1, y: height - 1 - lines.count + row, role: notice.role, maxWidth: width - 2)
            }
        } else {
            drawInfo(of: screen, in: &frame, context)
        }
        drawKeys(of: screen, in: &frame, y: height - 1, context)
    }

    /// In one line where its first part has room there, without what has none; else in two, of which the first takes the place of
    /// the ruled line: the screen keeps its rows.
    private static func drawInfo(of screen: any Screen, in frame: inout Frame, _ context: AppContext) {
        let (width, y) = (frame.size.width - 2, frame.size.height - 2)
        // Where one is comes first, so that a change of screens is told in one line.
        let place = context.isAccessible ? [("\(screen.place(context)). ", Role.heading)] : []
        let parts = place + screen.infoLine(context)
        guard !frame.isSpoken, let (text, role) = parts.first,
            case let lines = TextWidth.wrap(visible(text), width: width), lines.count > 1
        else {
            frame.put(fitting: parts, x: 1, y: y, maxWidth: width)
            return
        }
        frame.fill(Rect(x: 0, y: y - 1, width: frame.size.width, height: 1))
        frame.put(lines[0], x: 1, y: y - 1, role: role)
        // What is more than two lines ends with a sign of it.
        let rest = lines.count == 2 ? lines[1] : lines[1...].joined(separator: " ")
        frame.put(fitting: [(rest, role)] + parts.dropFirst(), x: 1, y: y, maxWidth: width)
    }
}

extension Role {
    /// The lines of a live profile's screens.
    static let kindLiveLine = Role.error
}
