import InvoiceCore
import ScreenKit

extension English: StorageTexts {
    func text(for notice: IndexNotice) -> String {
        switch notice {
        case .rebuilt: "the history's index didn't fit the file any more and was built anew"
        case .inMemory: "the history's index can't be kept on the disk; each start builds it in memory"
        }
    }

    func text(for problem: StorageProblem) -> String {
        switch problem {
        case .cannotCreateFolder(let path, let errno):
            "\(visible(path)): the folder can't be made: \(systemWords(errno))"
        case .notAFile(let path): "\(visible(path)): it is a pipe, a socket, a device or a folder, and no file"
        case .cannotOpen(let path, let errno): "\(visible(path)): can't be opened: \(systemWords(errno))"
        case .cannotRead(let path, let errno): "\(visible(path)): can't be read: \(systemWords(errno))"
        case .cannotWrite(let path, let errno): "\(visible(path)): can't be written: \(systemWords(errno))"
        case .cannotFlush(let path, let errno): "\(visible(path)): the disk doesn't confirm it: \(systemWords(errno))"
        case .cannotLock(let path, let errno): "\(visible(path)): can't be locked: \(systemWords(errno))"
        case .lockedTooLong(let path, let seconds):
            "\(visible(path)): another program has held its lock for \(seconds) s"
        case .recordTooLong(let bytes, let limit): "the record is \(bytes) bytes long; \(limit) is the limit"
        case .replacedMeanwhile(let path): "\(visible(path)): was replaced by another file meanwhile; try again"
        case .noIndex(let why): "the history can't be searched: \(visible(why))"
        case .noDraft(let path): "\(visible(path)): it is no draft"
        case .notFound(let text): "the history has no invoice \(visible(text))"
        case .ambiguous(let text, let ids):
            "the history has several invoices \(visible(text)): \(ids.map { visible($0) }.joined(separator: ", "))"
        }
    }

    func text(for problem: SecretProblem) -> String {
        switch problem {
        case .commandNotStarted(let program, let errno):
            "the secret's command \(visible(program)) can't be started (\(systemWords(errno))); check secret_command"
        case .commandFailed(let program, let status, let message):
            "the secret's command \(visible(program)) failed (exit \(status))"
                + (message.isEmpty ? "; run it by hand to see why" : ": \(visible(message))")
        case .commandKilled(let program, let signal):
            "the secret's command \(visible(program)) was ended by signal \(signal); run it by hand to see why"
        case .commandTimeout(let program, let seconds):
            """
            the secret's command \(visible(program)) gave no answer in \(seconds) s; unlock the password manager first
            """
        case .fileUnreadable(let path, let errno):
            "the secret file \(visible(path)) can't be read (\(whyUnreadable(errno)))"
        case .fileReadableByOthers(let path, let mode):
            """
            others can read the secret file \(visible(path)) (mode 0\(String(mode, radix: 8))); run: \
            chmod 600 \(shellWord(path))
            """
        case .empty(let place): "\(name(of: place)) gave an empty secret"
        case .severalLines(let place):
            "\(name(of: place)) gave more than one line; it must give the secret and nothing else"
        case .tooLong(let place, let limit):
            "\(name(of: place)) gave more than \(limit) bytes; this can't be the secret"
        case .unusable(let place, let scalar):
            """
            \(name(of: place)) gave a secret with \(scalar == "\u{feff}" ? "a byte order mark" : "a control character") \
            in it (\(scalar.codePoint)), which none has; write it again without
            """
        case .notText(let place): "\(name(of: place)) gave no UTF-8 text"
        case .clientCertificate(let problem): text(for: problem)
        case .canceled: "canceled while the secret was being fetched"
        }
    }

    private func text(for problem: ClientCertificateProblem) -> String {
        switch problem {
        case .unreadable(let member, let path, let errno):
            "the file of \(member.rawValue), \(visible(path)), can't be read (\(whyUnreadable(errno)))"
        case .readableByOthers(let path, let mode):
            """
            others can read the client key's file \(visible(path)) (mode 0\(String(mode, radix: 8))); run: \
            chmod 600 \(shellWord(path))
            """
        case .noCertificate(let path):
            """
            the file of client_certificate, \(visible(path)), has no certificate in it (PEM: a line \
            -----BEGIN CERTIFICATE-----)
            """
        case .noKey(let path, isOwnFile: true):
            "the file of client_key, \(visible(path)), has no private key in it (PEM: a line -----BEGIN PRIVATE KEY-----)"
        case .noKey(let path, isOwnFile: false):
            "the file of client_certificate, \(visible(path)), has no private key in it; name the key's file as client_key"
        case .encryptedKey(let path):
            """
            the client key in \(visible(path)) is encrypted, and no passphrase is asked for; write it without one, for you \
            alone: (umask 077; openssl pkey -in \(shellWord(path)) -out \(shellWord(path + ".plain"))), and name that as client_key
            """
        }
    }

    func systemWords(_ errno: Int32) -> String {
        switch errno {
        case 1: "Operation not permitted"
        case 2: "No such file or directory"
        case 4: "Interrupted system call"
        case 5: "Input/output error"
        case 6: "No such device or address"
        case 7: "Argument list too long"
        case 8: "Exec format error"
        case 9: "Bad file descriptor"
        case 11: "Resource temporarily unavailable"
        case 12: "Cannot allocate memory"
        case 13: "Permission denied"
        case 16: "Device or resource busy"
        case 17: "File exists"
        case 18: "Invalid cross-device link"
        case 19: "No such device"
        case 20: "Not a directory"
        case 21: "Is a directory"
        case 22: "Invalid argument"
        case 23: "Too many open files in system"
        case 24: "Too many open files"
        case 26: "Text file busy"
        case 27: "File too large"
        case 28: "No space left on device"
        case 29: "Illegal seek"
        case 30: "Read-only file system"
        case 31: "Too many links"
        case 32: "Broken pipe"
        case 36: "File name too long"
        case 37: "No locks available"
        case 38: "Function not implemented"
        case 39: "Directory not empty"
        case 40: "Too many levels of symbolic links"
        case 75: "Value too large for defined data type"
        case 95: "Operation not supported"
        case 97: "Address family not supported by protocol"
        case 98: "Address already in use"
        case 99: "Cannot assign requested address"
        case 110: "Connection timed out"
        case 116: "Stale file handle"
        case 122: "Disk quota exceeded"
        case 123: "No medium found"
        default: "error \(errno) of the system"
        }
    }

    func whyUnreadable(_ errno: Int32) -> String {
        // The system opens them, and nobody reads.
        errno == 29 ? "it is a pipe or a socket, and no file" : systemWords(errno)
    }

    func remedy(for errno: Int32) -> String {
        let words = systemWords(errno)
        return switch errno {
        case 2: "there is no such folder; choose one that exists"
        case 1, 13, 30: "\(words); choose a folder of your own"
        case 28, 122: "\(words); free some, or choose another disk"
        case 21: "it is a folder; name a file in it"
        default: words
        }
    }
}
