import InvoiceCore
import ScreenKit

extension English {
    var welcomeTitle: String { "Welcome" }
    var welcomeLines: [String] {
        [
            "Invoices for your customers: made here, followed here, found again here.",
            "Nothing is sent before you have seen the request, and nothing is sent twice.",
            "No gateway is set up yet. There are three ways to begin:",
        ]
    }
    var whichProfile: String { "Which profile do you want to work with?" }
    var trySandbox: (title: String, words: String) {
        ("Try the sandbox", "a gateway inside this program; nothing is real")
    }
    var connect: (title: String, words: String) {
        ("Connect to a gateway", "your account; it is tried before it is saved")
    }
    var readDocumentation: (title: String, words: String) {
        ("Read how it works", "what is needed, and where it is kept")
    }
    var chooseWay: ActionText { ActionText("Choose", "Begin this way") }

    var documentationTitle: String { "How it works" }

    func documentation(configPath: String) -> [DocumentationPart] {
        [
            .heading("What is needed"),
            .paragraph(
                """
                From the gateway's merchant pages: the base URL (what stands before /api), the client id (the number of \
                the cash register) and its secret, which signs every request and proves every answer.
                """),
            .paragraph(
                """
                The kind says how much is at stake. sandbox and test are for trying; on live, sending needs the amount \
                typed again, and the header says LIVE on every screen.
                """),
            .heading("Where it is kept"),
            .lines([configPath.isEmpty ? "a file that --config names" : path(configPath)]),
            .paragraph(
                """
                JSON, in which // and /* */ comments are allowed. "Connect to a gateway" writes it, and leaves what you \
                wrote there as it is. A secret that is typed is kept in a file of its own beside it, for you alone (0600); \
                better is a command, such as a password manager's, that prints it each time.
                """),
            .heading("A sample"),
            .lines([
                "{", "  \"default_profile\": \"shop\",", "  \"profiles\": {", "    \"shop\": {",
                "      \"kind\": \"test\",  // sandbox, test or live",
                "      \"base_url\": \"https://gateway.example\",",
                "      \"client_id\": \"1042\",", "      \"secret_command\": [\"pass\", \"show\", \"gateway/shop\"],",
                "      \"success_url\": \"https://shop.example/paid\"", "    }", "  }", "}",
            ]),
            .heading("Without a file"),
            .paragraph(
                """
                EINVOICE_BASE_URL, EINVOICE_CLIENT_ID, EINVOICE_SECRET and EINVOICE_KIND make a profile named env. \
                einvoice --help lists all commands and settings; einvoice doctor says what holds and where it came from.
                """),
        ]
    }

    var connectTitle: String { "Connect to a gateway" }
    func editingTitle(of profile: String) -> String { "Profile \(profile)" }

