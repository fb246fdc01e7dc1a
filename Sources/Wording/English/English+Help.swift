extension English: HelpTexts {
    var programAbstract: String { "Create payment invoices at the gateway, and keep their history." }

    var programUsage: String {
        """
        einvoice [options]              open the console
        einvoice --sandbox              open it on an embedded gateway: no account needed
        einvoice <command> [options]    for scripts
        """
    }

    func programDiscussion(statuses: String) -> String {
        """
        Data goes to the standard output, everything else to the standard error. With --json, or --format json or \
        jsonl, a command that fails before it has an answer prints one object, {"error":{"exit":65,"kind":"invalid",\
        "message":"…","problems":["…"]}}. Exit status:

        \(statuses)
        """
    }

    func abstract(of command: CommandName) -> String {
        switch command {
        case .create: "Create one invoice, or many from a file."
        case .history: "List invoices, newest first."
        case .show: "Show one invoice whole: fields, request, answer, and what happened to it."
        case .note: "Put a note on an invoice; it stays in the history, not at the gateway."
        case .status: "Ask the gateway how payments stand."
        case .pay: "Start an invoice's payment, and show how the customer pays."
        case .resolve: "Settle invoices whose outcome is unknown."
        case .reconcile: "Compare a period of the history with the gateway's statement."
        case .export: "Write invoices whole, newest first, as csv or jsonl."
        case .stats: "Count invoices and sum them, per day, method and status."
        case .testPayment: "Try the gateway's test amounts: 1000 must succeed, 2000 must fail."
        case .currencies: "List the currencies that the gateway takes."
        case .fields: "List the extra fields that the gateway asks for."
        case .doctor: "Show the settings, where each came from, and what is wrong with them."
        case .sandbox: "Run the embedded gateway alone, until Ctrl-C."
        case .profiles: "List, try and change the profiles: which gateway, as whom."
        case .listProfiles: "List the profiles."
        case .showProfile: "Show one profile, and where each member came from."
        case .addProfile: "Connect to a gateway: try a new profile, and write it into the config file."
        case .editProfile: "Change a profile in the config file."
        case .useProfile: "Choose the profile that is opened where none is named."
        case .removeProfile: "Take a profile out of the config file; its history stays."
        case .checkProfiles: "Ask a profile's gateway something harmless, and say what is wrong."
        case .config: "Show and change the settings of the config file."
        case .getSetting: "Print a setting that holds, or all of them."
        case .setSetting: "Set a member of the config file, once it was checked."
        case .editConfig: "Open the config file in an editor, and check it after."
        case .themes: "List the themes, or name what is wrong in one."
        case .listen: "Print callbacks and what happens to invoices as it comes, one JSON object a line."
        case .man: "Show the manual's page of a command."
        case .completions: "Print a script by which a shell completes this program's words."
        }
    }

    var examplesTitle: String { "Examples:" }

    func examples(of command: CommandName) -> [String] {
        switch command {
        case .create:
            [
                "einvoice create --currency visamaster.uah --amount 100.50 --dry-run",
                "einvoice create --sandbox --currency visamaster.uah --amount 100.50 --description 'Top-up' --json",
                "einvoice create --profile shop --currency bitcoin --amount 0.0015 --confirm 0.0015",
                "einvoice create --sandbox --batch july.csv --dry-run",
            ]
        case .history:
            [
                "einvoice history --limit 10",
                "einvoice history --search 'state:created amount>100' --since yesterday",
                "einvoice history --state unknown --format json",
            ]
        case .show: ["einvoice show 1795350000000001", "einvoice show 79DF-60B0-17F6 --json"]
        case .note: ["einvoice note 1795350000000001 'The customer paid twice'"]
        case .status: ["einvoice status 1795350000000001 --watch", "einvoice status --all --json"]
        case .pay: ["einvoice pay 1795350000000001 --qr", "einvoice pay 1795350000000001 --qr-file code.svg --open"]
        case .resolve: ["einvoice resolve", "einvoice resolve 1795350000000001 --resend"]
        case .reconcile:
            [
                "einvoice reconcile --since yesterday --until today",
                "einvoice reconcile --since 2026-11-01 --format csv",
            ]
        case .export: ["einvoice export --since 2026-11-01 --output november.csv"]
        case .stats: ["einvoice stats --since 30d", "einvoice stats --currency usdt_trc20 --format json"]
        case .testPayment: ["einvoice test-payment --currency visamaster.uah", "einvoice test-payment --sandbox --all"]
        case .currencies: ["einvoice currencies crypto", "einvoice currencies --json"]
        case .fields: ["einvoice fields orange_money-ci.xof", "einvoice fields --refresh --json"]
        case .doctor: ["einvoice doctor", "einvoice doctor --offline --json", "einvoice doctor --history"]
        case .sandbox: ["einvoice sandbox --port 8090"]
        case .profiles: ["einvoice profiles", "einvoice profiles check --all"]
        case .listProfiles: ["einvoice profiles list --format json"]
        case .showProfile: ["einvoice profiles show shop"]
        case .addProfile:
            [
                "einvoice profiles add",
                """
                einvoice profiles add shop --kind test --base-url https://gateway.example --client-id 1042 \
                --secret-command 'pass show shop'
                """,
                "einvoice profiles add shop --base-url https://gateway.example --client-id 1042 --secret -",
            ]
        case .editProfile:
            ["einvoice profiles edit shop", "einvoice profiles edit shop --success-url https://shop.example/ok"]
        case .useProfile: ["einvoice profiles use shop"]
        case .removeProfile: ["einvoice profiles remove shop --confirm shop"]
        case .checkProfiles: ["einvoice profiles check shop", "einvoice profiles check --all --format json"]
        case .config: ["einvoice config", "einvoice config set theme night"]
        case .getSetting: ["einvoice config get theme", "einvoice config get profiles.shop.timeout --format json"]
        case .setSetting:
            [
                "einvoice config set theme night", "einvoice config set keys.refresh F5",
                "einvoice config set profiles.shop.timeout 60", "einvoice config set mouse --default",
            ]
        case .editConfig: ["einvoice config edit"]
        case .listen: ["einvoice listen", "einvoice listen --profile shop"]
        case .man: ["einvoice man", "einvoice man profiles add", "einvoice man create > einvoice-create.1"]
        case .completions:
            [
                "einvoice completions bash > ~/.local/share/bash-completion/completions/einvoice",
                "einvoice completions zsh > ~/.zfunc/_einvoice",
                "einvoice completions fish > ~/.config/fish/completions/einvoice.fish",
            ]
        case .themes: ["einvoice themes", "einvoice themes --check my.theme"]
        }
    }

    func help(for option: CommandOption) -> String {
        switch option {
        case .profile: "The profile to work with."
        case .sandbox: "Work with the embedded sandbox gateway: nothing is real."
        case .dataFolder: "Keep histories and drafts in this folder."
        case .config: "Read this config file."
        case .timeout: "Wait at most this long for an answer."
        case .noColor: "Use no colour."
        case .accessible: "Make the console fit for a screen reader or a Braille line."
        case .language: "The language of all texts: en, ru, uk or fr."

        case .search: "Only what meets this search."
        case .state: "Only this state, as lists show it; created is whatever has a tracking number. May be repeated."
        case .status:
            "Only this status, as lists show it or as the gateway calls it, e.g. started or PAYIN; may be repeated."
        case .searchedCurrency: "Only this currency, or part of its code; may be repeated."
        case .since: "Only from this time on."
        case .until: "Only before this time."
        case .withTests: "Test payments too, which csv and sums leave out unless the search is is:test."
        case .id: "A local id, payment id or tracking number."
        case .ids: "Local ids, payment ids or tracking numbers."
        case .limit: "At most so many; a table shows 50 unless told, the other formats all."

        case .currency: "How to be paid, e.g. visamaster.uah."
        case .decimals: "Of a currency that isn't listed: how many decimals its amounts may have."
        case .unit: "Of a currency that isn't listed: the unit of its amounts, where the code doesn't end with it."
        case .amount: "How much, e.g. 100.50; digits and one dot."
        case .paymentID: "The invoice's number in your accounting; one is proposed if left out."
        case .field: "An extra field of the currency; may be repeated."
        case .confirmAmount:
            "The amount again, or of a batch the number of invoices and the sums; a live profile sends nothing without it."
        case .allowDuplicate:
            "Send it although the customer was asked for the same amount within a day; on a live profile nothing else does where no terminal asks."
        case .replaces: "The invoice that was made wrongly, in whose place this one is; as show takes it."
        case .dryRun: "Print the exact request body, or what a batch asks for; send and record nothing."

        case .batch:
            "Create one for each row of this file, CSV or JSON Lines; - is the standard input."
        case .jobs: "With --batch: how many are sent at once, 1 to 32; 4 unless told."
        case .newContent: "Of a batch: all rows are new ones, although another content of this file's name was sent."
        case .skipInvalid: "With --batch: leave out the rows that have problems, and send the others."

        case .format: "How to print."
        case .asJSON: "The same as --format json."
        case .rawCSV:
            "In csv, give back the exact text, also what a spreadsheet takes for a formula or a number, or hides."
        case .listAsJSON: "Print them as a JSON array."
        case .outcomeAsJSON: "Print the outcome as one JSON object; a batch prints one a row in any case."
        case .invoiceAsJSON: "Print it as one JSON object."
        case .paymentAsJSON: "Print one JSON object instead."
        case .statusAsJSON:
            """
            Print one JSON object for one id, else an array, only of those that the gateway answered for; with --watch an \
            object a line at each news. Members: those of history, report (reason…, fee and credited sum of a paid one), is_final, may_hand_over, \
            and differences where the gateway reports otherwise than was asked for.
            """
        case .settledAsJSON: "Print the invoices as a JSON array, with what was found of each."

        case .currencyWords: "Only those that have these words in code, name, country, unit or kind."
        case .checkHistory: "Check the profile's history line by line instead."
        case .repairHistory: "With --history: set aside the lines that can't be read."
        case .offline: "Ask no gateway."
        case .exportFormat: "How to write them; if it isn't said, as --output ends, and csv without it."
        case .output: "Write into this new file."
        case .overwrite: "Put it in the place of a file that is there already."
        case .fieldsOfCurrency: "Only those of this currency."
        case .refreshFields: "Ask the gateway now."
        case .note: "The note; - is the standard input."
        case .drawCode:
            "Draw the link or address as a QR code below it, on a terminal in black and white even with --no-color."
        case .codeFile: "Write the QR code as a picture into this new file; its name ends in .png or .svg."
        case .overwriteCode: "With --qr-file: put it in the place of a file that is there already."
        case .codeKind:
            """
            What the QR code holds: link, uri (a coin's address with the amount, for a wallet) or address; if it isn't said, the \
            first of these that there is, and of a token the address.
            """
        case .openLink:
            """
            Open the form or the link in a browser on this machine: one that BROWSER names, else the desktop's. Where the \
            gateway gives both, the form, as its document has it: on a page with one button.
            """
        case .newLink: "Ask the gateway anew, also where it has told a link or an address before."
        case .periodStart: "From this time on."
        case .periodEnd: "Before this time; now unless told."
        case .adopt: "Take what is missing here, and new statuses, into the history."
        case .unknownIDs: "Local ids, payment ids or tracking numbers; without any, all unknown ones."
        case .resend: "Send again, byte for byte, what the gateway doesn't have, or what was never sent."
        case .close: "Close as never created what the gateway doesn't have; found later, it is open again."
        case .confirmResending:
            "With --resend or --close and one id: its amount again, which a live profile needs."
        case .senderAgain:
            "With --resend and one id: the card's number again; - reads it from a line of the standard input."
        case .port: "The port to listen on; 0 takes any free one."
        case .currencyInCapitals:
            "Name currencies in capitals in statuses and statements, for clients that compare them so."
        case .allWaiting: "All that have no final status yet."
        case .adoptNumber: "Take into the history what the gateway has and the history doesn't."
        case .watch: "Follow them until all have their final status."
        case .testedCurrency: "Try this currency; may be repeated."
        case .allCurrencies: "Try all currencies."
        case .testField: "An extra field; may be repeated."
        case .confirmProfile: "The profile's name; a live profile is not tried without it."

        case .newProfileName: "What to call it; names the folder of its history too."
        case .profileName: "A profile's name."
        case .profileNameOrChosen: "A profile's name; without it the one that would be worked with."
        case .profileKind: "How much is at stake: sandbox, test or live; live unless told."
        case .secretOnInput:
            "With - the secret is a line of the standard input, hidden as it is typed, and kept in a file for you alone."
        case .noCheck: "Save it without asking the gateway first."
        case .useProfile: "Open it where none is named."
        case .confirmChangingKind: "The name of a live profile again, where its kind is to be another."
        case .confirmLeaving: "The name of the profile that was opened until now, which a live one needs."
        case .confirmRemoving: "The name again, which a live profile needs."
        case .allProfiles: "All of them."
        case .printAsJSON: "Print it as one JSON object."

        case .setting: "Its name, as theme, keys.refresh or profiles.shop.timeout."
        case .settingOrAll: "Its name, as theme, keys.refresh or profiles.shop.timeout; without it all that hold."
        case .settingValue: "The new value; a list or an object is written as JSON."
        case .standardValue: "Take it out of the file, so that what is usual holds."
        case .checkTheme:
            """
            Name all that is wrong in this theme file, or with - on the standard input: its line, its role, and a contrast that is \
            too weak.
            """
        case .pageOfCommand: "The command; without it the program."
        case .shell: "The shell that reads it."
        case .version: "Print the versions of the program and its libraries."
        }
    }

    func placeholder(for value: ValueName) -> String {
        switch value {
        case .name: "name"
        case .folder: "folder"
        case .file: "file"
        case .seconds: "seconds"
        case .code: "code"
        case .query: "query"
        case .state: "state"
        case .status: "status"
        case .time: "time"
        case .amount: "amount"
        case .id: "id"
        case .text: "text"
        case .number: "number"
        case .url: "url"
        case .pair: "name=value"
        case .profile: "profile"
        case .format: "format"
        case .words: "words"
        case .ids: "ids"
        case .currency: "currency"
        case .content: "content"
        case .kind: "kind"
        case .line: "line"
        case .dash: "-"
        case .member: "member"
        case .shell: "shell"
        case .command: "command"
        }
    }
}
