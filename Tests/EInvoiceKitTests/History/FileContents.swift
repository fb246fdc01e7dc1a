import Glibc

/// The whole content of a file; empty where there is none.
func contents(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = read(file, &block, block.count)
        guard count > 0 else { return bytes }
        bytes += block[..<count]
    }
}

/// Puts a whole file there.
func put(_ bytes: some Sequence<UInt8>, at path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(file >= 0)
    defer { close(file) }
    let bytes = Array(bytes)
    var done = 0
    while done < bytes.count {
        done += bytes.withUnsafeBytes { write(file, $0.baseAddress! + done, bytes.count - done) }
    }
}
