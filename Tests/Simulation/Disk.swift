import CSimulation
import Glibc

/// The simulated disk: names, bytes, locks, and what is left of them when the power goes.
final class Disk {
    private unowned let world: World
    private let root: Inode
    private var inodes: [Inode] = []
    private var files: [Int32: OpenFile] = [:]
    private var nextFile = Int32(SIM_FIRST_DESCRIPTOR)
    private var order = 0
    /// Bits that were changed, power cuts that were had, disk calls that failed.
    private(set) var flips = 0
    private(set) var cuts = 0
    private(set) var failures = 0
    /// What the history held since a program began to watch it, by the program's number.
    private var watched: [Int: [[UInt8]]] = [:]

    init(_ world: World) {
        self.world = world
        root = Inode(1, isFolder: true, mode: 0o755)
        root.preset("sim", make(isFolder: true, 0o755))
    }

    private func make(isFolder: Bool, _ mode: UInt32) -> Inode {
        let inode = Inode(inodes.count + 2, isFolder: isFolder, mode: mode)
        inodes.append(inode)
        return inode
    }

    func find(_ path: String) -> Inode? {
        var inode = root
        for part in path.utf8.split(separator: UInt8(ascii: "/")) {
            guard let next = inode.entries[String(Substring(part))] else { return nil }
            inode = next
        }
        return inode
    }

    private func place(of path: String) -> (folder: Inode, name: String)? {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
        guard let folder = find(String(path[..<slash])), folder.isFolder else { return nil }
        return (folder, String(path[path.utf8.index(after: slash)...]))
    }

    private func rename(_ folder: Inode, _ names: [(name: String, inode: Inode?)]) {
        order += 1
        folder.rename(names, order: order)
    }

    private func note(_ kind: Int, _ inode: Inode?, _ value: Int = 0) {
        world.mix(kind)
        world.mix(inode?.number ?? 0)
        world.mix(value)
    }

    // MARK: Watching

    /// From now on everything is kept that the history holds when nobody is writing to it.
    func watchHistory(for program: Program) {
        watched[program.id] = []
        noteMoment()
    }

    func unwatchHistory(for program: Program) { watched[program.id] = nil }

    /// What it has held meanwhile, the oldest first.
    func momentsOfHistory(for program: Program) -> [[UInt8]] { watched[program.id] ?? [] }

    private func noteMoment() {
        if watched.isEmpty { return }
        let inode = find("\(shopFolder)/history.jsonl")
        if inode?.exclusive != nil { return }
        let content = inode?.live ?? []
        for (program, moments) in watched where moments.last != content { watched[program] = moments + [content] }
    }

    // MARK: Faults

    /// The error that a call meets by chance; the story has it.
    private func failure(of call: String, _ path: String = "", interruptible: Bool = false) -> Int32? {
        if world.oracle.isCalm || world.isUndisturbed { return nil }
        if interruptible, world.random.chance(world.options.eintr) { return EINTR }
        guard world.random.chance(world.options.eio) else { return nil }
        failures += 1
        world.tell("\(call) \(path) fails (EIO)")
        return EIO
    }

    /// What is left after the power went.
    func powerCut() {
        cuts += 1
        for file in files.values { unlock(file) }
        files.removeAll()
        let last = world.random.below(order + 1)
        for inode in inodes + [root] {
            inode.exclusive = nil
            inode.shared = 0
            if inode.isFolder {
                inode.cutNames(world.options.disk, upTo: last, &world.random)
            } else {
                inode.cutBytes(&world.random)
            }
        }
    }

    /// Changes a bit of a file; false where it is empty.
    func flipBit(of path: String) -> Bool {
        guard let inode = find(path), !inode.isFolder, !inode.live.isEmpty else { return false }
        let bit = world.random.below(inode.live.count * 8)
        flips += 1
        world.tell("A BIT FLIPS at byte \(bit / 8) of \(path)")
        inode.flipBit(bit)
        return true
    }

    /// Puts a line of garbage at the end of a file that nobody is writing; false where it can't be.
    func spoil(_ path: String) -> Bool {
        guard let inode = find(path), !inode.isFolder, inode.pending.isEmpty, inode.exclusive == nil, inode.shared == 0,
            inode.live.last == UInt8(ascii: "\n")
        else { return false }
        world.tell("A LINE OF GARBAGE gets into \(path)")
        inode.preset(inode.live + Array("{\"v\":1,garbage\n".utf8))
        noteMoment()
        return true
    }

    /// Puts a file or folder there as if it always was.
    func preset(_ path: String, _ bytes: [UInt8]?, mode: UInt32 = 0o600) {
        guard let (folder, name) = place(of: path) else { return }
        let inode = make(isFolder: bytes == nil, mode)
        if let bytes { inode.preset(bytes) }
        folder.preset(name, inode)
    }

    /// Takes a name away.
    func removePreset(_ path: String) {
        if let (folder, name) = place(of: path) { folder.preset(name, nil) }
    }

