import Glibc

/// Keeps other programs, and other tasks of this one, from doing the same in a folder at the same time.
///
/// The system gives the lock back when the program ends, however it ends. The file stays: removing it would let two hold
/// "the" lock.
enum FolderLock {
    /// Does `work` while nobody else holds the lock; waits for it, and makes the folder where it is missing.
    ///
    /// - Throws: what `work` throws, or what `failed` makes of a failure to take the lock.
    static func holding<Value, Failure: Error>(
        _ name: String, in folder: String, failed: (FileFailure) -> Failure, _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let file: Int32
        do throws(FileFailure) {
            file = try take("\(folder)/\(name)", folder)
        } catch {
            throw failed(error)
        }
        defer { close(file) }
        return try work()
    }

    private static func take(_ path: String, _ folder: String) throws(FileFailure) -> Int32 {
        try PrivateFile.makeFolder(folder)
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw .last }
        while flock(file, LOCK_EX) != 0 {
            if errno == EINTR { continue }
            let failure = FileFailure.last
            close(file)
            throw failure
        }
        return file
    }
}
