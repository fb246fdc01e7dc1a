import InvoiceCore
import ScreenKit
import Wording

/// A number that the history doesn't have: what the gateway knows of it, and taking that into the history.
struct LookUp {
    enum Phase: Sendable, Equatable {
        /// As ``AppContext/uptime`` was when the gateway was asked.
        case asking(RequestID, since: Int64)
        case found(FoundPayment)
        /// Shall it be adopted?
        case question(FoundPayment)
        case adopting(RequestID, FoundPayment)
        /// It came into the history meanwhile, and is being read.
        case reading(RequestID)
        case missing
        case failed(Problem)
    }

    let number: GatewayNumber
    private(set) var phase: Phase
    private(set) var lines = ScrolledLines()

    /// Opens the screen and asks.
    static func open(_ number: GatewayNumber, _ context: inout AppContext) -> Reaction {
        let id = context.newRequest()
        return .push(LookUp(number: number, phase: .asking(id, since: context.uptime)), [.lookUp(id, number)])
    }

    private mutating func askAgain(_ context: inout AppContext) -> Reaction {
        let id = context.newRequest()
        phase = .asking(id, since: context.uptime)
        return .effects(.lookUp(id, number))
    }
}

extension LookUp: Screen {
    static var name: String { wording.lookUpTitle }

    var countsTime: Bool { if case .asking = phase { true } else { false } }

    func bindings(_ context: AppContext) -> [Binding] {
        switch phase {
        case .asking(let id, _):
            return [Binding(.escape, wording.stopAsking, rank: 0, givesUp: true, does: .move(.pop, [.cancel(id)]))]
        case .question(let payment):
            return [
                bind(
                    .enter, wording.adoptIt, rank: 0,
                    act: { screen, context in
                        let id = context.newRequest()
                        screen.phase = .adopting(id, payment)
                        return .effects(.adoptFound(id, payment.report))
                    }),
                bind(
                    .escape, wording.adoptNotIt, rank: 0,
                    act: { screen, _ in
                        screen.phase = .found(payment)
                        return .handled
                    }),
            ]
        case .adopting, .reading: return []
        case .found(let payment):
            return [
                bind(
                    .char("a"), wording.adoptFound, rank: 0, when: payment.invoice != nil,
                    act: { screen, _ in
                        screen.phase = .question(payment)
                        return .handled
                    }), again, back, .help(rank: 3),
            ]
        case .missing, .failed: return [again, back, .help(rank: 3)]
        }
    }

    private var again: Binding { bind(.char("r"), wording.askAboutNumberAgain, rank: 1) { $0.askAgain(&$1) } }

    private var back: Binding {
        Binding(.escape, also: [.char("q"), .left], wording.backToInvoices, rank: 0, does: .pop)
    }

    mutating func update(_ event: AppEvent, _ context: inout AppContext) -> Reaction {
        let room = Chrome.room(of: context.size)
        switch event {
        case .key, .mouse:
            return lines.take(event, count: content(room.width - 4, context).count, height: room.height)
        case .lookedUp(let id, let outcome):
            guard case .asking(id, _) = phase else { return .ignored }
            switch outcome {
            case .found(let payment):
                phase = .found(payment)
                if payment.isReplyUnsigned {
                    context.notice = Notice(wording.sentence(wording.unsignedReply), .warning)
                }
            case .notFound: phase = .missing
            case .failed(let problem): phase = .failed(problem)
            }
            return .handled
        case .adoptEnded(let id, let adoption):
            guard case .adopting(id, let payment) = phase else { return .ignored }
            return take(adoption, of: payment, &context)
        case .invoiceRead(let id, let invoice):
            guard case .reading(id) = phase else { return .ignored }
            guard let invoice else {
                context.notice = Notice(wording.cantReadInvoice, .warning)
                return .pop
            }
            return .move(.replace(InvoiceDetail(invoice: invoice)))
        default: return .ignored
        }
    }

    private mutating func take(
        _ adoption: Adoption, of payment: FoundPayment, _ context: inout AppContext
    ) -> Reaction {
        if let invoice = adoption.adopted.first {
            context.notice = Notice(wording.adoptedNow(number.text), .success)
            return .move(.replace(InvoiceDetail(invoice: invoice)))
        }
        if let here = adoption.alreadyHere.first {
            let id = context.newRequest()
            phase = .reading(id)
            context.notice = Notice(wording.wasHereAlready(number.text, as: here))
            return .effects(.readInvoice(id, invoiceID: here))
        }
        phase = .found(payment)
        context.notice = adoption.failure.map { Notice($0) } ?? Notice(wording.tooLittleToAdoptIt, .warning)
        return .handled
    }

    func draw(in frame: inout Frame, room: Rect, _ context: AppContext) {
        let inside = room.inset(left: 2, right: 1)
        lines.draw(content(inside.width - 1, context), in: &frame, room: inside)
    }

    private func content(_ width: Int, _ context: AppContext) -> [StyledLine] {
        func words(_ texts: (String, Role)...) -> [StyledLine] {
            texts.flatMap { StyledLine.wrapped($0.0, $0.1, width: width) + [StyledLine()] }
        }
        switch phase {
        case .asking(_, let since):
            let time = wording.seconds(Int(max(100, context.uptime - since)))
            return [StyledLine([("◌ \(wording.askingAbout(number.text))  ", .pending), (time, .muted)])]
        case .found(let payment), .question(let payment), .adopting(_, let payment):
            return words((wording.notInHistoryButThere(number.text), .warning)) + facts(of: payment, width, context)
        case .reading: return []
        case .missing: return words((wording.nowhere(number.text), .warning), (wording.nowhereAdvice, .text))
        case .failed(let problem):
            return words(
                (wording.sentences(for: problem), wording.tone(of: problem)), (wording.askAgainKey(context.key), .muted)
            )
        }
    }

    private func facts(of payment: FoundPayment, _ width: Int, _ context: AppContext) -> [StyledLine] {
        if let invoice = payment.invoice { return InvoiceDetail.lines(of: invoice, .payment, width: width, context) }
        return wording.lines(for: payment.report).map { StyledLine($0) } + [StyledLine()]
            + StyledLine.wrapped(wording.tooLittleToAdoptIt, .warning, width: width)
    }

    func infoLine(_ context: AppContext) -> [(String, Role)] {
        switch phase {
        case .question: return [(wording.adoptItQuestion, .warning)]
        case .adopting, .reading: return [(wording.adopting, .pending)]
        case .found(let payment) where payment.invoice != nil: return [(wording.adoptKey(context.key), .muted)]
        case .asking, .found, .missing, .failed: return [(wording.lookingUpRecordsNothing, .muted)]
        }
    }
}
