import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit

/// What a harmless question tells about a profile.
@Suite(.timeLimit(.minutes(10))) struct ConnectionCheckTests {
    private let gateway: WireGateway

    init() throws { gateway = try WireGateway() }

    private func outcome(
        _ kind: ProfileKind = .test, secret: String? = nil, client: String? = nil, at baseURL: String? = nil
    ) async -> ConnectionOutcome {
        var profile = Profile(
            name: "shop", kind: kind, baseURL: baseURL ?? gateway.baseURL, clientID: client ?? gateway.clientID,
            secretSource: .inline(Secret(secret ?? gateway.secret)))
        profile.limits.totalSeconds = 20
        return await profile.tryConnection(environment: [:])
    }

    @Test func `a gateway that knows the client works, whatever the kind`() async {
        for kind in ProfileKind.allCases { #expect(await outcome(kind) == .works(isSigned: true)) }
        #expect(gateway.violations.isEmpty)
        #expect(gateway.requests.map(\.endpoint) == ["einvoice/status", "einvoice/status", "einvoice/status"])
        #expect(gateway.createdCount == 0)
    }

    @Test func `a wrong secret and a wrong client are told apart from anything else`() async {
        for found in [await outcome(secret: "wrong"), await outcome(client: "7")] {
            switch found {
            case .failed(.refused), .failed(.wrongSignature): break
            default: Issue.record("\(found)")
            }
        }
    }

    @Test func `an unsigned answer is believed but on live`() async {
        gateway.fail(.missingSignature, at: "einvoice/status", times: 2)
        #expect(await outcome(.test) == .works(isSigned: false))
        #expect(await outcome(.live) == .failed(.unsigned))
    }

    private static let faults: [(WireFault, ConnectionProblem)] = [
        (.html, .noGateway(httpStatus: 502, isPage: true)),
        (.redirect(to: "https://x.example/"), .redirect("https://x.example/")),
        (.notHTTP, .noGateway(httpStatus: nil, isPage: false)),
    ]

    @Test(arguments: faults) func `what answers and is no gateway is named`(
        fault: WireFault, problem: ConnectionProblem
    ) async {
        gateway.fail(fault, at: "einvoice/status")
        let found = await outcome()
        if case (.failed(.noGateway(_, let isPage)), .noGateway(_, let wanted)) = (found, problem) {
            #expect(isPage == wanted)
        } else {
            #expect(found == .failed(problem))
        }
    }

    @Test func `where nothing listens, that is said`() async {
        gateway.stop()
        guard case .failed(.unreachable(.nobodyListens, _)) = await outcome() else {
            Issue.record("not refused")
            return
        }
    }

    @Test func `a secret that can't be had is said before anything is sent`() async {
        var profile = Profile(
            name: "shop", kind: .test, baseURL: gateway.baseURL, clientID: "1",
            secretSource: .file(path: "/nowhere/secret"))
        guard case .failed(.secret(.fileUnreadable)) = await profile.tryConnection(environment: [:]) else {
            Issue.record("not named")
            return
        }
        profile.secretSource = .shell("exit 3")
        guard case .failed(.secret(.commandFailed)) = await profile.tryConnection(environment: [:]) else {
            Issue.record("not named")
            return
        }
        #expect(gateway.requests.isEmpty)
    }

    private static let words: [(String, NetworkObstacle)] = [
        ("Could not resolve host: gateway.example", .noHost("gateway.example")),
        (
            "Failed to connect to 127.0.0.1 port 1 after 0 ms: Couldn't connect to server",
            .nobodyListens(at: "127.0.0.1 port 1")
        ),
        ("SSL certificate problem: self-signed certificate", .certificateNotTrusted("self-signed certificate")),
        ("SSL: no alternative certificate subject name matches target host name 'x'", .certificateOfAnother("'x'")),
        ("error:0A00010B:SSL routines::wrong version number", .noTLS),
        ("Connection timed out after 10001 milliseconds", .noConnectionInTime),
        ("Could not resolve proxy: p.example", .proxy), ("Received HTTP code 407 from proxy after CONNECT", .proxy),
        ("client certificate: unable to set private key file: '/k' type PEM", .clientCertificateUnusable),
        (
            "OpenSSL SSL_read: error:0A00045C:SSL routines::tlsv13 alert certificate required, errno 0",
            .clientCertificateWanted
        ),
        (
            "OpenSSL/3.0.19: error:0A000412:SSL routines::sslv3 alert bad certificate",
            .clientCertificateRefused("bad certificate")
        ),
        ("SSL certificate verification failed", .clientCertificateRefused("certificate expired")),
        ("out of memory", .other),
    ]

    @Test(arguments: words) func `the library's words are understood`(
        words: String, obstacle: NetworkObstacle
    ) {
        #expect(NetworkObstacle(words) == obstacle)
    }
}
