/// What the exit statuses mean, each in a line of `--help`, which is also the message where nothing else is known.
public protocol ExitTexts {
    var exitDone: String { get }
    var exitRejected: String { get }
    var exitUsage: String { get }
    var exitInvalid: String { get }
    var exitUnreachable: String { get }
    var exitHistoryFailed: String { get }
    var exitUnknown: String { get }
    var exitProtocolBroken: String { get }
    var exitNotAllowed: String { get }
    var exitConfiguration: String { get }
    var exitInterrupted: String { get }
}
