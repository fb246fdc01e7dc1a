import Glibc
import InvoiceCore
import TestGateway
import Testing

@testable import EInvoiceKit

@Suite("Client certificates", .timeLimit(.minutes(10)))
struct ClientCertificateTests {
    private typealias File = TLSGateway.ClientFile

    private let folder = TemporaryFolder()

    /// Gives `use` a gateway that wants a certificate, and ends it.
    private func withGateway(
        _ check: TLSGateway.ClientCheck = .certificate, _ use: (TLSGateway) async throws -> Void
    ) async throws {
        let gateway = try TLSGateway(reply: #"{"tracking":"79DF-60B0-17F6","payment_id":26}"#, wanting: check)
        defer { gateway.stop() }
        try await use(gateway)
    }

    private func profile(_ gateway: TLSGateway, _ certificate: String?, _ key: String?) -> Profile {
        var profile = Profile(
            name: "shop", kind: .test, baseURL: "https://localhost:\(gateway.port)", clientID: "12345",
            secretSource: .inline(Secret("secret")))
        profile.caFile = gateway.authorityFile
        profile.clientCertificate = certificate
        profile.clientKey = key
        return profile
    }

    private func create(
        _ gateway: TLSGateway, _ certificate: TLSGateway.ClientFile?, _ key: TLSGateway.ClientFile?
    ) async -> GatewayAnswer<String> {
        let profile = profile(gateway, certificate.map { gateway.file($0) }, key.map { gateway.file($0) })
        return await GatewayClient(profile: profile, secret: Secret("secret"))
            .create(body: #"{"amount":100.50,"currency":"visamaster.uah","payment_id":26}"#)
    }

    private static let fitting: [(TLSGateway.ClientFile, TLSGateway.ClientFile?)] = [
        (.certificate, .key), (.both, nil),
    ]

    @Test(arguments: [TLSGateway.ClientCheck.certificate, .certificateInTLS12], fitting)
    func `a gateway that wants a certificate gets the profile's`(
        check: TLSGateway.ClientCheck, files: (TLSGateway.ClientFile, TLSGateway.ClientFile?)
    ) async throws {
        try await withGateway(check) { gateway in
            let answer = await create(gateway, files.0, files.1)
            guard case .success("79DF-60B0-17F6") = answer.result else {
                Issue.record("\(answer)")
                return
            }
            #expect(gateway.requests.count == 1)
        }
    }

    @Test func `one that wants none gets none`() async throws {
        try await withGateway(.none) { gateway in
            guard case .success = await create(gateway, .certificate, .key).result else {
                Issue.record("not created")
                return
            }
        }
    }

    private static let refusals: [(TLSGateway.ClientFile?, NetworkObstacle)] = [
        (nil, .clientCertificateWanted), (.strange, .clientCertificateRefused("unknown ca")),
        (.expired, .clientCertificateRefused("certificate expired")),
    ]

    /// In TLS 1.3 the gateway's no comes after the request may have left: nobody knows what became of it.
    @Test(arguments: refusals)
    func
        `what the gateway says against a certificate is understood, and its outcome unknown where a request may have left`(
            certificate: TLSGateway.ClientFile?, obstacle: NetworkObstacle
        ) async throws
    {
        try await withGateway { gateway in
            let answer = await create(gateway, certificate, certificate == nil ? nil : .key)
            guard case .failure(.unusable(let reason)) = answer.result, reason.code == .connectionLost else {
                Issue.record("\(answer)")
                return
            }
            #expect(NetworkObstacle(reason.detail ?? "") == obstacle, "\(reason)")
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test(arguments: refusals)
    func `in TLS 1,2 nothing was sent`(certificate: TLSGateway.ClientFile?, obstacle: NetworkObstacle) async throws {
        try await withGateway(.certificateInTLS12) { gateway in
            let answer = await create(gateway, certificate, certificate == nil ? nil : .key)
            let words = try #require(answer.unreachableText, "\(answer)")
            // The alert about none has more than one meaning there.
            #expect(NetworkObstacle(words) == (certificate == nil ? .otherTLS : obstacle), "\(words)")
            #expect(gateway.requests.isEmpty)
        }
    }

    @Test(arguments: [(File.certificate, File.otherKey), (.certificate, .encryptedKey), (.key, .key)])
    func `what can't be used as certificate and key is named as such, before anything is sent and without a question`(
        certificate: TLSGateway.ClientFile, key: TLSGateway.ClientFile
    ) async throws {
        try await withGateway { gateway in
            let answer = await create(gateway, certificate, key)
            let words = try #require(answer.unreachableText, "\(answer)")
            #expect(NetworkObstacle(words) == .clientCertificateUnusable, "\(words)")
            #expect(gateway.requests.isEmpty)
        }
    }

    private func problem(_ gateway: TLSGateway, _ certificate: String, _ key: String?) -> ClientCertificateProblem? {
        do throws(SecretProblem) {
            try profile(gateway, certificate, key).checkClientCertificate()
            return nil
        } catch {
            if case .clientCertificate(let problem) = error { return problem }
            Issue.record("\(error)")
            return nil
        }
    }

    @Test func `the files are looked at before they are used`() async throws {
        try await withGateway { gateway in
            let (certificate, key) = (gateway.file(.certificate), gateway.file(.key))
            #expect(problem(gateway, certificate, key) == nil)
            #expect(problem(gateway, gateway.file(.both), nil) == nil)
            #expect(
                problem(gateway, "/nowhere", key)
                    == .unreadable(member: .clientCertificate, path: "/nowhere", errno: ENOENT))
            #expect(
                problem(gateway, certificate, "/nowhere")
                    == .unreadable(member: .clientKey, path: "/nowhere", errno: ENOENT))
            #expect(problem(gateway, key, key) == .noCertificate(path: key))
            #expect(problem(gateway, certificate, certificate) == .noKey(path: certificate, isOwnFile: true))
            #expect(problem(gateway, certificate, nil) == .noKey(path: certificate, isOwnFile: false))
            for file in [File.encryptedKey, .olderEncryptedKey] {
                #expect(problem(gateway, certificate, gateway.file(file)) == .encryptedKey(path: gateway.file(file)))
            }
            let pipe = folder.file("pipe")
            try #require(mkfifo(pipe, 0o600) == 0)
            #expect(
                problem(gateway, pipe, key) == .unreadable(member: .clientCertificate, path: pipe, errno: ESPIPE))
        }
    }

    @Test func `a key that others can read isn't used, a certificate alone may be`() async throws {
        try await withGateway { gateway in
            let (certificate, key, both) = (gateway.file(.certificate), gateway.file(.key), gateway.file(.both))
            for path in [certificate, key, both] { try #require(chmod(path, 0o644) == 0) }
            #expect(problem(gateway, certificate, key) == .readableByOthers(path: key, mode: 0o644))
            #expect(problem(gateway, both, nil) == .readableByOthers(path: both, mode: 0o644))
            try #require(chmod(key, 0o600) == 0)
            #expect(problem(gateway, certificate, key) == nil)
        }
    }

    @Test func `a key alone is a mistake of the settings`() {
        folder.write(
            #"""
            {"profiles": {"shop": {"kind": "test", "base_url": "https://gateway.example", "client_id": "1", "secret": "s",
            "client_key": "key.pem"}}}
            """#, to: ".config/einvoice/config.json")
        let problems = Settings.inspect(environment: ["HOME": folder.path]).problems
        #expect(problems.map(\.kind) == [.missingMember])
        #expect("\(problems)".contains("client_certificate"))
    }
}
