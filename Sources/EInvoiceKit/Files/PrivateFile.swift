import Glibc

/// A failed file operation.
package struct FileFailure: Error, Equatable {
    /// The system's error number.
    let code: Int32
    /// What happened: the system's words, or better ones.
    package let words: String

    init(code: Int32, words: String? = nil) {
        self.code = code
        self.words = words ?? String(cString: strerror(code))
    }

    /// Takes the number of the call that failed just now.
    static var last: FileFailure { FileFailure(code: errno) }
}

/// Small files that are nobody else's business: read whole, replaced whole, 0600.
package enum PrivateFile {
    /// What a file held, and its permission bits at that moment.
    struct Contents {
        let bytes: [UInt8]
        let mode: UInt32

        /// True when group or others may do anything with it.
        var isOpenToOthers: Bool { mode & 0o077 != 0 }
    }

    /// True where something has this name, and it can't be read as a file is.
    static func isNoFile(_ path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT != S_IFREG
    }

    /// The text of a small file of one's own; nil where there is none, or something else in its place.
    package static func text(of path: String) -> String? {
        (try? read(path, limit: 1 << 20)).flatMap { String(validating: $0.bytes, as: UTF8.self) }
    }

    /// The file's bytes.
    ///
    /// - Throws: the failure of the system call; `EFBIG` past `limit` bytes; `EINVAL` where it is no file: a pipe could be
    ///   waited for without end.
    static func read(_ path: String, limit: Int) throws(FileFailure) -> Contents {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw .last }
        defer { close(file) }
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw .last }
        switch facts.st_mode & S_IFMT {
        // A device like /dev/null answers at once, and stands for an empty file.
        case S_IFREG, S_IFCHR: break
        case S_IFDIR: throw FileFailure(code: EISDIR)
        default: throw FileFailure(code: EINVAL, words: "it is a pipe or a socket, and no file")
        }
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &block, block.count)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            bytes += block[0..<count]
            if bytes.count > limit { throw FileFailure(code: EFBIG) }
        }
        return Contents(bytes: bytes, mode: facts.st_mode & 0o7777)
    }

    /// Puts `bytes` in the place of the file, at once: a reader or a power cut meets the old file or the new one. When it
    /// returns, the file is on the disk with its name. The folder is made (0700) where it is missing; a symbolic link keeps
    /// pointing where it did, also to nothing yet.
    ///
    /// - Parameter isFolderKept: the folder's own name, and those of the folders above it, are known to be on the disk.
    package static func replace(
        _ path: String, with bytes: [UInt8], isFolderKept: Bool = false
    ) throws(FileFailure) {
        let target = destination(of: path)
        let folder = parent(of: target)
        let isNew = try makeFolder(folder)
        // The random part keeps two programs, or two tasks of one, out of each other's way.
        let draft = "\(target).\(getpid()).\(UInt32.random(in: 0 ... .max)).tmp"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last }
        do throws(FileFailure) {
            defer { close(file) }
            try write(bytes, to: file)
            guard fsync(file) == 0 else { throw .last }
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, target) == 0 else {
            let failure = FileFailure.last
            unlink(draft)
            throw failure
        }
        try flushNames(in: folder)
        if isNew || !isFolderKept { try flushNames(above: folder) }
    }

    /// Removes what programs that were killed in the middle of ``replace(_:with:)`` left in a folder: no writing takes an hour.
    static func removeLitter(in folder: String) throws(FileFailure) {
        let hourAgo = time(nil) - 3600
        for name in try names(in: folder) where name.hasSuffix(".tmp") {
            var facts = stat()
            guard lstat("\(folder)/\(name)", &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else { continue }
            if facts.st_mtim.tv_sec < hourAgo { try remove("\(folder)/\(name)") }
        }
    }

    /// Removes the file; one that isn't there is removed already.
    static func remove(_ path: String) throws(FileFailure) {
        guard unlink(path) == 0 || errno == ENOENT else { throw .last }
    }

    /// Makes the folder and those above it, for nobody else (0700); false where it is there already.
    @discardableResult
    static func makeFolder(_ path: String) throws(FileFailure) -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        if errno == EEXIST { return false }
        guard errno == ENOENT, parent(of: path) != path else { throw .last }
        try makeFolder(parent(of: path))
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw .last }
        return true
    }

    /// The names in a folder, none when there is no such folder.
    static func names(in folder: String) throws(FileFailure) -> [String] {
        guard let handle = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw .last
        }
        defer { closedir(handle) }
        var names: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    private static func write(_ bytes: [UInt8], to file: Int32) throws(FileFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw .last
            }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes sure that the names in a folder outlive a power cut. Where a folder may not be looked into, or a file system
    /// can't flush one (EINVAL), there is nothing more to be done.
    private static func flushNames(in path: String) throws(FileFailure) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else {
            if errno == EACCES { return }
            throw .last
        }
        defer { close(folder) }
        guard fsync(folder) == 0 || errno == EINVAL else { throw .last }
    }

    /// The same for the folders above it, which may be new too, up to where another disk is mounted.
    private static func flushNames(above path: String) throws(FileFailure) {
        var (facts, above) = (stat(), stat())
        var folder = path
        while parent(of: folder) != folder {
            let next = parent(of: folder)
            guard stat(folder, &facts) == 0, stat(next, &above) == 0 else {
                if errno == EACCES { return }
                throw .last
            }
            if above.st_dev != facts.st_dev { return }
            try flushNames(in: next)
            folder = next
        }
    }

    /// The path with its symbolic links followed, or as it is where there is no such file yet.
    static func resolved(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    /// Where a file of this name is written: behind the symbolic links that have it, whether or not there is a file yet.
    private static func destination(of path: String) -> String {
        var target = path
        // As many links as the system follows, path_resolution(7).
        for _ in 0..<40 {
            if let real = realpath(target, nil) {
                defer { free(real) }
                return String(cString: real)
            }
            var name = [CChar](repeating: 0, count: 4096)
            let length = readlink(target, &name, name.count)
            guard length > 0 else { return target }
            let link = String(decoding: name[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            target = link.utf8.first == UInt8(ascii: "/") ? link : "\(parent(of: target))/\(link)"
        }
        return path
    }

    /// The folder that a path is in.
    static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

extension FileFailure {
    /// True when there is no such file, or no such folder above it.
    var isMissingFile: Bool { code == ENOENT || code == ENOTDIR }
    /// True when the file is longer than was allowed.
    var isTooLarge: Bool { code == EFBIG }
}
