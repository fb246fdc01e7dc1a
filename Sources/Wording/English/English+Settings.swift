import InvoiceCore
import ScreenKit

extension English: SettingTexts {
    func title(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "data folder"
        case .defaultProfile: "default profile"
        case .baseURL: "base URL"
        case .clientID: "client id"
        case .secretCommand: "secret command"
        case .secretFile: "secret file"
        case .successURL: "success URL"
        case .failURL: "fail URL"
        case .statusURL: "status URL"
        case .callbackPort: "callback port"
        case .callbackURL: "callback URL"
        case .unsignedReplies: "unsigned replies"
        case .caFile: "CA file"
        case .clientCertificate: "client certificate"
        case .clientKey: "client key"
        case .connectTimeout: "connect timeout"
        case .longestReply: "longest reply"
        case .hidden: "hidden methods"
        case .notify: "notifications"
        case .language, .theme, .mouse, .accessible, .bell, .kind, .secret, .timeout, .methods, .keys: setting.rawValue
        }
    }

    func purpose(of setting: SettingName) -> String {
        switch setting {
        case .dataFolder: "the folder of histories and drafts"
        case .language: "the language of all texts: en, ru, uk or fr"
        case .theme: "the theme's name"
        case .mouse: "whether the mouse is taken"
        case .accessible: "whether the console is made for a screen reader or a Braille line"
        case .bell: "whether the terminal's bell tells that a followed payment has ended"
        case .notify: "whether the terminal shows a notification of that, where it can"
        case .keys:
            """
            keys of the console's commands, as { "refresh": "F5", "palette": "^K" }: a letter or sign, ^X, Alt-X, F1 to F12 \
            or Ins. The commands are \
            \(ConsoleCommand.allCases.map(\.rawValue).joined(separator: ", "))
            """
        case .defaultProfile: "the profile to work with where none is named"
        case .methods:
            "payment methods that the program doesn't know, or knows otherwise: a list of { code, unit, decimals, kind }, and title and country"
        case .hidden: "codes of methods that aren't offered, in [ ]"
        case .kind: "how much is at stake: sandbox, test or live"
        case .baseURL: "the gateway's URL, before /api"
        case .clientID: "the number of the cash register in the merchant's account"
        case .secretCommand: "a program and its arguments in [ ], or a line for the shell, that prints the secret"
        case .secretFile: "a file of mode 0600 that holds the secret"
        case .secret: "the secret itself, in a config file of mode 0600"
        case .successURL: "where payers go after paying"
        case .failURL: "where payers go when it failed"
        case .statusURL: "what the gateway calls at a final status"
        case .callbackPort: "where the console hears these calls itself"
        case .callbackURL: "the public URL that leads to callback_port"
        case .unsignedReplies: "whether replies without a signature are believed"
        case .caFile: "certificates (PEM) to trust"
        case .clientCertificate: "a file (PEM) with the certificate that the gateway wants of you"
        case .clientKey:
            "a file of mode 0600 (PEM, not encrypted) with its private key; needless where client_certificate has it, too, and is 0600"
        case .timeout: "seconds for a whole exchange"
        case .connectTimeout: "seconds to connect"
        case .longestReply: "the longest reply"
        }
    }

    func standard(of setting: SettingName) -> String? {
        switch setting {
        case .language: "the locale's"
        case .mouse: "true, in GNU screen false"
        case .defaultProfile: "the only one there is"
        case .unsignedReplies: "true, on live profiles false"
        case .caFile: "the system's"
        default: nil
        }
    }

    func unlessTold(_ standard: String) -> String { "\(standard) unless told" }

    func text(for value: SettingValue, of setting: SettingName, changedBy: String) -> String {
        switch (setting, value) {
        case (.unsignedReplies, .flag(true)): "believed, with a warning; an unsigned no never"
        case (.unsignedReplies, .flag): "not believed; \(changedBy) would change that"
        case (.timeout, .number(let seconds)): "\(seconds) s in all"
        case (.connectTimeout, .number(let seconds)): "\(seconds) s to connect"
        case (.longestReply, .number(let bytes)): count(bytes, .byte)
        case (_, .text(let text)): text
        case (_, .flag(let flag)): yesOrNo(flag)
        case (_, .number(let number)): "\(number)"
        case (.hidden, .words(let codes)): codes.joined(separator: ", ")
        case (_, .words(let words)): words.joined(separator: " ")
        case (_, .keys(let keys)): keys.map { "\($0.command.rawValue) \($0.key)" }.joined(separator: ", ")
        case (_, .methods(let methods)):
            methods.map { "\($0.code) (\($0.unit), \(decimals($0.decimals)))" }.joined(separator: ", ")
        }
    }

    func text(for unseen: UnseenCharacters) -> String {
        [
            unseen.first.map { "begins with \(name(ofUnseen: $0))" },
            unseen.last.map { "ends with \(name(ofUnseen: $0))" },
            unseen.inner.map { "has \(name(ofUnseen: $0)) in it" },
        ].compactMap(\.self).joined(separator: " and ")
    }

    private func name(ofUnseen scalar: Unicode.Scalar) -> String {
        "\(scalar.isBlank ? "a blank" : "a character that can't be seen") (\(scalar.codePoint))"
    }

    func aside(on unseen: UnseenCharacters) -> String { "(this path \(text(for: unseen)))" }

    func text(for remark: SecretRemark) -> String {
        "the secret from \(name(of: remark.place)) \(text(for: remark.unseen))"
    }

    func name(of place: SecretPlace) -> String {
        switch place {
        case .configFile: "the config file"
        case .variable(let name): "environment variable \(visible(name))"
        case .file(let path): visible(path)
        case .program(let name): visible(name)
        case .shell: "/bin/sh"
        }
    }

    func noSetting(_ name: String) -> String { "there is no setting “\(name)”" }
    var secretsNotShown: String { "a secret, and what leads to it, is not shown here" }
    func setByProfiles(_ member: String, _ command: String) -> String { "\(member) is set by \(command)" }
    var editingNeedsTerminal: String { "an editor needs a terminal; `einvoice config set` doesn't" }
    func configIsWell(_ path: String) -> String { "Nothing is wrong with \(path)." }
    var editAgainPrompt: String { "Edit it again, or keep it as it is? [E/k] " }
    func configKept(_ path: String) -> String { "\(path) is kept as it is" }
}
