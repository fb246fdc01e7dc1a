import Glibc
import TestGateway
import Testing

extension Journeys {
    @Test func theSecretIsGoneFromTheProgramsEnvironment() async throws {
        try await Desk.with(.kind("test")) { desk in
            try await desk.openConsole()
            let pid = try #require(desk.text(of: "pid")?.split(separator: "\n").first)
            // To a user without rights over the machine all of it is closed; others find what is left.
            let stream = fopen("/proc/\(pid)/environ", "re")
            try #require(stream != nil || errno == EACCES)
            guard let stream else { return }
            defer { fclose(stream) }
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let left = String(decoding: bytes[..<fread(&bytes, 1, bytes.count, stream)], as: UTF8.self)
            #expect(left.contains("EINVOICE_CLIENT_ID="))
            #expect(try !left.contains(desk.gateway.secret))
        }
    }
}
