/// The names that profiles may have.
public enum ProfileName {
    /// The embedded gateway's.
    public static let sandbox = "sandbox"
    /// That of the profile that the environment variables make.
    public static let environment = "env"
    /// That of the same for the folder of former versions.
    public static let olderEnvironment = "env-before"

    /// The longest name, in bytes.
    public static let longest = 64

    /// Why a text can't be a profile's name, or nil. A name is a folder's name: letters, digits, `.`, `_` and `-`, not
    /// beginning with `.` or `-`; `sandbox`, `env` and `env-before` are taken.
    public static func problem(in name: String) -> ProfileNameProblem? {
        if name.isEmpty { return .empty }
        if [sandbox, environment, olderEnvironment].contains(name) { return .reserved }
        if name.utf8.count > longest { return .tooLong(limit: longest) }
        let scalars = name.unicodeScalars
        if let first = scalars.first, first == "." || first == "-" { return .badStart(first) }
        // A mark belongs to the letter before it.
        let bad = scalars.first.flatMap { isMark($0) ? $0 : nil } ?? scalars.first { !isPart($0) && !isMark($0) }
        return bad.map(ProfileNameProblem.unusable)
    }

    /// A name for an account at this base URL: the first part of its host that says something; empty where there is none.
    public static func proposal(for baseURL: String, apartFrom others: [String]) -> String {
        guard WebAddress.problem(in: baseURL) == nil,
            let separator = baseURL.unicodeScalars.firstRange(of: "://".unicodeScalars)
        else { return "" }
        let host = baseURL.unicodeScalars[separator.upperBound...].prefix {
            $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#"
        }
        let labels = host.split(separator: ".").map { String($0).lowercased() }
        let usual = ["www", "api", "pay", "gateway", "acquiring", "acquiring_api", "secure", "checkout"]
        // A number's parts say nothing one by one.
        let isNumber = labels.allSatisfy { UInt8($0) != nil }
        let name =
            isNumber
            ? labels.joined(separator: ".") : labels.dropLast().first { !usual.contains($0) } ?? labels.first ?? ""
        let candidates = [name] + (2...99).map { "\(name)-\($0)" }
        return candidates.first { problem(in: $0) == nil && !others.contains($0) } ?? ""
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || ["_", ".", "-"].contains(scalar)
    }

    /// True for what is written on or around the letter before it, and can be seen.
    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: !scalar.properties.isDefaultIgnorableCodePoint
        default: false
        }
    }
}
