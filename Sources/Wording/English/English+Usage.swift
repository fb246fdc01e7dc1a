extension English: UsageTexts {
    func text(for problem: UsageProblem) -> String {
        switch problem {
        case .language(let code): "--lang \(code): the program speaks en, ru, uk and fr"
        case .notUTF8(let number, let text): "argument \(number) is not UTF-8: “\(text)”"
        case .unknownCommand(let name): "there is no command “\(name)”"
        case .rawWithoutCSV: "--raw: it changes csv only"
        case .nothingToOverwrite: "--force: there is no --output to overwrite"
        case .outputWithoutName: "--output: the file has no name"
        case .limit(let limit): "--limit \(limit): must be at least 1"
        case .historyAsJSON: "--history tells what it finds as text only: leave --json and --format out"
        case .repairWithoutHistory: "--repair: say --history too, which is what it repairs"
        case .codeFileEnding: "--qr-file: the name must end in .png or .svg"
        case .noCodeFile: "--force: there is no --qr-file to overwrite"
        case .noCodeWanted: "--qr-of: say --qr or --qr-file, too"
        case .codeInJSON: "--qr draws for people, --json answers for programs: choose one"
        case .resendingAndClosing: "--resend and --close: give one of them"
        case .confirmationWithoutResending: "--confirm goes with --resend or --close, and --sender with --resend"
        case .confirmationOfSeveral: "--confirm and --sender go with one id: each invoice has its own"
        case .noIDs: "status needs an id, or --all for every invoice without a final status"
        case .idsAndAll: "--all goes without ids: it names every invoice itself"
        case .adoptingAll: "--adopt goes with ids, and --all without"
        case .currenciesAndAll: "--all and --currency: give one of them"
        case .noCurrencies: "say which currencies: --currency CODE, or --all"
        case .notAPair: "write NAME=VALUE, as in phone=2250701020304"
        case .unfinishedCondition(let condition): "the search's condition \(condition) has no value"
        case .liveResendingOfSeveral: "this is a LIVE profile: --resend needs one id, and its amount with --confirm"
        case .liveClosingOfSeveral: "this is a LIVE profile: --close needs one id, and its amount with --confirm"
        case .noBatch: "--jobs, --skip-invalid and --new-content go with --batch"
        case .optionOfRow(let name): "\(name) and --batch: give one of them; in a batch each row has its own"
        case .jobs(let jobs, let range): "--jobs \(jobs): must be \(range.lowerBound) to \(range.upperBound)"
        case .consoleWithoutTerminal: "the console needs a terminal for its input and output"
        case .secretInArgument:
            "--secret takes - only, and reads the secret from the standard input: everyone on this machine can see arguments"
        case .severalSecrets: "--secret, --secret-file and --secret-command: give one of them"
        case .nothingToChange: "say what to change; without a terminal nothing is asked"
        case .valueOrDefault: "say a value, or --default"
        case .nameAndAll: "--all goes without a name"
        }
    }

    func advice(on problem: UsageProblem) -> [String] {
        switch problem {
        case .notUTF8: ["Nothing was done. Text is taken in UTF-8 only, so that what is sent is what was typed."]
        case .unfinishedCondition: ["Say what is looked for, or leave it out."]
        case .liveResendingOfSeveral, .liveClosingOfSeveral: ["Nothing was asked or sent."]
        case .consoleWithoutTerminal: ["For scripts there are commands: `einvoice --help` lists them."]
        default: []
        }
    }

    func didYouMean(_ command: String) -> String { "Did you mean `\(command)`?" }

    func commands(_ names: [String]) -> String { "There are: \(names.joined(separator: ", "))." }

    var dashAdvice: String {
        "An id or a text that begins with a dash goes to the end, behind --: `einvoice show -- -5`."
    }
}
