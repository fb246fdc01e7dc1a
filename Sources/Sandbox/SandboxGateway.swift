import LoopbackServer

/// The embedded gateway, listening on loopback: for trying everything out without account, server or network.
public final class SandboxGateway: Sendable {
    /// Where clients find it: `http://127.0.0.1:8417`, without a slash at the end.
    public let baseURL: String
    public let port: Int

    private let server: LoopbackServer
    private let core: SandboxCore

    private init(server: LoopbackServer, core: SandboxCore) {
        self.server = server
        self.core = core
        port = server.port
        baseURL = "http://127.0.0.1:\(server.port)"
        core.listens(at: baseURL)
    }

    /// Begins to listen.
    ///
    /// - Throws: `LoopbackError` when the port can't be had, nor another one if that was allowed.
    public static func start(
        _ configuration: SandboxConfiguration, limits: LoopbackLimits = LoopbackLimits()
    ) async throws(LoopbackError) -> SandboxGateway {
        let core = SandboxCore(configuration)
        let handler: LoopbackServer.Handler = { await core.handle($0) }
        do throws(LoopbackError) {
            let server = try await LoopbackServer.start(
                port: configuration.port, limits: limits, handler: handler)
            return SandboxGateway(server: server, core: core)
        } catch {
            guard case .addressInUse = error, configuration.takesAnyPort, configuration.port != 0 else { throw error }
            let server = try await LoopbackServer.start(port: 0, limits: limits, handler: handler)
            return SandboxGateway(server: server, core: core)
        }
    }

    /// Stops listening, ends callbacks under way, and returns when the port is free.
    public func stop() async {
        core.stop()
        await server.stop()
    }
}
