import Files
import Glibc
import InvoiceCore

/// Where a profile's files are, and how they are made, opened and locked.
struct ProfileFolder: Sendable {
    let path: String
    let disk: DiskCalls
    /// How long a lock is waited for.
    let lockSeconds: Int

    var history: String { "\(path)/history.jsonl" }
    var torn: String { "\(path)/history.torn.jsonl" }
    var leases: String { "\(path)/leases" }
    var lastPaymentID: String { "\(path)/payment-id.last" }

    /// Makes the folder and those above it that are missing.
    func make() throws(StorageProblem) { try Self.make(path) }

    static func make(_ path: String) throws(StorageProblem) {
        _ = try StorageProblem.of { () throws(FileFailure) in try Folder.make(path) }
    }

    /// Opens a file of the folder for reading and appending, makes it (0600) where it is missing, and takes its lock.
    ///
    /// The lock is the file's own, so after it was waited for the name may belong to another file (a repair's): then that
    /// one is opened. All that may have to be done again ends with the time for the lock.
    /// - Parameter kept: the file as it was opened here before; it saves doing it again.
    func openLocked(
        _ file: String, kept: consuming Descriptor? = nil, isAppended: Bool = true
    ) throws(StorageProblem) -> Descriptor {
        let flags = O_RDWR | O_CREAT | (isAppended ? O_APPEND : 0)
        let end = SystemTime.monotonic() + Int64(lockSeconds) * 1_000_000
        var isMade = false
        while true {
            guard let opened = kept.take() ?? Descriptor(path: file, flags: flags) else {
                let problem = errno
                guard problem == ENOENT || problem == ENOTDIR, !isMade else {
                    throw problem == ENXIO || problem == EISDIR
                        ? .notAFile(path: file) : .cannotOpen(path: file, errno: problem)
                }
                try make()
                isMade = true
                continue
            }
            guard let status = opened.status() else { throw .cannotOpen(path: file, errno: errno) }
            // A device or pipe in the file's place would swallow records.
            guard status.isRegular else { throw .notAFile(path: file) }
            let problem = opened.lock(until: end)
            if problem == EWOULDBLOCK { throw .lockedTooLong(path: file, seconds: lockSeconds) }
            if problem != 0 { throw .cannotLock(path: file, errno: problem) }
            let named = disk.status(file)
            let problemOfName = named == nil ? errno : 0
            if named?.identity == status.identity { return opened }
            if SystemTime.monotonic() >= end {
                // Nobody can tell whether the lock is that of the file which others open.
                throw problemOfName == 0
                    ? .replacedMeanwhile(path: file) : .cannotLock(path: file, errno: problemOfName)
            }
            usleep(1000)
        }
    }

    /// Takes the shared lock of a file and gives how it is while nobody writes to it.
    func lockToRead(
        _ file: borrowing Descriptor, of path: String, seconds: Int
    ) throws(StorageProblem) -> FileStatus {
        let problem = file.lock(isShared: true, seconds: seconds)
        if problem == EWOULDBLOCK { throw .lockedTooLong(path: path, seconds: seconds) }
        if problem != 0 { throw .cannotLock(path: path, errno: problem) }
        guard let status = file.status() else { throw .cannotRead(path: path, errno: errno) }
        return status
    }

    /// Makes sure that the history's name outlives a power cut, where those of the folders above it do.
    ///
    /// - Returns: the device that the profile's folder is on.
    @discardableResult
    func flushName() throws(StorageProblem) -> UInt64? {
        let place = Folder.parent(of: Folder.resolved(history))
        let device = try flushNames(in: path)
        // The history may be a link to elsewhere.
        if try identity(ofFolder: place) != identity(ofFolder: path) { try flushNames(in: place) }
        return device
    }

    /// Makes sure that the names in the profile's folder, its own and those of the folders above it outlive a power cut.
    func flushFolders() throws(StorageProblem) {
        let device = try flushName()
        try StorageProblem.of { () throws(FileFailure) in try Folder.flushNames(above: path, on: device, by: disk) }
    }

    /// Nil where nobody may look. A disk that can't tell is no reason to believe that all is well.
    private func identity(ofFolder path: String) throws(StorageProblem) -> FileIdentity? {
        if let status = FileStatus(path: path) { return status.identity }
        if errno == EACCES { return nil }
        throw .cannotOpen(path: path, errno: errno)
    }

    /// Makes sure that the names in a folder outlive a power cut.
    ///
    /// - Returns: the device that the folder is on.
    @discardableResult
    func flushNames(in folder: String) throws(StorageProblem) -> UInt64? {
        try StorageProblem.of { () throws(FileFailure) in try Folder.flushNames(in: folder, by: disk) }
    }
}