    /// The bytes that a power cut at this moment would surely leave under a name; nil where the name itself may go.
    func surelyKept(_ path: String) -> [ArraySlice<UInt8>]? {
        var candidates = [root]
        for part in path.utf8.split(separator: UInt8(ascii: "/")) {
            let name = String(Substring(part))
            var next: [Inode] = []
            for folder in candidates {
                guard let inode = folder.durableEntries[name] else { return nil }
                next.append(inode)
                for naming in folder.pendingNames {
                    for (other, inode) in naming.names where other == name {
                        guard let inode else { return nil }
                        next.append(inode)
                    }
                }
            }
            candidates = next
        }
        return candidates.map(\.surelyKept)
    }

    // MARK: Calls

    func open(_ path: String, _ flags: Int32, _ mode: UInt32) -> Int32 {
        world.maybeYield()
        if let error = failure(of: "opening", path, interruptible: flags & O_NONBLOCK != 0) { return -error }
        var inode = find(path)
        if let inode {
            if flags & O_CREAT != 0, flags & O_EXCL != 0 { return -EEXIST }
            if inode.isFolder, flags & (O_WRONLY | O_RDWR) != 0 { return -EISDIR }
            if !inode.isFolder, flags & O_DIRECTORY != 0 { return -ENOTDIR }
        } else {
            guard flags & O_CREAT != 0, let (folder, name) = place(of: path) else { return -ENOENT }
            let made = make(isFolder: false, mode)
            inode = made
            world.tell("makes \(path)")
            rename(folder, [(name, made)])
        }
        guard let inode else { return -ENOENT }
        note(1, inode)
        let file = nextFile
        nextFile += 1
        files[file] = OpenFile(inode, flags, world.current)
        return file
    }

    func close(_ fd: Int32) -> Int32 {
        guard let file = files.removeValue(forKey: fd) else {
            world.oracle.breach(.alive, "a program closes a file that isn't open: it may be another's by then")
            return -EBADF
        }
        unlock(file)
        return 0
    }

    func closeAll(of program: Program) {
        for (fd, file) in files.sorted(by: { $0.key < $1.key }) where file.program === program {
            unlock(file)
            files[fd] = nil
        }
        unwatchHistory(for: program)
    }

    func read(_ fd: Int32, _ to: UnsafeMutableRawPointer, _ count: Int, _ offset: Int) -> Int {
        world.maybeYield()
        guard let file = files[fd] else { return -Int(EBADF) }
        if file.inode.isFolder { return -Int(EISDIR) }
        if let error = failure(of: "reading", interruptible: true) { return -Int(error) }
        let start = offset < 0 ? file.position : offset
        let length = max(0, min(count, file.inode.live.count - start))
        if length > 0 {
            file.inode.live.withUnsafeBytes { bytes in
                if let base = bytes.baseAddress { to.copyMemory(from: base + start, byteCount: length) }
            }
        }
        if offset < 0 { file.position += length }
        return length
    }

    func write(_ fd: Int32, _ from: UnsafeRawPointer, _ count: Int, _ offset: Int) -> Int {
        let bytes = [UInt8](UnsafeRawBufferPointer(start: from, count: count))
        world.maybeYield()
        guard let file = files[fd] else { return -Int(EBADF) }
        if let error = failure(of: "writing", interruptible: true) { return -Int(error) }
        let isFull = file.isFull
        file.isFull = false
        // Whoever goes on after a part of a write is told.
        if isFull, !world.oracle.isCalm { return -Int(ENOSPC) }
        var length = count
        if !world.oracle.isCalm, world.random.chance(world.options.enospc) {
            failures += 1
            length = world.random.below(count + 1)
            world.tell("the disk is full after \(length) of \(count) bytes")
            if length == 0 { return -Int(ENOSPC) }
            file.isFull = length < count
        }
        let inode = file.inode
        let start = file.flags & O_APPEND != 0 ? inode.live.count : offset < 0 ? file.position : offset
        inode.change(.write(at: start, Array(bytes[..<length])))
        inode.modified = world.wallNanoseconds
        if offset < 0 { file.position = start + length }
        note(2, inode, start)
        for byte in bytes { world.mix(Int(byte)) }
        world.oracle.wrote(bytes)
        world.tell("writes \(length) bytes at \(start) of file \(inode.number): \(Story.line(bytes))")
        return length
    }

    func sync(_ fd: Int32) -> Int32 {
        world.maybeYield()
        if world.random.chance(0.4) { world.sleep(world.random.within(20_000...6_000_000)) }
        guard let file = files[fd] else { return -EBADF }
        if let error = failure(of: "flushing", "file \(file.inode.number)") {
            file.inode.losePending()
            return -error
        }
        note(3, file.inode, file.inode.live.count)
        file.inode.flushBytes()
        file.inode.flushNames()
        if world.options.disk == .ordered { for inode in inodes + [root] where inode.isFolder { inode.flushNames() } }
        world.tell("flushes \(file.inode.isFolder ? "folder" : "file") \(file.inode.number)")
        return 0
    }

