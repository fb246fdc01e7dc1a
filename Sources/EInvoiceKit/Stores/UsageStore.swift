import Files
import InvoiceCore
import JSON

/// Keeps ``MethodUsage`` in `usage.json` of the profile's folder. Several programs may use it at once; nothing is lost
/// with it but convenience.
public actor UsageStore {
    private let folder: String
    private let path: String

    /// Touches nothing. `folder` is the profile's.
    public init(folder: String) {
        self.folder = folder
        path = "\(folder)/usage.json"
    }

    /// The stored usage; empty when there is no readable file.
    public func usage() -> MethodUsage {
        guard let contents = try? PrivateFile.read(path, limit: 1 << 16),
            let json = try? JSONValue(parsing: contents.bytes), let recent = json["recent"]?.strings,
            let favourites = json["favourites"]?.strings
        else { return MethodUsage() }
        return MethodUsage(recent: recent, favourites: favourites)
    }

    /// Notes that a method was taken.
    @discardableResult
    public func used(_ code: String) throws(StorageProblem) -> MethodUsage {
        try change { usage in
            usage.recent.removeAll { $0 == code }
            usage.recent.insert(code, at: 0)
            usage.recent.removeLast(max(0, usage.recent.count - MethodUsage.keptRecent))
        }
    }

    /// Makes a method a favourite, or takes that back.
    @discardableResult
    public func setFavourite(_ code: String, _ isFavourite: Bool) throws(StorageProblem) -> MethodUsage {
        try change { usage in
            usage.favourites.removeAll { $0 == code }
            if isFavourite { usage.favourites.append(code) }
        }
    }

    private func change(_ edit: (inout MethodUsage) -> Void) throws(StorageProblem) -> MethodUsage {
        try FolderLock.holding("usage.lock", in: folder) { failure in
            StorageProblem(failure)
        } _: { () throws(StorageProblem) in
            var usage = usage()
            edit(&usage)
            let lists = [("favourites", usage.favourites), ("recent", usage.recent)]
            try JSONFile.replace(path, with: .ordered(lists.map { ($0.0, .array($0.1.map { .string($0) })) }))
            return usage
        }
    }
}
