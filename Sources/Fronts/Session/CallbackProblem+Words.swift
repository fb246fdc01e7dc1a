import EInvoiceKit

extension CallbackProblem {
    /// What it means for the person; short, for one line of the console.
    var notice: String {
        let reason =
            switch self {
            case .portTaken(let port): "port \(port) is taken"
            case .notPermitted(let port): "the system refuses port \(port)"
            case .cannotListen(let port, 0): "port \(port) can't be had"
            case .cannotListen(let port, let code): "port \(port) can't be had (\(systemWords(code)))"
            }
        return "Callbacks aren't heard: \(reason). Statuses are asked for instead."
    }
}
