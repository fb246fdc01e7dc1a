import Files
import Glibc
import Synchronization

/// Chooses which of the sandboxes that share a journal shows the pay pages: links lead to one that stays, not to a
/// command that ends in a moment.
///
/// Whoever stays and holds the lock of a file beside the journal is the host, and its address stands in the file. The lock
/// ends with its process, and the next to be asked takes it.
final class PageHost: Sendable {
    private let path: String?
    private let mayHost: Bool
    /// Open, and locked, while this one is the host.
    private let held = Mutex<Descriptor?>(nil)

    /// - Parameters:
    ///   - ledgerPath: nil where nothing is shared.
    ///   - mayHost: whether this sandbox stays until somebody ends it.
    init(ledgerPath: String?, mayHost: Bool) {
        path = ledgerPath.map { $0 + ".host" }
        self.mayHost = mayHost
    }

    deinit { leave() }

    /// The address of the pages now: `own`, or the host's. Never waits for another process.
    func baseURL(own: String) -> String {
        guard let path else { return own }
        if held.withLock({ $0 != nil }) { return own }
        guard let file = Descriptor(path: path, flags: O_RDWR | O_CREAT | O_NOFOLLOW) else { return own }
        // Where another thread of this process holds the lock, the address in the file is `own` as well.
        guard file.lock(seconds: 0) == 0 else { return Self.address(in: file) ?? own }
        guard mayHost, ftruncate(file.raw, 0) == 0, file.write(Array(own.utf8)) == 0 else { return own }
        var taken: Descriptor? = file
        held.withLock { swap(&$0, &taken) }
        return own
    }

    /// Lets another be the host.
    func leave() {
        var left: Descriptor?
        held.withLock { swap(&$0, &left) }
    }

    /// Nil for anything but an address on loopback: a link made of it leads nowhere else.
    private static func address(in file: borrowing Descriptor) -> String? {
        guard let bytes = file.bytes(0..<64) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        let prefix = "http://127.0.0.1:"
        guard text.hasPrefix(prefix), UInt16(text.dropFirst(prefix.count)) != nil else { return nil }
        return text
    }
}
