import InvoiceCore
import JSON

extension Exchange {
    /// The error in the reply, whoever signed it: of use where it only helps to say what may be wrong, and proves nothing.
    package var refusal: GatewayRejection? {
        // A reply that isn't JSON, or wasn't kept whole, has no error that could be read.
        guard !isTruncated, let json = try? JSONValue(parsing: Array(reply.utf8), .reply) else { return nil }
        return json.rejection
    }
}
