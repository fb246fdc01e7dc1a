import Files
import Glibc
import InvoiceCore
import JSON

extension StorageProblem {
    package init(_ failure: FileFailure) {
        let (path, errno) = (failure.path, failure.code)
        self =
            switch failure.step {
            case .makeFolder: .cannotCreateFolder(path: path, errno: errno)
            case .open where failure.isPipe: .notAFile(path: path)
            case .open: .cannotOpen(path: path, errno: errno)
            case .lock:
                failure.seconds.map { .lockedTooLong(path: path, seconds: $0) } ?? .cannotLock(path: path, errno: errno)
            case .read: .cannotRead(path: path, errno: errno)
            case .write: .cannotWrite(path: path, errno: errno)
            case .flush: .cannotFlush(path: path, errno: errno)
            }
    }

    /// What a search came upon, which throws nothing else but a cancellation.
    package init(searching error: any Error) { self = error as? StorageProblem ?? .noIndex("\(error)") }

    /// Does something with files; what fails is told as the history's own.
    static func of<Value: ~Copyable>(
        _ work: () throws(FileFailure) -> Value
    ) throws(StorageProblem) -> Value {
        do throws(FileFailure) { return try work() } catch { throw StorageProblem(error) }
    }
}

extension JSONValue {
    /// Small files of the program's own have a line a member, so that people can read and compare them.
    var fileBytes: [UInt8] {
        var writer = JSONWriter(.indented)
        writer.value(self)
        writer.endLine()
        return writer.bytes
    }

    /// Makes this the file's content in one step, 0600.
    func replaceFile(at path: String) throws(StorageProblem) {
        try StorageProblem.of { () throws(FileFailure) in try PrivateFile.replace(path, with: fileBytes) }
    }
}
