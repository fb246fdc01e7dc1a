import InvoiceCore
import ScreenKit

extension French: BatchTexts {
    func text(for problem: BatchProblem) -> String {
        // Where columns are shifted, or have no names, anything may stand anywhere.
        CardNumber.hidingAll(in: words(for: problem))
    }

    private func words(for problem: BatchProblem) -> String {
        switch problem.kind {
        case .noRows: "il n’y a aucune ligne"
        case .notUTF8: "ce texte n’est pas en UTF-8"
        case .rowTooLong(let limit):
            "une ligne dépasse \(count(limit, .byte))\u{202F}; il manque peut-être un guillemet fermant"
        case .unknownName(let name, let suggestion):
            "«\u{202F}\(visible(name))\u{202F}» n’existe pas"
                + (suggestion.map { "\u{202F}; vouliez-vous dire \(visible($0))\u{202F}?" } ?? "")
        case .repeatedName(let name): "«\u{202F}\(visible(name))\u{202F}» figure deux fois"
        case .missingColumn(let name): "la première ligne ne nomme pas la colonne \(name)"
        case .quoteNotClosed: "ce guillemet n’est pas fermé"
        case .textBehindQuote:
            "du texte après le guillemet fermant\u{202F}; un guillemet dans le texte s’écrit deux fois"
        case .quoteInText:
            "un guillemet dans le texte\u{202F}; mettez le champ entre guillemets et écrivez celui-ci deux fois"
        case .fieldCount(let found, let expected):
            "\(count(found, .field)) dans cette ligne, et \(count(expected, .field)) dans la première"
        case .syntax(let expected): "attendu\u{202F}: \(text(for: expected))"
        case .notAnObject: "attendu\u{202F}: un objet entre { }, seul sur sa ligne"
        case .notText("fields"), .notText("extra_fields"): "attendu\u{202F}: un objet de noms et de textes"
        case .notText(let name): "\(visible(name)), attendu\u{202F}: un texte ou un nombre"
        case .issue(let issue):
            if case .extra(let name, _) = issue.problem {
                "Champ \(visible(name))\u{202F}: \(text(for: issue))"
            } else {
                "\(name(of: issue.field, extraFields: []))\u{202F}: \(text(for: issue))"
            }
        case .repeatedPaymentID(let id, let line):
            "Numéro de paiement\u{202F}: \(visible(id)) figure déjà à la ligne \(line)"
        }
    }

    func place(of problem: BatchProblem, in path: String) -> String {
        "\(visible(path)):\(problem.line):\(problem.column)"
    }

    func moreProblems(_ number: Int) -> String { "et \(others(number))" }

    /// `1 autre`, `3 autres`.
    func others(_ number: Int) -> String {
        "\(count(number)) \(FrenchForms("autre", "autres").form(for: number))"
    }

    func batchProblems(rows: Int, bad: Int) -> String {
        let end = FrenchForms("ne peut pas être envoyée", "ne peuvent pas être envoyées").form(for: bad)
        return "\(count(bad)) sur \(count(rows, .row)) \(end)."
    }

    var nothingSentMendOrSkip: String {
        "Rien n’a été envoyé. Corrigez le fichier, ou laissez ces lignes de côté avec --skip-invalid."
    }

    func checkingBatch(rows: Int) -> String {
        "\(count(rows, .row)) \(FrenchForms("contrôlée", "contrôlées").form(for: rows))"
    }

    func confirmation(of totals: Totals) -> String {
        let sums = totals.sortedSums.map { sum in
            (sum.total.map { $0.text(minimumDecimals: min(2, sum.decimals)) } ?? "?") + " \(visible(sum.unit))"
        }
        let invoices = FrenchForms("facture", "factures").form(for: totals.count)
        return (["\(totals.count) \(invoices)"] + sums).joined(separator: ", ")
    }

    func batch(_ totals: Totals, skipped: Int) -> String {
        let sums = totals.sortedSums.map { text(for: $0) }.joined(separator: ", ")
        return count(totals.count, .invoice) + (sums.isEmpty ? "" : ", \(sums)")
            + (skipped == 0 ? "" : "\u{202F}; \(leftOut(skipped))")
    }

    private func leftOut(_ rows: Int) -> String {
        "\(count(rows, .row)) \(FrenchForms("laissée", "laissées").form(for: rows)) de côté"
    }

