import Glibc

/// File systems that only this machine writes to, so that inotify(7) tells of every change.
package enum LocalFileSystem {
    /// True where the folder surely lies on one of them; nil where there is no such folder. Reads `/proc/self/mountinfo`,
    /// see proc(5).
    package static func holds(_ folder: String) -> Bool? {
        guard let place = realpath(folder, nil) else { return nil }
        defer { free(place) }
        guard let file = fopen("/proc/self/mountinfo", "re") else { return false }
        defer { fclose(file) }
        var (line, room) = (UnsafeMutablePointer<CChar>?.none, 0)
        defer { free(line) }
        var mounts: [UInt8] = []
        while case let count = getline(&line, &room, file), count > 0, let line {
            mounts += UnsafeRawBufferPointer(start: line, count: count)
        }
        return kind(of: Array(String(cString: place).utf8), in: mounts).map(kinds.contains) ?? false
    }

    private static let kinds: Set<String> = [
        "bcachefs", "btrfs", "ext2", "ext3", "ext4", "f2fs", "jfs", "overlay", "ramfs", "reiserfs", "tmpfs", "xfs",
        "zfs",
    ]

    /// The kind of the innermost file system that is mounted above `path`, as `/proc/self/mountinfo` tells it; of two
    /// mounted at the same place the later hides the other.
    package static func kind(of path: [UInt8], in mounts: [UInt8]) -> String? {
        var found: (length: Int, kind: String)?
        for line in mounts.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count > 6, let dash = words.firstIndex(where: { $0.elementsEqual("-".utf8) }),
                dash + 1 < words.count
            else { continue }
            let place = unescaped(words[4])
            let isAbove =
                path.starts(with: place)
                && (place.last == UInt8(ascii: "/") || path.count == place.count
                    || path[place.count] == UInt8(ascii: "/"))
            if isAbove, place.count >= found?.length ?? 0 {
                found = (place.count, String(decoding: words[dash + 1], as: UTF8.self))
            }
        }
        return found?.kind
    }

    /// The file has blanks and the like as a backslash and three octal digits.
    private static func unescaped(_ word: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = word
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "\\"), rest.count >= 3,
                let code = UInt8(String(decoding: rest.prefix(3), as: UTF8.self), radix: 8)
            {
                bytes.append(code)
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
