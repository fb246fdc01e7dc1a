import Glibc

/// Tells when something in a folder changes (inotify(7)): when a file in it is written, made, renamed or deleted.
package struct FolderWatch: ~Copyable, Sendable {
    private let folder: String
    private let file: String
    /// Of inotify, or -1.
    private let notifier: Int32
    private var watch: Int32 = -1
    /// Whether only this machine writes to the folder; nil until the folder exists.
    private var isLocal: Bool?

    /// Watches from now on, or once the folder exists: see ``look()``.
    ///
    /// - Parameter file: the file in it that matters. While that is a symbolic link, it is written in another folder,
    ///   and nothing is watched.
    package init(_ folder: String, for file: String) {
        self.folder = folder
        self.file = file
        notifier = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        begin()
    }

    deinit {
        if notifier >= 0 { close(notifier) }
    }

    /// Becomes readable when something in the folder changed; nil while the folder is missing, and where inotify
    /// doesn't tell of all changes. It never becomes another one.
    package var descriptor: Int32? { watch >= 0 ? notifier : nil }

    /// Takes all notices that wait; begins to watch where the folder was missing.
    package mutating func look() {
        if notifier < 0 { return }
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = read(notifier, &buffer, buffer.count), count > 0 {
            var place = 0
            while place + MemoryLayout<inotify_event>.size <= count {
                let event = buffer.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: inotify_event.self) }
                take(event)
                place += MemoryLayout<inotify_event>.size + Int(event.len)
            }
        }
        begin()
    }

    /// A folder that was moved or deleted is looked for again.
    private mutating func take(_ event: inotify_event) {
        if event.mask & UInt32(IN_MOVE_SELF) != 0 { inotify_rm_watch(notifier, event.wd) }
        if event.mask & UInt32(IN_IGNORED) != 0, event.wd == watch { watch = -1 }
    }

    private mutating func begin() {
        guard watch < 0, notifier >= 0 else { return }
        isLocal = isLocal ?? LocalFileSystem.holds(folder)
        guard isLocal == true, FileStatus(unfollowed: file)?.kind != S_IFLNK else { return }
        let events =
            IN_MODIFY | IN_ATTRIB | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF
        watch = inotify_add_watch(notifier, folder, UInt32(events))
    }
}
