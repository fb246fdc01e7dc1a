import EInvoiceKit

extension IndexNotice {
    /// What a person is told, behind “the”.
    var words: String {
        switch self {
        case .rebuilt: "history's index didn't fit the file any more and was built anew"
        case .inMemory: "history's index can't be kept on the disk; each start builds it in memory"
        }
    }
}
