import Glibc
import Synchronization

/// Which of the sandboxes that share a journal shows the pay pages: links lead to one that stays, not to that of a command
/// which ends in a moment.
///
/// Whoever stays and holds the lock of a file beside the journal is the host, and its address stands in the file. The lock
/// ends with its process, and the next to be asked takes it.
final class PageHost: Sendable {
    private let path: String?
    private let mayHost: Bool
    /// Open, and locked, while this one is the host.
    private let held = Mutex<Int32?>(nil)

    /// - Parameters:
    ///   - journalPath: nil where nothing is shared.
    ///   - mayHost: whether this sandbox stays until somebody ends it.
    init(ledgerPath: String?, mayHost: Bool) {
        path = ledgerPath.map { $0 + ".host" }
        self.mayHost = mayHost
    }

    deinit { leave() }

    /// Where pages are shown now: `own`, or the host's address. Never waits for another process.
    func baseURL(own: String) -> String {
        guard let path else { return own }
        return held.withLock { held in
            if held != nil { return own }
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
            guard descriptor >= 0 else { return own }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
                guard mayHost, ftruncate(descriptor, 0) == 0, Self.write(own, to: descriptor) else {
                    close(descriptor)
                    return own
                }
                held = descriptor
                return own
            }
            defer { close(descriptor) }
            return Self.address(in: descriptor) ?? own
        }
    }

    /// Lets another be the host.
    func leave() {
        held.withLock { held in
            if let held { close(held) }
            held = nil
        }
    }

    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        return pwrite(descriptor, bytes, bytes.count, 0) == bytes.count
    }

    /// Nil for anything but an address on loopback: whoever reads a link made of it shall be led nowhere else.
    private static func address(in descriptor: Int32) -> String? {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 0 else { return nil }
        let text = String(decoding: bytes[..<count], as: UTF8.self)
        let prefix = "http://127.0.0.1:"
        guard text.hasPrefix(prefix), UInt16(text.dropFirst(prefix.count)) != nil else { return nil }
        return text
    }
}
