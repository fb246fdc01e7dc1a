extension Ukrainian: UsageTexts {
    func text(for problem: UsageProblem) -> String {
        switch problem {
        case .language(let code): "--lang \(code): такої мови немає; є en, ru, uk, fr"
        case .notUTF8(let number, let text): "аргумент \(number) не в UTF-8: «\(text)»"
        case .unknownCommand(let name): "команди «\(name)» немає"
        case .rawWithoutCSV: "--raw: стосується лише csv"
        case .nothingToOverwrite: "--force: немає --output, який перезаписати"
        case .outputWithoutName: "--output: файл без назви"
        case .limit(let limit): "--limit \(limit): має бути щонайменше 1"
        case .repairWithoutHistory: "--repair: додайте --history, бо виправляється саме вона"
        case .codeFileEnding: "--qr-file: назва має закінчуватися на .png або .svg"
        case .noCodeFile: "--force: немає --qr-file, який перезаписати"
        case .noCodeWanted: "--qr-of: додайте --qr або --qr-file"
        case .codeInJSON: "--qr малює для людей, --json відповідає програмам: виберіть одне"
        case .resendingAndClosing: "--resend і --close: дайте щось одне"
        case .confirmationWithoutResending: "--confirm діє з --resend або --close, а --sender з --resend"
        case .confirmationOfSeveral: "--confirm і --sender діють з одним номером: у кожного рахунку вони свої"
        case .noIDs: "команді status потрібен номер або --all для всіх рахунків без кінцевого статусу"
        case .idsAndAll: "--all пишуть без номерів: він сам охоплює всі рахунки"
        case .adoptingAll: "--adopt діє з номерами, а --all без них"
        case .currenciesAndAll: "--all і --currency: дайте щось одне"
        case .noCurrencies: "вкажіть, які валюти: --currency КОД або --all"
        case .notAPair: "пишіть НАЗВА=ЗНАЧЕННЯ, наприклад phone=2250701020304"
        case .unfinishedCondition(let condition): "умові пошуку \(condition) бракує значення"
        case .liveResendingOfSeveral: "це БОЙОВИЙ профіль: --resend потребує одного номера і його суми в --confirm"
        case .liveClosingOfSeveral: "це БОЙОВИЙ профіль: --close потребує одного номера і його суми в --confirm"
        case .noBatch: "--jobs, --skip-invalid і --new-content діють з --batch"
        case .historyAsJSON: "--history показує знайдене лише текстом: приберіть --json і --format"
        case .optionOfRow(let name): "\(name) і --batch: дайте щось одне; у пакеті кожен рядок має власне значення"
        case .jobs(let jobs, let range):
            "--jobs \(jobs): має бути від \(range.lowerBound) до \(range.upperBound)"
        case .consoleWithoutTerminal: "консолі потрібен термінал для вводу й виводу"
        case .secretInArgument:
            "--secret приймає лише - і читає ключ зі стандартного вводу: аргументи видно всім на цій машині"
        case .severalSecrets: "--secret, --secret-file і --secret-command: дайте щось одне"
        case .nothingToChange: "вкажіть, що змінити; без термінала команда нічого не питає"
        case .valueOrDefault: "вкажіть значення або --default"
        case .nameAndAll: "--all пишуть без назви"
        }
    }

    func advice(on problem: UsageProblem) -> [String] {
        switch problem {
        case .notUTF8: ["Нічого не зроблено. Текст приймається лише в UTF-8, щоб надіслати саме те, що введено."]
        case .unfinishedCondition: ["Вкажіть, що шукати, або приберіть умову."]
        case .liveResendingOfSeveral, .liveClosingOfSeveral: ["Нічого не запитано й не надіслано."]
        case .consoleWithoutTerminal: ["Для скриптів є команди: їх перелічує `einvoice --help`."]
        default: []
        }
    }

    func didYouMean(_ command: String) -> String { "Можливо, `\(command)`?" }

    func commands(_ names: [String]) -> String { "Є: \(names.joined(separator: ", "))." }

    var dashAdvice: String {
        "Номер або текст, що починається з дефіса, ставлять у кінець після --: `einvoice show -- -5`."
    }
}