    func batchWouldBeSent(_ totals: Totals, skipped: Int) -> String {
        "Rien n’a été envoyé ni enregistré. L’envoi serait\u{202F}: \(batch(totals, skipped: skipped))."
    }

    func batchGoesOn(begun: Int) -> String {
        "Ce fichier a déjà été commencé\u{202F}: au plus \(count(begun, .row)), et rien n’est créé deux fois."
    }

    func batchWasDone(at moment: String, journal: String) -> String {
        """
        Ce fichier a déjà été traité (\(visible(moment)))\u{202F}: aucune ligne créée alors ne l’est de nouveau. Si vous voulez la même chose une fois de plus, donnez à ses lignes leurs propres numéros de \
        paiement, ou prenez un autre fichier\u{202F}; son journal est \(visible(journal))
        """
    }

    func batchProgress(_ counts: BatchCounts, perSecond: Double?, secondsLeft: Int?) -> String {
        var parts = ["\(count(counts.done)) sur \(count(counts.total))"] + ended(counts)
        if let perSecond { parts.append("\(perSecond < 10 ? tenths(perSecond) : count(Int(perSecond)))/s") }
        if let secondsLeft { parts.append("reste \(time(secondsLeft))") }
        return parts.joined(separator: ", ")
    }

    /// What wasn't created, each kind with its number.
    private func ended(_ counts: BatchCounts) -> [String] {
        var parts: [String] = []
        if counts.rejected > 0 { parts.append(form(counts.rejected, "rejetée", "rejetées")) }
        if counts.unknown > 0 { parts.append("\(count(counts.unknown)) à vérifier") }
        if counts.notSent > 0 { parts.append(form(counts.notSent, "non envoyée", "non envoyées")) }
        return parts
    }

    private func form(_ number: Int, _ one: String, _ other: String) -> String {
        "\(count(number)) \(FrenchForms(one, other).form(for: number))"
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10),\(tenths % 10)"
    }

    private func time(_ seconds: Int) -> String {
        if seconds < 60 { return "\(seconds) s" }
        if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
        return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }

    var stoppingBatch: String { "Arrêt… ce qui est déjà parti s’achève d’abord." }

    func batchEnded(_ counts: BatchCounts) -> String {
        var parts = [form(counts.created, "créée", "créées")] + ended(counts)
        if counts.before > 0 {
            parts[counts.rejected > 0 ? 1 : 0] += " (dont \(count(counts.before)) auparavant)"
        }
        if counts.left > 0 { parts.append(form(counts.left, "non commencée", "non commencées")) }
        if counts.skipped > 0 { parts.append(form(counts.skipped, "laissée de côté", "laissées de côté")) }
        return "\(count(counts.total, .row))\u{202F}: \(parts.joined(separator: ", "))."
    }

    var batchGivenUp: String { "Abandon\u{202F}: les autres lignes auraient eu le même sort." }
    var batchStopped: String { "Arrêté avant la fin." }

    var sameFileGoesOn: String {
        "La même commande continue là où elle s’est arrêtée, avec le même fichier inchangé\u{202F}; rien n’est créé deux fois."
    }

    var batchTitle: String { "Créer un lot" }
    var whichBatchFile: String { "Quel fichier\u{202F}? Chaque ligne devient une facture." }
    var batchFileHint: String { "juillet.csv" }

    var batchFileAdvice: String {
        """
        CSV dont la première ligne porte les noms (currency, amount, payment-id, description, field.phone, etc.), ou \
        JSON Lines. Le fichier est d’abord contrôlé\u{202F}; rien n’est encore envoyé.
        """
    }

    var batchLineColumn: String { "LIGNE" }
    var batchPlaceColumn: String { "COLONNE" }
    var batchProblemColumn: String { "PROBLÈME" }
    var batchOutcomeColumn: String { "NON CRÉÉES" }

    func batchWillBeSent(_ totals: Totals, skipped: Int) -> String {
        "À créer\u{202F}: \(batch(totals, skipped: skipped)). Entrée\u{202F}: envoyer\u{202F}; Échap\u{202F}: revenir."
    }

    func batchIsLive(_ confirmation: String) -> String {
        "C’est la PRODUCTION. Saisissez ce que demande le fichier\u{202F}: \(confirmation)"
    }
    func typeSums(_ confirmation: String) -> String { "Non confirmé\u{202F}; saisissez\u{202F}: \(confirmation)" }
    var typeSumsByHand: String { "Le nombre et les totaux se saisissent à la main, pour les relire une dernière fois." }
    var batchRuns: String {
        "Envoi des lignes, une seule fois chacune. Échap arrête\u{202F}; ce qui est parti s’achève."
    }
    var batchIsDone: String { "Terminé. Une ligne déjà créée ne l’est pas de nouveau." }
    var batchGoesOnHere: String { "r continue là où cela s’est arrêté\u{202F}; rien n’est créé deux fois." }

    var checkBatch: ActionText {
        ActionText("Contrôler", "Contrôler tout le fichier\u{202F}; rien n’est encore envoyé")
    }
    var stopBatchCheck: ActionText { ActionText("Arrêter", "Arrêter le contrôle") }

    var sendBatch: ActionText {
        ActionText(
            "Envoyer", "Envoyer les lignes sans problème, après confirmation",
            whenNot: "aucune ligne ne peut être envoyée")
    }

    var sendBatchNow: ActionText { ActionText("Envoyer", "Les envoyer") }
    var backToBatchCheck: ActionText { ActionText("Retour", "Retour à ce qui a été trouvé dans le fichier") }
    var stopBatch: ActionText { ActionText("Arrêter", "Ne plus commencer de lignes") }
    var goOnWithBatch: ActionText { ActionText("Continuer", "Continuer, et interroger sur les issues inconnues") }

    func batchRow(_ line: Int) -> String { "ligne \(line)" }
}

