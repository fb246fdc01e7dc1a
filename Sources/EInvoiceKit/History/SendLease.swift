import Files
import Glibc
import InvoiceCore
import Synchronization

/// The proof that a program which sends an invoice is still running: a locked file, `leases/<id>` in the profile's folder.
///
/// The lock ends with the program however it ends, and its id stands in the intents that it records; an invoice that is
/// `sending` under a dead lease was interrupted.
package final class SendLease: Sendable {
    /// The value of ``InvoiceCore/InvoiceIntent/lease``.
    package let id: String

    private let path: String
    private let file: Descriptor
    private let isLeft = Atomic(false)

    init(id: String, path: String, file: consuming Descriptor) {
        self.id = id
        self.path = path
        self.file = file
    }

    /// Whether the file stays when the lease ends, as it does after a crash: whoever starts next looks for what the program
    /// left `sending` only where a dead lease tells of it.
    package func leaveBehind(_ isLeft: Bool) { self.isLeft.store(isLeft, ordering: .relaxed) }

    deinit {
        if isLeft.load(ordering: .relaxed) { return }
        // The lock is held until the file is gone, so nobody else has taken the name meanwhile.
        unlink(path)
    }
}

extension HistoryStore {
    /// Takes a lease that lives as long as the object, or the program. One is enough for all that a program sends. When it
    /// returns, the lease's name is on the disk.
    ///
    /// - Throws: ``InvoiceCore/StorageProblem`` when the lease's file can't be made.
    package func takeLease() throws(StorageProblem) -> SendLease {
        try ProfileFolder.make(files.leases)
        // The name must only differ from all others.
        let id = Self.newInvoiceID(at: Timestamp(milliseconds: 0))
        let path = "\(files.leases)/\(id)"
        let file = try files.openLocked(path)
        // Whoever starts after a power cut looks for what was sent by the names of leases.
        try files.flushNames(in: files.leases)
        // The folder of a history with records has its name on the disk.
        if let status = FileStatus(path: files.history), status.size > 0 {
            try files.flushName()
            // The first record needn't flush it again.
            lastWrite.withLock { $0.named = status.identity }
        } else {
            try files.flushFolders()
        }
        return SendLease(id: id, path: path, file: file)
    }

    /// True while the program that took this lease runs. In doubt (a file that can't be opened) it does.
    package func isAlive(lease: String) -> Bool {
        // The text comes from a file: it must not lead anywhere else.
        guard !lease.isEmpty, lease.utf8.count <= 64, lease.utf8.allSatisfy(Self.isIDByte) else { return false }
        guard let file = Descriptor(path: "\(files.leases)/\(lease)", flags: O_RDONLY) else { return errno != ENOENT }
        return file.lock(isShared: true, seconds: 0) != 0
    }

    /// Removes the file of a lease that is dead; one that a program holds, or is just taking, stays.
    ///
    /// To be called when everything that was sent under it is recorded as interrupted. What can't be removed is found dead
    /// again the next time.
    package func remove(deadLease name: String) {
        // A name in the folder, nothing that leads anywhere else.
        guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "/")) else { return }
        let path = "\(files.leases)/\(name)"
        guard let file = Descriptor(path: path, flags: O_RDONLY) else { return }
        // Under its lock: a program that is just taking it sees then that the name is gone, and makes it anew.
        guard file.lock(seconds: 0) == 0 else { return }
        defer { file.unlock() }
        unlink(path)
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte)
    }
}
