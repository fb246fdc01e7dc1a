/// How texts that stand for themselves are put into one line.
public protocol JoiningTexts {
    /// Behind a name, before what it names; a blank follows.
    var colon: String { get }
    /// Between whole texts; a blank follows.
    var semicolon: String { get }
}

extension Language {
    /// A name and what it names: `Amount: too many decimals`.
    public func labelled(_ name: String, _ text: String) -> String { "\(name)\(colon) \(text)" }

    /// Several texts in one line.
    public func joined(_ texts: [String]) -> String { texts.joined(separator: "\(semicolon) ") }
}
