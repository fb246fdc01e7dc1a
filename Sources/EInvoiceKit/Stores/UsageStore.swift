import Files
import InvoiceCore
import JSON

/// Keeps ``InvoiceCore/MethodUsage`` and ``InvoiceCore/ListSettings`` in `usage.json` of the profile's folder. Several programs
/// may use it at once; nothing is lost with it but convenience.
public actor UsageStore {
    private let folder: String
    private let path: String

    /// Touches nothing. `folder` is the profile's.
    public init(folder: String) {
        self.folder = folder
        path = "\(folder)/usage.json"
    }

    /// What is kept: the methods used lately and the favourites, and how the list is shown.
    public typealias Stored = (methods: MethodUsage, list: ListSettings)

    /// Both of one look at the file; those of the first start when there is no readable file.
    public func stored() -> Stored {
        guard let contents = try? PrivateFile.read(path, limit: 1 << 18),
            let json = try? JSONValue(parsing: contents.bytes)
        else { return (MethodUsage(), ListSettings()) }
        let methods = MethodUsage(recent: json["recent"]?.strings ?? [], favourites: json["favourites"]?.strings ?? [])
        var list = ListSettings()
        for text in (json["searches"]?.strings ?? []).reversed() { list.apply(.searched(text)) }
        for search in json["saved_searches"]?.array ?? [] {
            guard let name = search["name"]?.string, let text = search["text"]?.string else { continue }
            list.apply(.save(.init(name: name, text: text)))
        }
        if let order = json["order"]?.string.flatMap({ InvoiceQuery.Order(rawValue: $0) }) { list.apply(.order(order)) }
        if let columns = json["columns"]?.strings {
            list.apply(.columns(Set(columns.compactMap { ListColumn(rawValue: $0) })))
        }
        return (methods, list)
    }

    /// Notes that a method was taken.
    @discardableResult
    public func used(_ code: String) throws(StorageProblem) -> MethodUsage {
        try change { stored in
            stored.methods.recent.removeAll { $0 == code }
            stored.methods.recent.insert(code, at: 0)
            stored.methods.recent.removeLast(max(0, stored.methods.recent.count - MethodUsage.keptRecent))
        }.methods
    }

    /// Makes a method a favourite, or takes that back.
    @discardableResult
    public func setFavourite(_ code: String, _ isFavourite: Bool) throws(StorageProblem) -> MethodUsage {
        try change { stored in
            stored.methods.favourites.removeAll { $0 == code }
            if isFavourite { stored.methods.favourites.append(code) }
        }.methods
    }

    /// Changes the settings of the list.
    @discardableResult
    public func edit(_ edit: ListSettings.Edit) throws(StorageProblem) -> ListSettings {
        try change { $0.list.apply(edit) }.list
    }

    private func change(_ edit: (inout Stored) -> Void) throws(StorageProblem) -> Stored {
        try FolderLock.holding("usage.lock", in: folder) { failure in
            StorageProblem(failure)
        } _: { () throws(StorageProblem) in
            var stored = stored()
            edit(&stored)
            func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
            let (methods, settings) = (stored.methods, stored.list)
            var members: [(String, JSONValue)] = [
                ("favourites", list(methods.favourites)), ("recent", list(methods.recent)),
            ]
            if !settings.recent.isEmpty { members.append(("searches", list(settings.recent))) }
            if !settings.saved.isEmpty {
                let searches = settings.saved.map { search in
                    JSONValue.ordered([("name", .string(search.name)), ("text", .string(search.text))])
                }
                members.append(("saved_searches", .array(searches)))
            }
            if settings.order != .newestFirst { members.append(("order", .string(settings.order.rawValue))) }
            if let columns = settings.columns {
                members.append(("columns", list(ListColumn.allCases.filter(columns.contains).map(\.rawValue))))
            }
            try JSONValue.ordered(members).replaceFile(at: path)
            return stored
        }
    }
}
