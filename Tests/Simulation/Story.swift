import CSimulation
import EInvoiceKit

/// Words for the story, and searching in bytes.
enum Story {
    static func find(_ needle: [UInt8], in hay: ArraySlice<UInt8>) -> Int? {
        let found = hay.withUnsafeBytes { hay in
            needle.withUnsafeBytes { needle -> Int in
                guard let base = hay.baseAddress, let sought = needle.baseAddress else { return -1 }
                return sim_find(base, hay.count, 0, sought, needle.count)
            }
        }
        return found < 0 ? nil : hay.startIndex + found
    }

    /// What was written, as far as it is a history's record.
    static func line(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes.prefix(4000), as: UTF8.self)
        let names = ["type", "event", "id", "payment_id", "amount", "reason", "tracking", "status"]
        let facts = names.compactMap { name in
            SimulatedGateway.member(name, in: text).map { "\(name) \($0)" }
        }
        return facts.isEmpty ? "\(text.prefix(60).debugDescription)" : facts.joined(separator: ", ")
    }

    static func reply(_ result: Result<HTTPReply, TransportFailure>) -> String {
        switch result {
        case .success(let reply):
            let signed = reply.headers.contains { $0.name == "DPAY_SECURE" } ? "" : ", unsigned"
            return "HTTP \(reply.status)\(signed) \(String(decoding: reply.body.prefix(300), as: UTF8.self))"
        case .failure(let failure): return "\(failure)"
        }
    }
}
