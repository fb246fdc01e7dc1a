import InvoiceCore
import Wording

extension CommandFailure {
    /// Settings that can't be worked with. A mistake in an option is wrong usage; a profile that isn't there is not.
    init(_ error: SettingsError) {
        var isUsage = false
        if case .invalid(let problems) = error {
            isUsage = problems.allSatisfy { problem in
                guard case .option = problem.place else { return false }
                return switch problem.kind {
                case .unknownProfile, .noHome: false
                default: true
                }
            }
        }
        self.init(isUsage ? .usage : .configuration, problems: wording.texts(for: error))
    }
}
