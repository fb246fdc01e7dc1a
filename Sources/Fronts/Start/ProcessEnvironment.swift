import EInvoiceKit
import FoundationEssentials
import Glibc

/// The process's own environment.
enum ProcessEnvironment {
    /// All variables, once, before any thread starts. The secret among them is overwritten where it stood, so that neither a
    /// child nor a look at the process's environment from outside finds it; what is returned still has it.
    static func take() -> [String: String] {
        let variables = ProcessInfo.processInfo.environment
        if let secret = getenv(ChildEnvironment.secretVariable) {
            memset(secret, 0, strlen(secret))
            unsetenv(ChildEnvironment.secretVariable)
        }
        return variables
    }
}
