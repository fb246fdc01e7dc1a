import FoundationEssentials

extension FuzzTarget {
    /// Where the kept inputs of all targets are: a folder each.
    static let corpusFolder = "\(#filePath)".split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/Corpus"

    /// The kept inputs, in the order of their names.
    func corpus() throws -> [[UInt8]] {
        let folder = "\(Self.corpusFolder)/\(rawValue)"
        return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { name in
            Array(try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)")))
        }
    }
}
