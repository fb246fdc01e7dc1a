extension French: UsageTexts {
    func text(for problem: UsageProblem) -> String {
        switch problem {
        case .language(let code): "--lang \(code)\u{202F}: le programme parle en, ru, uk et fr"
        case .notUTF8(let number, let text):
            "l’argument \(number) n’est pas en UTF-8\u{202F}: «\u{202F}\(text)\u{202F}»"
        case .unknownCommand(let name): "la commande «\u{202F}\(name)\u{202F}» n’existe pas"
        case .rawWithoutCSV: "--raw\u{202F}: ne change que le csv"
        case .nothingToOverwrite: "--force\u{202F}: il n’y a pas de --output à écraser"
        case .outputWithoutName: "--output\u{202F}: le fichier n’a pas de nom"
        case .limit(let limit): "--limit \(limit)\u{202F}: doit être au moins 1"
        case .repairWithoutHistory: "--repair\u{202F}: ajoutez --history, que cela répare"
        case .codeFileEnding: "--qr-file\u{202F}: le nom doit finir par .png ou .svg"
        case .noCodeFile: "--force\u{202F}: il n’y a pas de --qr-file à écraser"
        case .noCodeWanted: "--qr-of\u{202F}: ajoutez --qr ou --qr-file"
        case .codeInJSON: "--qr dessine pour les personnes, --json répond aux programmes\u{202F}: choisissez"
        case .resendingAndClosing: "--resend et --close\u{202F}: donnez l’une des deux"
        case .confirmationWithoutResending: "--confirm va avec --resend ou --close, et --sender avec --resend"
        case .confirmationOfSeveral:
            "--confirm et --sender vont avec un seul numéro\u{202F}: chaque facture a les siens"
        case .noIDs: "status veut un numéro, ou --all pour toutes les factures sans statut final"
        case .idsAndAll: "--all va sans numéros\u{202F}: elle désigne elle-même toutes les factures"
        case .adoptingAll: "--adopt va avec des numéros, et --all sans"
        case .currenciesAndAll: "--all et --currency\u{202F}: donnez l’une des deux"
        case .noCurrencies: "indiquez les devises\u{202F}: --currency CODE, ou --all"
        case .notAPair: "écrivez NOM=VALEUR, comme phone=2250701020304"
        case .unfinishedCondition(let condition): "la condition de recherche \(condition) n’a pas de valeur"
        case .liveResendingOfSeveral:
            "c’est un profil de PRODUCTION\u{202F}: --resend veut un seul numéro, et son montant avec --confirm"
        case .liveClosingOfSeveral:
            "c’est un profil de PRODUCTION\u{202F}: --close veut un seul numéro, et son montant avec --confirm"
        case .noBatch: "--jobs, --skip-invalid et --new-content vont avec --batch"
        case .historyAsJSON: "--history n’affiche que du texte\u{202F}: retirez --json et --format"
        case .optionOfRow(let name):
            "\(name) et --batch\u{202F}: donnez l’une des deux\u{202F}; dans un lot, chaque ligne a la sienne"
        case .jobs(let jobs, let range):
            "--jobs \(jobs)\u{202F}: doit être de \(range.lowerBound) à \(range.upperBound)"
        case .consoleWithoutTerminal: "la console exige un terminal pour son entrée et sa sortie"
        case .secretInArgument:
            """
            --secret ne prend que -, et lit la clé secrète sur l’entrée standard\u{202F}: tout le monde sur cette \
            machine peut voir les arguments
            """
        case .severalSecrets: "--secret, --secret-file et --secret-command\u{202F}: donnez l’une des trois"
        case .nothingToChange: "indiquez ce qu’il faut modifier\u{202F}; sans terminal, rien n’est demandé"
        case .valueOrDefault: "donnez une valeur, ou --default"
        case .nameAndAll: "--all va sans nom"
        }
    }

    func advice(on problem: UsageProblem) -> [String] {
        switch problem {
        case .notUTF8:
            ["Rien n’a été fait. Seul le texte UTF-8 est pris, pour que ce qui part soit ce qui a été saisi."]
        case .unfinishedCondition: ["Dites ce qui est cherché, ou retirez-la."]
        case .liveResendingOfSeveral, .liveClosingOfSeveral: ["Rien n’a été demandé ni envoyé."]
        case .consoleWithoutTerminal:
            ["Pour les scripts il y a des commandes\u{202F}: `einvoice --help` en donne la liste."]
        default: []
        }
    }

    func didYouMean(_ command: String) -> String { "Vouliez-vous dire `\(command)`\u{202F}?" }

    func commands(_ names: [String]) -> String { "Il y a\u{202F}: \(names.joined(separator: ", "))." }

    var dashAdvice: String {
        "Un numéro ou un texte qui commence par un tiret se met à la fin, après --\u{202F}: `einvoice show -- -5`."
    }
}
