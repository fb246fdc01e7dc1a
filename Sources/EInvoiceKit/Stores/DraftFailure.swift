/// Why a draft isn't kept, or can't be gone on with.
public enum DraftFailure: Error, Sendable, Hashable {
    /// Another program that runs goes on with it.
    case heldElsewhere
    /// It isn't there any more: another program sent it or threw it away.
    case gone
    case tooLong(bytes: Int, limit: Int)
    case file(RecordFailure)
}

extension DraftFailure: CustomStringConvertible {
    /// On one line, in English.
    public var description: String {
        switch self {
        case .heldElsewhere: "another console goes on with it"
        case .gone: "another console sent it or threw it away"
        case .tooLong(let bytes, let limit): "it is \(bytes) bytes long; \(limit) is the limit"
        case .file(let failure): "\(failure)"
        }
    }
}
