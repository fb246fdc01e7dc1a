import Glibc

/// Keeps other programs, and other tasks of this one, from doing the same in a folder at the same time.
///
/// The system gives the lock back when the program ends, however it ends. The file stays: removing it would let two hold
/// "the" lock.
enum FolderLock {
    /// Does `work` while nobody else holds the lock; waits for it, and makes the folder where it is missing.
    ///
    /// - Parameter seconds: how long it is waited for: a program that was stopped by Ctrl-Z while it holds the lock must
    ///   not hang the others for good.
    /// - Throws: what `work` throws, or what `failed` makes of a failure to take the lock.
    static func holding<Value, Failure: Error>(
        _ name: String, in folder: String, seconds: Int = 10, failed: (FileFailure) -> Failure,
        _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let file: Int32
        do throws(FileFailure) {
            file = try take("\(folder)/\(name)", folder, seconds)
        } catch {
            throw failed(error)
        }
        defer { close(file) }
        return try work()
    }

    private static func take(_ path: String, _ folder: String, _ seconds: Int) throws(FileFailure) -> Int32 {
        func opened() -> Int32 { open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600) }
        var file = opened()
        if file < 0, errno == ENOENT {
            try PrivateFile.makeFolder(folder)
            file = opened()
        }
        guard file >= 0 else { throw .last }
        // Asked for again each millisecond: flock(2) itself waits without a limit.
        for _ in 0...seconds * 1000 {
            if flock(file, LOCK_EX | LOCK_NB) == 0 { return file }
            guard errno == EWOULDBLOCK || errno == EINTR else {
                let failure = FileFailure.last
                close(file)
                throw failure
            }
            usleep(1000)
        }
        close(file)
        throw FileFailure(code: EWOULDBLOCK, words: "another program has held its lock for \(seconds) s")
    }
}
