import Glibc

/// A folder of its own for a test, gone when the test is.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        var template = Array("/tmp/einvoice-kit.XXXXXX".utf8CString)
        path = mkdtemp(&template).map { String(cString: $0) }!
    }

    deinit { Self.remove(path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, making the folders above it.
    @discardableResult
    func write(_ text: String, to name: String, mode: mode_t = 0o600) -> String {
        let whole = file(name)
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            mkdir(folder, 0o700)
        }
        let stream = fopen(whole, "w")!
        fputs(text, stream)
        fclose(stream)
        chmod(whole, mode)
        return whole
    }

    func read(_ name: String) -> String? { Self.text(of: file(name)) }

    func mode(of name: String) -> mode_t {
        var facts = stat()
        stat(file(name), &facts)
        return facts.st_mode & 0o7777
    }

    /// Every file below the folder, by its path in it.
    var files: [String] { Self.files(in: path).map { String($0.dropFirst(path.count + 1)) }.sorted() }

    private static func text(of path: String) -> String? {
        guard let stream = fopen(path, "r") else { return nil }
        defer { fclose(stream) }
        var bytes: [UInt8] = []
        while case let byte = fgetc(stream), byte != EOF { bytes.append(UInt8(byte)) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func entries(in folder: String) -> [String] {
        guard let handle = opendir(folder) else { return [] }
        defer { closedir(handle) }
        var entries: [String] = []
        while let entry = readdir(handle) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { entries.append("\(folder)/\(name)") }
        }
        return entries
    }

    private static func files(in folder: String) -> [String] {
        entries(in: folder).flatMap { isFolder($0) ? files(in: $0) : [$0] }
    }

    private static func isFolder(_ path: String) -> Bool {
        var facts = stat()
        return lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
    }

    private static func remove(_ folder: String) {
        for entry in entries(in: folder) {
            if isFolder(entry) { remove(entry) } else { unlink(entry) }
        }
        rmdir(folder)
    }
}

extension TemporaryFolder {
    /// Takes a folder away and puts a file in its place, so that nothing can be written there any more, by root neither.
    func replaceWithFile(_ name: String) {
        moveAway(name)
        write("", to: name)
    }

    /// Gives a file or folder another name.
    func moveAway(_ name: String) { rename(file(name), file("\(name).gone")) }
}