    func label(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "Base URL"
        case .clientID: "Client id"
        case .secretWay: "The secret is"
        case .secret:
            switch way {
            case .typed, .kept: "Secret"
            case .file: "File"
            case .command: "Command"
            }
        case .kind: "Kind"
        case .name: "Profile's name"
        case .successURL: "Success URL"
        case .failURL: "Fail URL"
        case .statusURL: "Status URL"
        }
    }

    func purpose(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "What stands before /api, as https://gateway.example"
        case .clientID: "The cash register's number in the merchant's account"
        case .secretWay: "Typed, it gets a file for you alone. Arrows choose"
        case .secret:
            switch way {
            case .typed: "It signs requests; never shown, in a file for you alone"
            case .kept: "As the config file has it"
            case .file: "A file that only you can read (chmod 600), of one line"
            case .command: "A line for the shell that prints it: pass show shop"
            }
        case .kind: "How much is at stake. Arrows choose"
        case .name: "Yours to choose; names the folder of its history too"
        case .successURL: "Where payers go after paying, unless an invoice says"
        case .failURL: "Where payers go when it failed, unless an invoice says"
        case .statusURL: "What the gateway calls at the end, unless an invoice says"
        }
    }

    func name(of way: ProfileDraft.SecretWay) -> String {
        switch way {
        case .typed: "typed here"
        case .file: "in a file"
        case .command: "printed by a command"
        case .kept: "as it is kept now"
        }
    }

    func meaning(of kind: ProfileKind) -> String {
        switch kind {
        case .sandbox: "nothing is real"
        case .test: "the gateway's account for testing"
        case .live: "real money: sending needs the amount typed again"
        }
    }

    func text(for problem: SettingsProblem.Kind, in field: ProfileDraft.Field) -> String {
        switch problem {
        case .emptyText: "needed"
        case .repeatedMember: "there is a profile of that name"
        case .profileName(_, .reserved): "taken by the program; choose another"
        case .profileName(_, let problem): text(for: problem)
        case .url(_, let problem): whyUnusable(problem)
        case .plainHTTP: "use https:// (http:// is for this machine only)"
        case .urlHasQuery: "must end before any ? or #"
        case .unseen(let scalar): "has a blank or invisible character, \(scalar.codePoint)"
        default: text(for: problem, at: .option(""))
        }
    }

    var usualURLsHeading: String { "For every invoice (optional)" }
    var connectAction: ActionText { ActionText("Connect", "Ask the gateway something harmless, and save the profile") }
    var saveAllTheSame: ActionText { ActionText("Save all the same", "Save the profile though it could not be tried") }
    var nextChoice: ActionText { ActionText("Next choice", "The next of the choices") }
    var leaveProfileForm: ActionText { ActionText("Back", "Back; what is typed stays here until the end of this run") }
    var stopTrying: ActionText { ActionText("Stop", "Don't wait for the gateway any longer") }
    var trying: String { "Asking the gateway for a payment that can't exist…" }
    var savingProfile: String { "Saving…" }
    var profileFormFound: String { "What you typed of a profile is in its form again, but for its secret." }
    func profileFormNotKept(_ reason: String) -> String { "What you typed of a profile is not kept: \(reason)." }
    var profileFormStays: String { "What you typed stays here; its secret only until you quit." }
    func profileSaved(_ name: String) -> String { "Connected. Profile \(name) is saved." }
    func profileSavedUntried(_ name: String) -> String {
        "Profile \(name) is saved, though its gateway didn't answer well."
    }
    var quitProfileForm: ActionText { ActionText("Quit", "Leave; what is typed here is lost") }
    var losesProfileForm: String {
        "The profile isn't saved. What you typed of it is there at the next start, but for its secret."
    }

    var gatewayWorks: String { "The gateway answers, and signs with this secret." }
    var gatewayWorksUnsigned: String { "The gateway answers, but doesn't sign its answers." }

    func title(of problem: ConnectionProblem) -> String {
        switch problem {
        case .secret(let secret): sentence(text(for: secret))
        case .refused(let rejection): "The gateway doesn't know this client id and secret: \(text(for: rejection))."
        case .wrongSignature: "The gateway answers, and signs with another secret."
        case .unsigned: "The answer isn't signed, and a live profile believes no such answer."
        case .redirect(let place): "The address leads on to \(visible(place))."
        case .noGateway(_, isPage: true): "A web page answers, and no gateway."
        case .noGateway(let status?, _): "What answers is no gateway (HTTP \(status), no JSON)."
        case .noGateway: "What answers is no web server."
        case .rejected(let rejection): "The gateway said no: \(text(for: rejection))."
        case .unreachable(let obstacle, _):
            switch obstacle {
            case .noHost: "There is no such host."
            case .nobodyListens: "Nothing listens at that address."
            case .certificateNotTrusted, .certificateOfAnother: "The gateway's certificate isn't trusted."
            case .clientCertificateUnusable: "The client certificate can't be used with its key."
            case .clientCertificateWanted: "The gateway wants a client certificate."
            case .clientCertificateRefused: "The gateway doesn't take the client certificate."
            case .noTLS, .otherTLS, .closed(isInTLS: true): "No secure connection could be made."
            case .noConnectionInTime, .noAnswerInTime: "No answer came in time."
            case .proxy: "The proxy doesn't let it through."
            case .closed, .other: "The gateway can't be reached."
            }
        case .unusable(let reason): "The answer is no use: \(text(for: reason))."
        case .canceled: "Stopped; nothing was saved."
        }
    }

    func advice(on problem: ConnectionProblem, kind: ProfileKind) -> String {
        switch problem {
        case .secret(.clientCertificate): "Mend that, and try again; nothing was sent."
        case .secret: "Mend that, or choose another way to the secret."
        case .refused:
            "Compare both with the merchant's pages: the number is the cash register's, the secret belongs to it."
        case .wrongSignature: "The secret is another cash register's, or lacks a character. Type it again."
        case .unsigned:
            "Is the base URL right? If this gateway signs nothing, ask its support before real money is at stake."
        case .redirect: "Write the address that it leads to, with https:// and without a path that isn't the gateway's."
        case .noGateway:
            "Check the base URL: it ends before /api, and is the API's host, not the shop's or the merchant pages'."
        case .rejected: "The connection works as far as that. Ask the gateway's support what it means."
        case .unreachable(let obstacle, let words):
            switch obstacle {
            case .noHost: "Check the spelling of the base URL, and whether this machine has a network."
            case .nobodyListens: "Check host and port; a firewall or VPN may stand between."
            case .certificateNotTrusted, .certificateOfAnother:
                "Check the host's name and this machine's clock; an own authority's file is ca_file in the config. (\(visible(words)))"
            case .clientCertificateUnusable:
                "Is client_key the key that the certificate of client_certificate was made for? (\(visible(words)))"
            case .clientCertificateWanted:
                "Name its file and its key's in the config: client_certificate, client_key. (\(visible(words)))"
            case .clientCertificateRefused:
                "Is it the one that the gateway gave you, of this account, and not expired? Its file is client_certificate in the config. (\(visible(words)))"
            case .noTLS, .otherTLS, .closed(isInTLS: true):
                "Does the port speak https? Where the gateway wants a client certificate, it is client_certificate in the config. (\(visible(words)))"
            case .noConnectionInTime, .noAnswerInTime: "Try again; a firewall or VPN may stand between."
            case .proxy: "See HTTPS_PROXY and NO_PROXY. (\(visible(words)))"
            case .closed, .other: "(\(visible(words)))"
            }
        case .unusable: "Check the base URL; try again."
        case .canceled: ""
        }
    }

    func text(for problem: ConfigProblem) -> String {
        switch problem {
        case .noPlace: "HOME names no folder: name a config file by --config."
        case .mistake(let mistake): "The config file is as it was: \(text(for: mistake))."
        case .changedMeanwhile(let path):
            "Another program is writing \(self.path(path)). Nothing was changed; try again."
        case .notWritten(let path, let errno):
            "\(self.path(path)) can't be written: \(remedy(for: errno)). Nothing was changed."
        case .profileGone(let name): "There is no profile \(visible(name)) in the config file any more."
        case .profileExists(let name): "There is a profile \(visible(name)) by now. Nothing was changed."
        case .otherInvoices(let profile):
            """
            The history named \(visible(profile)) has invoices of another account (base URL, client id or kind). \
            Choose another name: accounts don't share a history.
            """
        case .historyUnreadable(let storage): "The profile's history can't be read: \(text(for: storage))."
        }
    }
}

extension English: ConnectingTexts {}
