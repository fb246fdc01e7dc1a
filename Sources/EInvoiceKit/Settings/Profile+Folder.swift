import InvoiceCore

extension Profile {
    /// The name of the profile's folder: its own, but for the environment's profile.
    ///
    /// That has one folder for each kind, base URL and client id that its variables ever named, for one history of several
    /// accounts would show live invoices as test ones. The name tells them to a reader; the digits at its end keep apart
    /// what is written alike.
    public var folderName: String {
        switch name {
        case Self.environmentName:
            let account = "\(kind.rawValue)\n\(plainBaseURL)\n\(clientID)"
            let digits = String(Self.hash(account), radix: 16)
            let padded = String(repeating: "0", count: 16 - digits.count) + digits
            return "env-\(kind.rawValue)-\(Self.fileName(host))-\(Self.fileName(clientID))-\(padded.prefix(8))"
        case Self.olderEnvironmentName: return Self.environmentName
        default: return name
        }
    }

    /// The environment's profile with the folder of former versions, which kept all of its accounts there. What is in it may
    /// be live.
    var inOlderFolder: Profile {
        var profile = self
        profile.name = Self.olderEnvironmentName
        profile.kind = .live
        return profile
    }

    /// True for the profiles that the environment variables make.
    public var isOfEnvironment: Bool { name == Self.environmentName || name == Self.olderEnvironmentName }

    /// Scheme and host in lower case, for there case means nothing.
    private var plainBaseURL: String {
        let scalars = baseURL.unicodeScalars
        let start = scalars.firstRange(of: "://".unicodeScalars).map(\.upperBound) ?? scalars.startIndex
        let path = scalars[start...].firstIndex(of: "/") ?? scalars.endIndex
        return String(scalars[..<path]).lowercased() + String(scalars[path...])
    }

    /// With the port, where there is one.
    private var host: String {
        let scalars = plainBaseURL.unicodeScalars
        let start = scalars.firstRange(of: "://".unicodeScalars).map(\.upperBound) ?? scalars.startIndex
        return String(scalars[start...].prefix { $0 != "/" })
    }

    /// As part of a file's name.
    private static func fileName(_ text: String) -> String {
        var name = ""
        for byte in text.utf8.prefix(40) {
            let isPlain =
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
                default: "._".utf8.contains(byte)
                }
            name += isPlain ? String(Unicode.Scalar(byte)) : "_"
        }
        return name
    }

    /// FNV-1a in 64 bits: it tells accounts apart, and hides nothing.
    private static func hash(_ text: String) -> UInt64 {
        text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    }
}
