import Glibc
import InvoiceCore
import Testing
import Wording

@testable import Screens

/// Each problem in words, once for both fronts.
@Suite struct ProblemWordingTests {
    private static let disk = StorageProblem.cannotWrite(path: "/data/history.jsonl", errno: 28)

    static let problems: [Problem] = [
        .notRecorded(disk), .historyUnreadable(disk), .secret(.empty(.program("pass"))), .canceled,
        .invalid([ValidationIssue(.currency, .currencyMissing)]),
        .notConfirmed(amount: Amount(coefficient: 5, scale: 0)), .confirmationUnreadable(.comma),
        .confirmationDiffers(typed: Amount(coefficient: 1, scale: 0), amount: Amount(coefficient: 5, scale: 0)),
        .paymentIDUsed(id: "01", state: .unsent), .otherAccount(endpoint: "https://x", clientID: "7", kind: "live"),
        .beingSent, .wrongState(.unsent), .notAskedYet, .cardNeeded(masked: "4"), .cardDoesNotFit(masked: "4"),
        .gateway(.rejected(GatewayRejection(code: nil, message: "no"))),
        .gateway(.credentialsRefused(GatewayRejection(code: nil, message: "no"))),
        .gateway(.unusable(UnknownReason(.timeout))), .gateway(.unusable(UnknownReason(.canceled))),
        .gateway(.unusable(UnknownReason(.badReply))), .gateway(.unreachable("no route")),
        .statementTooLarge(UnknownReason(.replyTooLarge)), .emptyPeriod, .nameNeeded("shop"), .isRunning,
        .unfilled(["phone"]), .draftHeldElsewhere, .draftGone, .draftChanged, .draftTooLong(bytes: 2, limit: 1),
        .draftNotKept(disk), .fileExists(path: "/x"), .notAFile(path: "/x"), .isOfHistory(path: "/x"),
        .fileNotWritten(path: "/x", errno: 13),
        .noSandbox(.taken(80)), .noCallbacks(.notPermitted(80)),
    ]

    @Test(arguments: problems) func `a title is the beginning of no sentence, and the sentences end`(problem: Problem) {
        let title = wording.title(of: problem)
        #expect(!title.isEmpty && title.last != ".")
        let told = wording.sentences(for: problem)
        #expect(told.last.map { ".?!".contains($0) } == true, "\(told)")
        #expect(told.first?.isLowercase == false, "\(told)")
        #expect(wording.advice(on: problem).allSatisfy { $0.hasSuffix(".") })
    }

    @Test(arguments: [
        ("Could not resolve host: gateway.example", "there is no host named gateway.example, or no network"),
        (
            "Failed to connect to 127.0.0.1 port 9 after 0 ms: Couldn't connect to server",
            "nobody answers at 127.0.0.1 port 9"
        ),
        (
            "Failed to connect to gateway.example port 443: Connection refused",
            "nobody answers at gateway.example port 443"
        ),
        ("Connection timed out after 10001 milliseconds", "no connection in time"),
        (
            "SSL certificate problem: self-signed certificate",
            "its certificate isn't trusted (self-signed certificate)"
        ),
        ("Recv failure: Connection reset by peer", "the other side closed the connection"),
        ("OpenSSL/3.0.17: error:0A00010B:SSL routines::wrong version number", "what answers there isn't HTTPS"),
        ("connection refused", "connection refused"),
    ])
    func `what the network library says is told as a person says it`(words: String, plain: String) {
        #expect(wording.title(of: GatewayFailure.unreachable(words)) == "the gateway can't be reached: \(plain)")
    }

    @Test func `what the system says of an error is what it says itself`() {
        let known = (1...133).map { Int32($0) }.filter { wording.systemWords($0) != "error \($0) of the system" }
        #expect(known.count > 30)
        for errno in known { #expect(wording.systemWords(errno) == String(cString: strerror(errno))) }
    }

    @Test func `a command to copy is quoted where it must be, with what nobody would see written out`() {
        let open = SecretProblem.fileReadableByOthers(path: "/home/o/se cret", mode: 0o644)
        #expect(wording.text(for: open).hasSuffix("(mode 0644); run: chmod 600 '/home/o/se cret'"))
        #expect(shellWord("plain/path") == "plain/path")
        #expect(shellWord("x\r") == #"$'x\015'"#)
    }

    @Test func `where the disk failed is said with its path and in its words`() {
        #expect(
            wording.sentences(for: .notRecorded(Self.disk))
                == "The history can't be written: /data/history.jsonl: can't be written: No space left on device. "
                + "Nothing was sent, because it could not be recorded first.")
    }
}
