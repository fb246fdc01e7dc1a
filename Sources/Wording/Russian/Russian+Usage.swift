extension Russian: UsageTexts {
    func text(for problem: UsageProblem) -> String {
        switch problem {
        case .language(let code): "--lang \(code): такого языка нет, есть en, ru, uk и fr"
        case .notUTF8(let number, let text): "аргумент \(number) не в UTF-8: «\(text)»"
        case .unknownCommand(let name): "команды «\(name)» нет"
        case .rawWithoutCSV: "--raw: действует только для csv"
        case .nothingToOverwrite: "--force: без --output заменять нечего"
        case .outputWithoutName: "--output: у файла нет имени"
        case .limit(let limit): "--limit \(limit): нужно не меньше 1"
        case .repairWithoutHistory: "--repair: укажите и --history, исправляется именно она"
        case .codeFileEnding: "--qr-file: имя должно кончаться на .png или .svg"
        case .noCodeFile: "--force: без --qr-file заменять нечего"
        case .noCodeWanted: "--qr-of: укажите и --qr или --qr-file"
        case .codeInJSON: "--qr рисует для людей, --json отвечает программам: выберите одно"
        case .resendingAndClosing: "--resend и --close: укажите что-то одно"
        case .confirmationWithoutResending: "--confirm указывают с --resend или --close, а --sender с --resend"
        case .confirmationOfSeveral: "--confirm и --sender указывают с одним номером: у каждого счёта своё"
        case .noIDs: "status нужен номер или --all для всех счетов без конечного статуса"
        case .idsAndAll: "--all указывают без номеров: он и так берёт все счета"
        case .adoptingAll: "--adopt указывают с номерами, а --all без них"
        case .currenciesAndAll: "--all и --currency: укажите что-то одно"
        case .noCurrencies: "укажите валюты: --currency КОД или --all"
        case .notAPair: "пишите ИМЯ=ЗНАЧЕНИЕ, например phone=2250701020304"
        case .unfinishedCondition(let condition): "у условия поиска \(condition) нет значения"
        case .liveResendingOfSeveral: "это БОЕВОЙ профиль: для --resend нужен один номер и его сумма в --confirm"
        case .liveClosingOfSeveral: "это БОЕВОЙ профиль: для --close нужен один номер и его сумма в --confirm"
        case .noBatch: "--jobs, --skip-invalid и --new-content указывают с --batch"
        case .historyAsJSON: "--history выводит найденное только текстом: уберите --json и --format"
        case .optionOfRow(let name): "\(name) и --batch: укажите что-то одно; в файле у каждой строки своё"
        case .jobs(let jobs, let range): "--jobs \(jobs): нужно от \(range.lowerBound) до \(range.upperBound)"
        case .consoleWithoutTerminal: "консоли нужен терминал для ввода и вывода"
        case .secretInArgument:
            """
            --secret берёт только -, тогда ключ читается со стандартного ввода: аргументы на этой машине видны всем
            """
        case .severalSecrets: "--secret, --secret-file и --secret-command: укажите что-то одно"
        case .nothingToChange: "укажите, что изменить; без терминала вопросов не будет"
        case .valueOrDefault: "укажите значение или --default"
        case .nameAndAll: "--all указывают без имени"
        }
    }

    func advice(on problem: UsageProblem) -> [String] {
        switch problem {
        case .notUTF8:
            ["Ничего не сделано. Текст принимается только в UTF-8, чтобы отправлялось ровно то, что введено."]
        case .unfinishedCondition: ["Укажите, что искать, или уберите условие."]
        case .liveResendingOfSeveral, .liveClosingOfSeveral: ["Шлюз не спрашивали, ничего не отправлено."]
        case .consoleWithoutTerminal: ["Для скриптов есть команды: их перечисляет `einvoice --help`."]
        default: []
        }
    }

    func didYouMean(_ command: String) -> String { "Может быть, `\(command)`?" }

    func commands(_ names: [String]) -> String { "Есть: \(names.joined(separator: ", "))." }

    var dashAdvice: String {
        "Номер или текст, который начинается с дефиса, пишите в конце, после --: `einvoice show -- -5`."
    }
}
