import Glibc

/// Keeps other programs, and other tasks of this one, from doing the same in a folder at the same time.
///
/// The system gives the lock back when the program ends, however it ends. The file stays: if it were removed, two
/// programs could hold the lock, each on a file of its own.
package enum FolderLock {
    /// Does `work` while nobody else holds the lock; waits for it, and makes the folder where it is missing.
    ///
    /// - Parameter seconds: how long it is waited for: a program that was stopped by Ctrl-Z while it holds the lock must
    ///   not hang the others for good.
    /// - Throws: what `work` throws, or what `failed` makes of a failure to take the lock.
    package static func holding<Value, Failure: Error>(
        _ name: String, in folder: String, seconds: Int = 10, failed: (FileFailure) -> Failure,
        _ work: () throws(Failure) -> Value
    ) throws(Failure) -> Value {
        let file = try held("\(folder)/\(name)", folder, seconds, failed)
        defer { file.unlock() }
        return try work()
    }

    private static func held<Failure: Error>(
        _ path: String, _ folder: String, _ seconds: Int, _ failed: (FileFailure) -> Failure
    ) throws(Failure) -> Descriptor {
        do throws(FileFailure) { return try take(path, folder, seconds) } catch { throw failed(error) }
    }

    private static func take(_ path: String, _ folder: String, _ seconds: Int) throws(FileFailure) -> Descriptor {
        let file = try opened(path, folder)
        switch file.lock(seconds: seconds) {
        case 0: return file
        case EWOULDBLOCK:
            throw FileFailure(.lock, path, code: EWOULDBLOCK, seconds: seconds)
        case let problem: throw FileFailure(.lock, path, code: problem)
        }
    }

    private static func opened(_ path: String, _ folder: String) throws(FileFailure) -> Descriptor {
        if let file = Descriptor(path: path, flags: O_RDWR | O_CREAT) { return file }
        guard errno == ENOENT else { throw FileFailure(.open, path) }
        try Folder.make(folder)
        guard let file = Descriptor(path: path, flags: O_RDWR | O_CREAT) else { throw FileFailure(.open, path) }
        return file
    }
}
