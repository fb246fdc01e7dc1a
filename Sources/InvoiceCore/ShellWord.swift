/// The text as one word for a shell, quoted only where it must be.
package func shellQuoted(_ text: String) -> String {
    let isPlain =
        !text.isEmpty
        && text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "/._-+=:@%,".utf8.contains(byte)
            }
        }
    if isPlain { return text }
    let parts = text.utf8.split(separator: UInt8(ascii: "'"), omittingEmptySubsequences: false)
    return "'" + parts.map { Substring($0) }.joined(separator: "'\\''") + "'"
}
