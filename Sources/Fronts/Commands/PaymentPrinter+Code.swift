import EInvoiceKit
import InvoiceCore
import ScreenKit
import Wording

extension PaymentPrinter {
    /// What the QR code holds: what was asked for, else what serves most. Says so where there is nothing, but of a payment
    /// that is over, of which more is said.
    func code(of kind: PaymentCode.Kind?) -> PaymentCode? {
        let codes = payment.codes(for: invoice)
        if let code = codes.first(where: { kind == nil || $0.kind == kind }) { return code }
        if invoice.isPaymentOver { return nil }
        context.warn(kind.map { wording.noCode(of: $0) } ?? wording.nothingToDraw)
        return nil
    }

    /// Draws it on the terminal, where it can be.
    func draw(_ code: PaymentCode) {
        guard let square = QRCode(code.text) else { return context.warn(wording.tooLongForCode) }
        let zones = [QRCode.standardQuietZone, 2]
        let room = context.columns ?? .max
        guard let zone = zones.first(where: { square.columns(quietZone: $0) <= room }) else {
            return context.warn(wording.codeTooWide(square.columns(quietZone: 2), terminal: room))
        }
        // Phones want dark modules on a light ground, which only a terminal's colours make sure of. Else the ink is the
        // terminal's own: light on most.
        let colors = context.blackAndWhite
        let lightInk = colors == nil && Background(colorFGBG: context.environment["COLORFGBG"] ?? "") != .light
        for line in square.lines(quietZone: zone, lightInk: lightInk) {
            context.output.line(colors?(line) ?? line)
        }
        context.output.flush()
        if colors == nil { context.messages.line(wording.codeWithoutColors(lightOnDark: lightInk)) }
    }

    /// Writes it into the file that was begun for it; false where no file is left behind.
    func write(_ code: PaymentCode?, to file: CodeFile) -> Bool {
        guard let code else { return false }
        guard let square = QRCode(code.text) else {
            context.warn(wording.tooLongForCode)
            return false
        }
        do throws(Problem) {
            try file.write(square)
            context.messages.line(wording.pictureWritten(to: visible(file.path)))
            return true
        } catch {
            context.warn(wording.pictureNotWritten(wording.title(of: error)))
            return false
        }
    }

    /// Says what it holds, and what else it may hold.
    func tellContent(of code: PaymentCode) {
        context.messages.line(wording.codeHolds(code, amount: wording.amount(of: invoice)))
        if case .uri(let uri) = code, uri.contract != nil, let address = payment.address {
            context.warn(wording.checkReceiver(address))
        }
        let others = payment.codes(for: invoice).map(\.kind).filter { $0 != code.kind }
        if !others.isEmpty {
            context.messages.line(wording.otherCodes(others.map { "--qr-of \($0.rawValue)" }))
        }
    }
}

/// A picture of a QR code that is being written, private to its owner (0600).
struct CodeFile {
    let path: String
    let format: PictureFormat
    private let file: ExportFile

    /// Begins it, so that a name that can't be had is known before anything else is done.
    init(_ path: String, as format: PictureFormat, mayOverwrite: Bool, isOutside history: String) throws(Problem) {
        self.path = path
        self.format = format
        file = try ExportFile(path, mayOverwrite: mayOverwrite, isOutside: history)
    }

    func write(_ code: QRCode) throws(Problem) {
        switch format {
        case .png: try file.put(code.png)
        case .svg: try file.put(Array(code.svg.utf8))
        }
        try file.finish()
    }
}
