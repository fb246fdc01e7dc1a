import InvoiceCore
import ScreenKit
import Wording

/// Asks before one leaves payments behind whose outcome isn't known, and names them.
struct Leaving {
    /// Those that are open now.
    var payments: [OpenPayment]

    /// As many are named; of more only the number is told.
    private static let named = 5
}

extension Leaving: Screen {
    static var name: String { wording.leavingTitle }
    static let isDialog = true

    func bindings(_ context: AppContext) -> [Binding] {
        [
            Binding(.enter, wording.leaveNow, rank: 0, does: .effects(.quit)),
            Binding(.escape, also: [.char("q")], wording.stayHere, rank: 0, does: .pop),
            Binding(.char("u"), wording.settleUnknown, rank: 1, when: !context.unsettled.isEmpty) { _, context in
                Settling.open(context.unsettled, &context).fromHome
            },
        ]
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction { .ignored }

    private func lines(width: Int, _ context: AppContext) -> [StyledLine] {
        var lines = payments.prefix(Self.named).flatMap { payment in
            StyledLine.wrapped(
                wording.openPayment(
                    payment.paymentID, of: payment.profile, isOnItsWay: payment.isOnItsWay,
                    isRecorded: payment.isRecorded), .warning, width: width)
        }
        if payments.count > Self.named { lines.append(StyledLine(wording.more(payments.count - Self.named), .warning)) }
        let advice = payments.isEmpty ? wording.nothingIsOpen : wording.openPaymentsAdvice(context.key)
        return lines + (lines.isEmpty ? [] : [StyledLine()]) + StyledLine.wrapped(advice, width: width)
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let width = min(76, room.width - 2)
        let lines = lines(width: width - 4, context)
        let box = room.centered(width: width, height: min(room.height, lines.count + 2))
        frame.fill(box)
        let inside = frame.box(box, title: Self.name).inset(left: 1, right: 1)
        for (row, line) in lines.prefix(inside.height).enumerated() {
            line.draw(in: &frame, x: inside.x, y: inside.y + row, width: inside.width)
        }
    }
}
