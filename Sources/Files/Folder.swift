import Glibc

/// Folders and the names in them.
package enum Folder {
    /// Makes the folder and those above it that are missing, for their owner only (0700); false where it is there already.
    @discardableResult
    package static func make(_ path: String) throws(FileFailure) -> Bool {
        if mkdir(path, 0o700) == 0 { return true }
        if errno == EEXIST { return false }
        let above = parent(of: path)
        guard errno == ENOENT, above != path else { throw FileFailure(.makeFolder, path) }
        try make(above)
        guard mkdir(path, 0o700) == 0 || errno == EEXIST else { throw FileFailure(.makeFolder, path) }
        return true
    }

    /// The folder that a path is in; the root is in itself, and a bare name in `.`.
    package static func parent(of path: String) -> String {
        let slash = UInt8(ascii: "/")
        let bytes = path.utf8[...]
        guard let end = bytes.lastIndex(where: { $0 != slash }) else { return bytes.isEmpty ? "." : "/" }
        guard let last = bytes[..<end].lastIndex(of: slash) else { return "." }
        return last == path.startIndex ? "/" : String(path[..<last])
    }

    /// The path with its symbolic links followed, or as it is where there is no such file yet.
    package static func resolved(_ path: String) -> String { real(path) ?? path }

    /// The path at which a file of this name is written: behind symbolic links, whether or not there is a file yet.
    package static func destination(of path: String) -> String {
        var target = path
        // As many links as the system follows, path_resolution(7).
        for _ in 0..<40 {
            if let real = real(target) { return real }
            var name = [CChar](repeating: 0, count: 4096)
            let length = readlink(target, &name, name.count)
            guard length > 0 else { return target }
            let link = String(decoding: name[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
            target = link.utf8.first == UInt8(ascii: "/") ? link : "\(parent(of: target))/\(link)"
        }
        return path
    }

    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The names in a folder, none when there is no such folder.
    package static func names(in folder: String) throws(FileFailure) -> [String] {
        guard let handle = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw FileFailure(.open, folder)
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

    /// Makes sure that the names in a folder outlive a power cut.
    ///
    /// - Returns: the device that the folder is on; nil where the system doesn't tell.
    @discardableResult
    package static func flushNames(in folder: String, by disk: DiskCalls = .system) throws(FileFailure) -> UInt64? {
        guard let opened = Descriptor(path: folder, flags: O_RDONLY | O_DIRECTORY) else {
            throw FileFailure(.open, folder)
        }
        // Some file systems can't flush a folder and say EINVAL; there is nothing more to be done there.
        if disk.flushFolder(opened.raw) != 0, errno != EINVAL { throw FileFailure(.flush, folder) }
        return opened.status()?.identity.device
    }

    /// The same, but does nothing where the folder may not be read.
    @discardableResult
    package static func flushNamesIfReadable(
        in folder: String, by disk: DiskCalls = .system
    ) throws(FileFailure) -> UInt64? {
        do throws(FileFailure) {
            return try flushNames(in: folder, by: disk)
        } catch {
            if error.code == EACCES { return nil }
            throw error
        }
    }

    /// Makes sure that the folder's own name and those of the folders above it outlive a power cut, up to where another
    /// disk is mounted: what is mounted is there again without its name.
    ///
    /// - Parameter device: what the folder is on; nil where that isn't known.
    package static func flushNames(
        above path: String, on device: UInt64?, by disk: DiskCalls = .system
    ) throws(FileFailure) {
        var (folder, device) = (path, device)
        while case let above = parent(of: folder), above != folder {
            guard let status = FileStatus(path: above) else {
                // EACCES means a folder of others. Any other failure is told, because the disk may not be well.
                if errno == EACCES { return }
                throw FileFailure(.open, above)
            }
            if let device, device != status.identity.device { return }
            try flushNamesIfReadable(in: above, by: disk)
            (folder, device) = (above, status.identity.device)
        }
    }
}