    func truncate(_ fd: Int32, _ size: Int) -> Int32 {
        world.maybeYield()
        guard let file = files[fd] else { return -EBADF }
        if let error = failure(of: "truncating") { return -error }
        note(4, file.inode, size)
        file.inode.change(.truncate(size))
        world.tell("cuts file \(file.inode.number) to \(size) bytes")
        return 0
    }

    func lock(_ fd: Int32, _ operation: Int32) -> Int32 {
        world.maybeYield()
        guard let file = files[fd] else { return -EBADF }
        let inode = file.inode
        if operation & LOCK_UN != 0 {
            unlock(file)
            return 0
        }
        if !world.oracle.isCalm, !world.isUndisturbed {
            if world.random.chance(world.options.eintr) { return -EINTR }
            if world.random.chance(world.options.locks) { return -ENOLCK }
        }
        if operation & LOCK_EX != 0 {
            if inode.exclusive === file { return 0 }
            if inode.exclusive != nil || inode.shared > (file.holds == LOCK_SH ? 1 : 0) { return -EWOULDBLOCK }
            unlock(file)
            inode.exclusive = file
            file.holds = LOCK_EX
        } else {
            if let holder = inode.exclusive, holder !== file { return -EWOULDBLOCK }
            unlock(file)
            inode.shared += 1
            file.holds = LOCK_SH
        }
        note(5, inode, Int(operation))
        return 0
    }

    private func unlock(_ file: OpenFile) {
        if file.inode.exclusive === file {
            file.inode.exclusive = nil
            noteMoment()
        }
        if file.holds == LOCK_SH { file.inode.shared -= 1 }
        file.holds = 0
    }

    func status(_ fd: Int32, _ to: UnsafeMutablePointer<stat>) -> Int32 {
        guard let file = files[fd] else { return -EBADF }
        fill(to, file.inode)
        return 0
    }

    func status(of path: String, _ to: UnsafeMutablePointer<stat>) -> Int32 {
        world.maybeYield()
        if let error = failure(of: "looking at", path) { return -error }
        guard let inode = find(path) else { return -ENOENT }
        fill(to, inode)
        return 0
    }

    private func fill(_ to: UnsafeMutablePointer<stat>, _ inode: Inode) {
        to.pointee = stat()
        to.pointee.st_dev = 77
        to.pointee.st_ino = UInt(inode.number)
        to.pointee.st_size = inode.live.count
        to.pointee.st_mode = (inode.isFolder ? S_IFDIR : S_IFREG) | inode.mode
        to.pointee.st_nlink = 1
        to.pointee.st_mtim.tv_sec = Int(inode.modified / 1_000_000_000)
        to.pointee.st_mtim.tv_nsec = Int(inode.modified % 1_000_000_000)
    }

    func mkdir(_ path: String, _ mode: UInt32) -> Int32 {
        world.maybeYield()
        if let error = failure(of: "making folder", path) { return -error }
        guard let (folder, name) = place(of: path) else { return -ENOENT }
        if folder.entries[name] != nil { return -EEXIST }
        let made = make(isFolder: true, mode)
        world.tell("makes folder \(path)")
        rename(folder, [(name, made)])
        return 0
    }

    func unlink(_ path: String) -> Int32 {
        world.maybeYield()
        if let error = failure(of: "removing", path) { return -error }
        guard let (folder, name) = place(of: path), let inode = folder.entries[name] else { return -ENOENT }
        if inode.isFolder { return -EISDIR }
        note(6, inode)
        world.tell("removes \(path)")
        rename(folder, [(name, nil)])
        return 0
    }

    func rename(_ path: String, _ new: String) -> Int32 {
        world.maybeYield()
        if let error = failure(of: "renaming", path) { return -error }
        guard let (folder, name) = place(of: path), let (other, newName) = place(of: new), folder === other,
            let inode = folder.entries[name]
        else { return -ENOENT }
        note(7, inode)
        world.tell("renames \(path) to \(new)")
        rename(folder, [(name, nil), (newName, inode)])
        noteMoment()
        return 0
    }

    func link(_ path: String, _ new: String) -> Int32 {
        world.maybeYield()
        if let error = failure(of: "linking", path) { return -error }
        guard let inode = find(path), let (folder, name) = place(of: new) else { return -ENOENT }
        if folder.entries[name] != nil { return -EEXIST }
        world.tell("gives \(path) the name \(new), too")
        rename(folder, [(name, inode)])
        return 0
    }

    func chmod(_ fd: Int32, _ mode: UInt32) -> Int32 {
        guard let file = files[fd] else { return -EBADF }
        file.inode.mode = mode
        return 0
    }

    func names(in path: String) -> [String]? { find(path).flatMap { $0.isFolder ? $0.entries.keys.sorted() : nil } }
}
