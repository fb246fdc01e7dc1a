/// The output of a failed command that answers in JSON, so that its standard output is JSON always.
enum FailureJSON {
    /// The object on one line: `{"error":{"exit":65,"kind":"invalid","message":…,"problems":[…],"advice":[…]}}`.
    static func text(of failure: CommandFailure) -> String { object(error(of: failure)) }

    /// The value of `error` in it.
    static func error(of failure: CommandFailure) -> String {
        error(failure.status, message: failure.problems.joined(separator: "\n")) { error in
            error.add("problems", json: JSONText.array(failure.problems.map(JSONText.string)))
            if !failure.advice.isEmpty {
                error.add("advice", json: JSONText.array(failure.advice.map(JSONText.string)))
            }
        }
    }

    /// The same for an exit status without a failure.
    static func text(of status: ExitStatus) -> String { object(error(status, message: status.explanation) { _ in }) }

    private static func object(_ error: String) -> String {
        var object = JSONObjectText()
        object.add("error", json: error)
        return object.text
    }

    private static func error(
        _ status: ExitStatus, message: String, _ more: (inout JSONObjectText) -> Void
    ) -> String {
        var error = JSONObjectText()
        error.add("exit", Int(status.rawValue))
        error.add("kind", status.kind)
        error.add("message", message)
        more(&error)
        return error.text
    }
}

extension ExitStatus {
    /// The meaning as a word for scripts.
    var kind: String {
        switch self {
        case .done: "done"
        case .rejected: "rejected"
        case .usage: "usage"
        case .invalid: "invalid"
        case .unreachable: "unreachable"
        case .historyFailed: "not_written"
        case .unknown: "unknown"
        case .protocolBroken: "protocol_broken"
        case .notAllowed: "not_allowed"
        case .configuration: "configuration"
        case .interrupted: "interrupted"
        }
    }
}
