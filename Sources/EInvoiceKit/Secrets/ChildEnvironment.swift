/// What the programs that are started from here see of the environment: a browser, a secret's command.
package enum ChildEnvironment {
    /// The variable that holds the secret of the environment's profile.
    package static let secretVariable = "EINVOICE_SECRET"

    /// The variables without the secret, which is nobody else's.
    package static func variables(from environment: [String: String]) -> [String: String] {
        environment.filter { $0.key != secretVariable }
    }
}
