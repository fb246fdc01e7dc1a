import EInvoiceKit
import FoundationEssentials

/// `DPAY_SECURE`, written from the protocol's document for the gateway's side alone; the client has its own.
enum WireSignature {
    /// base64( md5( secret + base64( sha1(body) ) + secret ) ).
    static func of(_ body: [UInt8], secret: String) -> String {
        let inner = Data(SHA1.digest(body)).base64EncodedString()
        let outer = MD5.digest(Array((secret + inner + secret).utf8))
        return Data(outer).base64EncodedString()
    }
}
