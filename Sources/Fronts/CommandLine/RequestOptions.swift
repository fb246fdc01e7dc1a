import ArgumentParser
import InvoiceCore
import Wording

/// The options of the request's members that are texts, one for each ``RequestField``.
struct RequestOptions: ParsableArguments {
    @Option(.account) var account: String?
    @Option(.description) var description: String?
    @Option(.sender) var sender: String?
    @Option(.successURL) var successURL: String?
    @Option(.failURL) var failURL: String?
    @Option(.statusURL) var statusURL: String?

    /// What was given for a member of the request.
    subscript(field: RequestField) -> String? {
        switch field {
        case .account: account
        case .description: description
        case .sender: sender
        case .successURL: successURL
        case .failURL: failURL
        case .statusURL: statusURL
        }
    }
}

extension Option where Value == String? {
    /// The option of a member of the request. An address never begins with a dash; other texts may.
    fileprivate init(_ field: RequestField) {
        let help = wording.help(for: field)
        self.init(
            name: .customLong(field.option), parsing: field.check == .webAddress ? .next : .unconditional,
            help: ArgumentHelp(help.text, valueName: help.value))
    }
}