extension French {
    func title(of failure: BatchFailure) -> String {
        switch failure {
        case .unreadable(let path, let errno): "\(visible(path)) est illisible\u{202F}: \(whyUnreadable(errno))"
        case .tooLong(let limit):
            "ce qui arrive par un tube est gardé en mémoire, \(count(limit, .byte)) au plus\u{202F}; indiquez un fichier"
        case .changed: "le fichier a été modifié pendant sa lecture"
        case .invalid(let problems):
            "problèmes dans le fichier\u{202F}: \(count(problems))"
        case .notConfirmed(let totals, let isTyped):
            isTyped
                ? "non confirmé\u{202F}: le fichier demande \(confirmation(of: totals))"
                : "c’est un profil de PRODUCTION\u{202F}: il faut répéter ce que demande le fichier, \(confirmation(of: totals))"
        case .otherContent(let name, let since):
            """
            un autre contenu de \(visible(name)) a été envoyé (\(visible(since)))\u{202F}: ses lignes reprises ici sans numéro de \
            paiement propre seraient créées une fois de plus
            """
        case .unfinished(let name, let since):
            """
            un autre lot n’est pas terminé (\(name.map { visible($0) } ?? "par un tube"), \(visible(since)))\u{202F}: ses lignes \
            reprises ici sans numéro de paiement propre seraient créées une fois de plus
            """
        case .isRunning: "un autre programme envoie ce fichier en ce moment"
        case .journalDamaged(let path, let line):
            """
            \(visible(path)), ligne \(line)\u{202F}: endommagé, si bien que nul ne sait quels numéros de paiement ont \
            les lignes
            """
        }
    }

    func advice(on failure: BatchFailure) -> [String] {
        switch failure {
        case .unreadable, .tooLong, .invalid, .notConfirmed: ["Rien n’a été envoyé."]
        case .changed:
            [
                """
                Ce qui a été envoyé est dans l’historique. Mettez seulement le reste dans un nouveau fichier, sinon \
                tout serait créé une fois de plus.
                """
            ]
        case .otherContent:
            [
                "Rien n’a été envoyé. Si le fichier a été corrigé, mettez seulement ce qui en reste dans un nouveau.",
                "Si toutes ses lignes sont nouvelles, donnez au fichier un nom différent.",
            ]
        case .unfinished:
            [
                "Rien n’a été envoyé. Relancez d’abord cet autre lot\u{202F}: il reprend là où il en était.",
                "Si toutes les lignes d’ici sont nouvelles, `create --batch` les envoie avec --new-content.",
            ]
        case .isRunning:
            [
                "Celui-ci n’a rien envoyé. Attendez la fin de l’autre et relancez\u{202F}: la suite reprend là où il en était."
            ]
        case .journalDamaged:
            [
                """
                Rien n’a été envoyé. Ce qui a été créé à partir du fichier est dans l’historique\u{202F}; mettez ce \
                qui reste dans un nouveau fichier.
                """
            ]
        }
    }
}
