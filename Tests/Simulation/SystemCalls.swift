import CSimulation
import Glibc

/// Leads the interposed calls of the C library into the world.
func installSystemCalls() {
    var system = sim_system()
    system.monotonic = { world.nanoseconds }
    system.realtime = { world.wallNanoseconds }
    system.random = { world.random.next() }
    system.pid = { Int32(world.current?.pid ?? 1) }
    // Who sleeps a moment may sleep a little longer: that spares most of the asking for a lock.
    system.sleep = { world.sleep($0 + world.random.within(0...20_000_000)) }
    system.wait = { world.yield() }
    system.async = { block in
        if let block { world.ready(world.current, .block(block)) }
    }
    system.open = { world.disk.open(text($0), $1, UInt32($2)) }
    system.close = { world.disk.close($0) }
    system.read = { fd, bytes, count, offset in bytes.map { world.disk.read(fd, $0, count, offset) } ?? 0 }
    system.write = { fd, bytes, count, offset in bytes.map { world.disk.write(fd, $0, count, offset) } ?? 0 }
    system.sync = { world.disk.sync($0) }
    system.truncate = { world.disk.truncate($0, $1) }
    system.lock = { world.disk.lock($0, $1) }
    system.status = { fd, status in status.map { world.disk.status(fd, $0) } ?? -EFAULT }
    system.statusOfPath = { path, status in status.map { world.disk.status(of: text(path), $0) } ?? -EFAULT }
    system.mkdir = { world.disk.mkdir(text($0), UInt32($1)) }
    system.unlink = { world.disk.unlink(text($0)) }
    system.rename = { world.disk.rename(text($0), text($1)) }
    system.link = { world.disk.link(text($0), text($1)) }
    system.chmod = { world.disk.chmod($0, UInt32($1)) }
    system.names = { path, result in
        guard let names = world.disk.names(in: text(path)) else { return -ENOENT }
        let list = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: max(1, names.count))
        for (index, name) in names.enumerated() { list[index] = strdup(name) }
        result?.pointee = list
        return Int32(names.count)
    }
    sim_install(&system)
}

private func text(_ path: UnsafePointer<CChar>?) -> String { path.map { String(cString: $0) } ?? "" }
