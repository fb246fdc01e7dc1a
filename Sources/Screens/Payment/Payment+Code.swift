import InvoiceCore
import ScreenKit
import Wording

extension Payment {
    /// What the QR code holds now.
    var content: PaymentCode? { codes.isEmpty ? nil : codes[chosenCode % codes.count] }

    /// Changes what the code holds, and writes it as a picture.
    func codeBindings() -> [Binding] {
        [
            bind(
                .char("v"), wording.changeCode, rank: 1, when: isConfirmed && codes.count > 1,
                act: { screen, _ in
                    screen.chosenCode += 1
                    return .handled
                }),
            bind(
                .char("e"), wording.saveCode, rank: 3, when: isConfirmed && code != nil,
                act: { screen, context in
                    guard let code = screen.code else { return .ignored }
                    return .push(
                        ExportDialog(.code(code, paymentID: screen.invoice.intent.paymentID.text), context))
                }),
        ]
    }

    /// What the code holds that is drawn.
    func codeLines(width: Int, _ context: AppContext) -> [StyledLine] {
        guard let content, code != nil else { return [] }
        let more = codes.count > 1 ? " \(wording.otherCodeAdvice(context.key))" : ""
        var lines = StyledLine.wrapped(
            wording.codeHolds(content, amount: wording.amount(of: invoice)) + more, .muted, width: width)
        if case .uri(let uri) = content, uri.contract != nil, let address = facts?.address {
            lines += StyledLine.wrapped(wording.checkReceiver(address), .warning, width: width)
        }
        return lines
    }
}
