import ScreenKit

/// The text as one word for a shell, quoted only where it must be. What nobody would see in it stands as shells of today
/// read it (POSIX.1-2024, 2.2.4): `$'x\015'`.
public func shellWord(_ text: String) -> String {
    if visible(text) == text { return shellQuoted(text) }
    let escaped = text.unicodeScalars.map { scalar in
        let text = String(scalar)
        if text == "'" || text == "\\" { return "\\\(text)" }
        return visible(text) == text ? text : text.utf8.map(octal).joined()
    }
    return "$'\(escaped.joined())'"
}

private func octal(_ byte: UInt8) -> String {
    "\\" + [byte >> 6, byte >> 3 & 7, byte & 7].map { String($0) }.joined()
}

/// The text as one word for a shell, quoted only where it must be.
private func shellQuoted(_ text: String) -> String {
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
