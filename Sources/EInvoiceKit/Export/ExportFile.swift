import Glibc

/// A file that is being written without a name and gets its own when it is whole; 0600, for its owner only.
///
/// Whoever looks at the name meets nothing, the file of before, or all of the new one; and however the program ends, no
/// half of a file is left behind. (Where the file system can't have files without a name, it has another one meanwhile.)
struct ExportFile: ~Copyable {
    private let path: String
    /// Where it goes: behind a symbolic link, which stays one.
    private let target: String
    /// The name meanwhile.
    private let draft: String
    private var hasDraft = false
    private var descriptor: Int32 = -1
    private let mayOverwrite: Bool
    private var buffer: [UInt8] = []

    private static let block = 256 * 1024
    /// `O_TMPFILE` of open(2), which Swift doesn't import: the kernel's number for it and the flag for folders.
    private static let unnamed = 0o20_000_000 | O_DIRECTORY

    /// Begins the file.
    ///
    /// - Parameter history: a folder in which nothing must be overwritten.
    /// - Throws: ``ExportFailure/exists(path:)`` where something of this name must not be overwritten.
    init(_ path: String, mayOverwrite: Bool, isOutside history: String? = nil) throws(ExportFailure) {
        self.path = path
        self.mayOverwrite = mayOverwrite
        target = PrivateFile.resolved(path)
        draft = "\(target).\(getpid()).\(UInt32.random(in: 0 ... .max)).part"
        var status = stat()
        if lstat(path, &status) == 0 {
            // A device, pipe or folder is no file to be replaced, and neither is a link that leads nowhere.
            let kind = lstat(target, &status) == 0 ? status.st_mode & S_IFMT : S_IFREG
            if kind == S_IFDIR { throw .cannotWrite(path: path, errno: EISDIR) }
            if kind != S_IFREG { throw .notAFile(path: path) }
            // With any name for it: the history may be a link to elsewhere, too.
            if let history,
                [path, target].contains(where: { Self.isIn(history, $0) }) || Self.isHistory(target, of: history)
            {
                throw .isOfHistory(path: path)
            }
            if !mayOverwrite { throw .exists(path: path) }
        }
        descriptor = open(PrivateFile.parent(of: target), Self.unnamed | O_WRONLY | O_CLOEXEC, 0o600)
        // Its name is given by way of /proc; where that is missing it could never get one.
        if descriptor >= 0, access(link, F_OK) != 0 {
            close(descriptor)
            descriptor = -1
        }
        if descriptor < 0 {
            descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            hasDraft = descriptor >= 0
        }
        guard descriptor >= 0 else { throw .cannotWrite(path: path, errno: errno) }
    }

    private static func isIn(_ folder: String, _ path: String) -> Bool {
        PrivateFile.resolved(PrivateFile.parent(of: path)) == PrivateFile.resolved(folder)
    }

    private static func isHistory(_ path: String, of folder: String) -> Bool {
        path == PrivateFile.resolved("\(folder)/history.jsonl")
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if hasDraft { unlink(draft) }
    }

    /// Where the file can be reached as long as it has no name.
    private var link: String { "/proc/self/fd/\(descriptor)" }

    /// Adds bytes.
    mutating func put(_ bytes: [UInt8]) throws(ExportFailure) {
        buffer += bytes
        if buffer.count >= Self.block { try writeOut() }
    }

    /// Puts the whole file in its place, on the disk.
    mutating func finish() throws(ExportFailure) {
        try writeOut()
        guard fsync(descriptor) == 0 else { throw .cannotWrite(path: path, errno: errno) }
        // To have no name overwritten, the file gets it by a link, which fails where the name is taken, whoever was faster.
        if !hasDraft, mayOverwrite {
            guard Glibc.linkat(AT_FDCWD, link, AT_FDCWD, draft, AT_SYMLINK_FOLLOW) == 0 else {
                throw .cannotWrite(path: path, errno: errno)
            }
            hasDraft = true
        }
        let result =
            switch (hasDraft, mayOverwrite) {
            case (_, true): rename(draft, target)
            case (true, false): moveDraft()
            case (false, false): Glibc.linkat(AT_FDCWD, link, AT_FDCWD, target, AT_SYMLINK_FOLLOW)
            }
        guard result == 0 else {
            throw errno == EEXIST ? .exists(path: path) : .cannotWrite(path: path, errno: errno)
        }
        if mayOverwrite { hasDraft = false }
    }

    /// Gives the draft its name unless that is taken.
    private func moveDraft() -> Int32 {
        if Glibc.link(draft, target) == 0 { return 0 }
        // Some file systems know no links; there a second look must do.
        guard [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) else { return -1 }
        var status = stat()
        guard lstat(target, &status) != 0 else {
            errno = EEXIST
            return -1
        }
        return rename(draft, target)
    }

    private mutating func writeOut() throws(ExportFailure) {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .cannotWrite(path: path, errno: count < 0 ? errno : ENOSPC) }
            done += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
