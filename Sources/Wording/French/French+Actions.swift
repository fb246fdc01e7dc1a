import InvoiceCore

extension French: ActionTexts {
    var showHelp: ActionText {
        ActionText("Aide", "Touches de cet écran", also: "aide touches raccourcis clavier")
    }
    var allKeys: String { "Touches" }
    var showCommands: ActionText {
        ActionText("Commandes", "Toutes les commandes, filtrées à la saisie", also: "palette menu")
    }
    var quitAnywhere: ActionText { ActionText("Quitter", "Quitter\u{202F}; ce qui est saisi est conservé") }
    var suspend: ActionText { ActionText("Suspendre", "Retour au shell pour un moment\u{202F}; fg revient ici") }

    var goBack: ActionText { ActionText("Retour", "Retour à l’écran précédent") }
    var backToInvoices: ActionText { ActionText("Retour", "Retour aux factures") }
    var goHome: ActionText { ActionText("Factures", "Retour à la liste des factures") }
    var closeList: ActionText { ActionText("Fermer", "Fermer la liste") }
    var backToStatistics: ActionText { ActionText("Stats", "Retour aux statistiques, à la même ligne") }
    var closeHelp: ActionText { ActionText("Fermer", "Fermer l’aide") }

    var openInvoice: ActionText {
        ActionText(
            "Ouvrir", "Tout sur la facture", also: "afficher détails voir entrée", whenNot: noInvoiceSelected,
            keepsPlace: true)
    }
    var showInvoice: ActionText { ActionText("Facture", "Tout sur la facture") }
    var openSimilar: ActionText { ActionText("Ouvrir", "Ouvrir la facture semblable") }
    var clone: ActionText {
        ActionText("Similaire", "Nouvelle facture sur ce modèle", also: "copier dupliquer modèle même encore cloner")
    }
    var replaceInvoice: ActionText {
        ActionText(
            "Remplacer", "Nouvelle facture à la place de celle-ci, erronée", also: "corriger erreur faute rectifier",
            whenNot: "cette facture ne peut pas être remplacée", keepsPlace: true)
    }
    var anotherInvoice: ActionText { ActionText("Une autre", "Une facture de plus, formulaire vide") }
    var refreshStatus: ActionText {
        ActionText(
            "Actualiser", "Demander le statut du paiement à la passerelle",
            also: "statut actualiser demander recharger rafraîchir",
            whenNot: "la passerelle ne lui a pas donné de numéro", keepsPlace: true)
    }
    var showReplacement: ActionText {
        ActionText("Remplaçante", "La facture qui remplace celle-ci", also: "remplacée partenaire")
    }
    var showReplaced: ActionText {
        ActionText("Remplacée", "La facture que celle-ci remplace", also: "remplaçante partenaire")
    }
    func paymentIsOver(_ state: String) -> String { "le paiement a pris fin\u{202F}: \(state)" }
    var paymentIsReplaced: String { "une autre facture la remplace" }
    var showPaymentLink: ActionText {
        ActionText(
            "Lien", "Lien de paiement, aussi en QR code", also: "payer paiement lien qr code",
            whenNot: "elle ne peut pas être payée", keepsPlace: true)
    }
    var writeNote: ActionText { ActionText("Note", "Écrire une note sur la facture, gardée dans l’historique") }
    var keepNote: ActionText { ActionText("Garder", "Enregistrer la note dans l’historique") }
    var putNoteAside: ActionText { ActionText("De côté", "Mettre la note de côté pour la finir plus tard") }
    var nextInvoice: ActionText { ActionText("Suivante", "Facture suivante de la liste") }
    var previousInvoice: ActionText { ActionText("Précédente", "Facture précédente de la liste") }
    var leaveNow: ActionText {
        ActionText("Quitter", "Quitter\u{202F}; les numéros s’affichent de nouveau à la fin")
    }
    var stayHere: ActionText { ActionText("Rester", "Rester dans la console") }
    var settleUnknown: ActionText {
        ActionText(
            "Vérifier", "Demander ce que sont devenues celles à vérifier",
            also: "vérifier issue inconnue résoudre", whenNot: "aucune facture n’est à vérifier", keepsPlace: true)
    }
    var settleOutcome: ActionText { ActionText("Vérifier", "Demander à la passerelle ce qu’elle est devenue") }
    var settleSending: ActionText { ActionText("Vérifier", "Interroger la passerelle, si plus personne ne l’envoie") }
    var settleRejected: ActionText { ActionText("Interroger", "Demander à la passerelle si elle l’a malgré tout") }
    var settleClosed: ActionText { ActionText("Interroger", "Demander à la passerelle si elle l’a tout de même") }
    var closeUnknown: ActionText {
        ActionText(
            "Clôturer", "Clôturer comme jamais créée\u{202F}: la passerelle ne l’a pas",
            whenNot: "la passerelle n’a pas dit qu’elle ne l’a pas", keepsPlace: true)
    }
    var sendUnsentAgain: ActionText { ActionText("Renvoyer", "Envoyer de nouveau\u{202F}: rien n’a été créé") }
    var sendMissingAgain: ActionText {
        ActionText(
            "Renvoyer", "La passerelle ne l’a pas\u{202F}: envoyer la même requête",
            whenNot: "la passerelle n’a pas dit qu’elle ne l’a pas", keepsPlace: true)
    }
    var askOpenAgain: ActionText {
        ActionText("Redemander", "Interroger de nouveau pour celles qui restent à vérifier")
    }
    var copyMenu: ActionText { ActionText("Copier", "Copier\u{202F}: suivi, numéro, lien, montant, texte au marchand") }
    var copySelected: ActionText { ActionText("Copier", "Copier la sélection") }

    var noInvoiceSelected: String { "aucune facture n’est sélectionnée" }
    func show(_ filter: QuickFilter) -> ActionText {
        ActionText(
            name(of: filter), "Afficher dans la liste\u{202F}: \(name(of: filter).lowercased())",
            also: "filtre nombre en-tête")
    }
    var newInvoice: ActionText {
        ActionText("Nouvelle", "Nouvelle facture", also: "créer faire ajouter")
    }
    var readHistoryAgain: ActionText { ActionText("Recharger", "Relire l’historique") }
    var search: ActionText {
        ActionText(
            "Chercher", "Recherche\u{202F}: mots, -mot, statut: montant> est: tri: …",
            also: "trouver filtrer recherche",
            whenNot: "il n’y a rien à chercher")
    }
    var goToFound: ActionText { ActionText("Afficher", "Aller aux résultats") }
    var endSearch: ActionText { ActionText("Tout voir", "Retour à toutes les factures") }
    var showDrafts: ActionText {
        ActionText(
            "Brouillons", "Brouillons conservés, à continuer ou à supprimer", also: "conservés inachevés",
            whenNot: "aucun brouillon n’est conservé")
    }
    var showSettings: ActionText {
        ActionText(
            "Réglages", "Réglages\u{202F}: profils, thème, langue, signal, touches",
            also: "réglages thème couleurs options préférences configuration profil langue souris")
    }
    var quit: ActionText {
        ActionText("Quitter", "Quitter einvoice", also: "sortir fermer quitter")
    }
    func followWaiting(days: Int) -> ActionText {
        ActionText(
            "Suivre", "Suivre les paiements en attente (\(count(days, .day)) au plus)",
            whenNot: "aucun paiement n’est en attente")
    }
    var exportInvoices: ActionText {
        ActionText(
            "Exporter", "Écrire ce qui est affiché dans un fichier csv ou jsonl",
            also: "enregistrer écrire csv jsonl fichier tableur", whenNot: "rien n’est affiché")
    }
    var showStatistics: ActionText {
        ActionText(
            "Stats", "Nombres et totaux par jour, moyen et statut", also: "statistiques totaux sommes nombres rapport")
    }
    var testPayments: ActionText {
        ActionText(
            "Test", "Paiements de test de 1000 et 2000, devises au choix", also: "essayer vérifier moyens essai")
    }
    var createBatch: ActionText {
        ActionText(
            "Lot", "Créer un lot\u{202F}: une facture par ligne d’un fichier", also: "plusieurs csv jsonl import masse")
    }
    var reconcile: ActionText {
        ActionText(
            "Rapprocher", "Comparer avec le relevé de la passerelle",
            also: "comparer relevé écarts différences rapprochement")
    }

    var resumeDraft: ActionText { ActionText("Continuer", "Continuer le brouillon") }
    var deleteDraft: ActionText {
        ActionText(
            "Supprimer", "Supprimer ce brouillon ou ceux marqués\u{202F}; récupérables", whenNot: "il est supprimé",
            keepsPlace: true)
    }
    var restoreDraft: ActionText {
        ActionText("Récupérer", "Récupérer le brouillon supprimé", whenNot: "il n’est pas supprimé", keepsPlace: true)
    }
    var restoreDrafts: ActionText { ActionText("Tous remis", "Récupérer tous les brouillons supprimés") }
    var markDraft: ActionText { ActionText("Marquer", "Marquer le brouillon, ou le démarquer") }
    var markDrafts: ActionText { ActionText("Tous", "Marquer tous les brouillons, ou aucun") }
    var doSelected: ActionText { ActionText("Exécuter", "Exécuter la commande sélectionnée") }
    var keepTheme: ActionText { ActionText("Garder", "Garder ce thème") }
    var restoreTheme: ActionText { ActionText("Retour", "Revenir au thème d’avant") }
    var writeExport: ActionText { ActionText("Exporter", "Écrire le fichier") }
    var typeFileName: ActionText { ActionText("Nom", "Changer le nom du fichier") }
    var choosePeriod: ActionText { ActionText("Période", "Choisir la période des factures à écrire") }
    var closeExport: ActionText { ActionText("Fermer", "Fermer sans exporter") }
    var overwriteFile: ActionText { ActionText("Écraser", "Écrire le nouveau fichier à la place de l’ancien") }
    var chooseOtherName: ActionText { ActionText("Autre nom", "Choisir un autre nom") }
    var stopExport: ActionText { ActionText("Arrêter", "Arrêter\u{202F}; aucun fichier n’est laissé") }
    var closeExported: ActionText { ActionText("Fermer", "Retour à la liste") }
    var copyPath: ActionText { ActionText("Chemin", "Copier le chemin du fichier") }

    var chooseToday: ActionText { ActionText("Auj.", "Aujourd’hui") }
    var chooseWeek: ActionText { ActionText("7 j", "Les 7 derniers jours") }
    var chooseThirtyDays: ActionText { ActionText("30 j", "Les 30 derniers jours") }
    var chooseMonth: ActionText { ActionText("Mois", "Ce mois-ci") }
    var chooseYear: ActionText { ActionText("Année", "Douze mois, celui-ci compris") }
    var chooseAllTime: ActionText { ActionText("Tout", "Toutes les factures") }
    var goEarlier: ActionText { ActionText("Avant", "La période d’avant") }
    var goLater: ActionText { ActionText("Après", "La période d’après") }

    var openRow: ActionText { ActionText("Factures", "Les factures de la ligne choisie, dans la liste") }
    var openSums: ActionText { ActionText("Totaux +", "Afficher tous les totaux de chaque ligne") }
    var closeSums: ActionText { ActionText("Totaux –", "Afficher les totaux qui tiennent sur chaque ligne") }
    var nextGroup: ActionText { ActionText("Groupe", "Groupe suivant\u{202F}: moyens, statuts, jours, totaux") }
    var previousGroup: ActionText { ActionText("Gr. préc.", "Groupe précédent") }
    var countAnew: ActionText { ActionText("Refaire", "Refaire le calcul") }

    var chooseCurrency: ActionText { ActionText("Choisir", "Ouvrir la liste des devises") }
    var takeCurrency: ActionText { ActionText("Choisir", "Choisir la devise en surbrillance") }
    var toggleFavourite: ActionText { ActionText("Favori", "La mettre en tête de liste, ou l’en retirer") }
    var closeCurrencies: ActionText { ActionText("Retour", "Fermer la liste") }
    var addField: ActionText { ActionText("+ champ", "Ajouter un champ supplémentaire à la main") }
    var editDescription: ActionText { ActionText("Éditeur", "Écrire le libellé dans votre éditeur (EDITOR)") }
    var showAddresses: ActionText { ActionText("Adresses", "Afficher les adresses pour les modifier") }
    var takeLastDescription: ActionText {
        ActionText("Comme avant", "Reprendre le libellé de la dernière facture de ce client")
    }
    var removeField: ActionText { ActionText("Retirer", "Retirer ce champ supplémentaire") }
    var nextField: ActionText { ActionText("Suivant", "Champ suivant (aussi Entrée et flèche bas)") }
    var previousField: ActionText { ActionText("Précédent", "Champ précédent (aussi flèche haut)") }
    var proposePaymentID: ActionText { ActionText("Nouveau n°", "Proposer un nouveau numéro de paiement") }
    var reviewRequest: ActionText { ActionText("Relire", "Voir la requête telle qu’elle sera envoyée (aussi ^S)") }
    func leaveForm(isKept: Bool) -> ActionText {
        isKept
            ? ActionText("Brouillon", "Retour aux factures\u{202F}; la saisie reste en brouillon")
            : ActionText("Sans brouillon", "Retour\u{202F}; le disque refuse la saisie, nouvel essai prévu")
    }

    func send(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Envoyer (production)" : "Envoyer", "Envoyer la requête à la passerelle")
    }
    func closeNow(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Clôturer (prod.)" : "Clôturer", "Clôturer comme jamais créée")
    }
    var leaveUnclosed: ActionText { ActionText("Retour", "Retour\u{202F}; elle reste à vérifier") }
    var leaveResending: ActionText { ActionText("Retour", "Retour\u{202F}; rien n’est envoyé") }
    var changeBeforeSending: ActionText { ActionText("Modifier", "Retour au formulaire\u{202F}; rien n’est envoyé") }
    var changeInForm: ActionText { ActionText("Modifier", "Retour au formulaire") }
    var switchInput: ActionText { ActionText("Autre champ", "Numéro de carte ou montant") }
    var stopWaiting: ActionText {
        ActionText("Arrêter", "Ne plus attendre\u{202F}; une fois partie, l’issue est inconnue")
    }

    var startPayment: ActionText { ActionText("Lancer (prod.)", "Lancer le paiement sur la passerelle de production") }
    var openPaymentPage: ActionText { ActionText("Ouvrir", "Ouvrir la page de paiement dans un navigateur ici") }
    var openPaymentForm: ActionText { ActionText("Ouvrir", "Ouvrir ici une page avec le formulaire de la passerelle") }
    var changeCode: ActionText {
        ActionText(
            "Autre code", "Changer le contenu du QR code\u{202F}: lien, URI ou adresse",
            whenNot: "il ne peut rien contenir d’autre ici")
    }
    var saveCode: ActionText { ActionText("Image QR", "Enregistrer le QR code en image png ou svg") }
    var askForPaymentAgain: ActionText { ActionText("Redemander", "Redemander à la passerelle comment payer") }

    var toggleMark: ActionText { ActionText("Marquer", "Marquer la devise, ou la démarquer") }
    var markShown: ActionText { ActionText("Toutes", "Marquer toutes celles affichées, ou aucune") }
    var showAllCurrencies: ActionText { ActionText("Tout voir", "Afficher de nouveau toutes les devises") }
    var startTests: ActionText { ActionText("Lancer", "Faire des paiements de test de 1000 et 2000") }
    var startTestsLive: ActionText { ActionText("Lancer (prod.)", "Lancer, une fois le nom saisi") }
    var makeTestInvoices: ActionText { ActionText("Créer", "Créer les factures") }
    var backToCurrencies: ActionText { ActionText("Modifier", "Retour aux devises\u{202F}; rien n’est envoyé") }
    var chooseOtherCurrencies: ActionText { ActionText("D’autres", "Paiements de test dans d’autres devises") }
    var stopTests: ActionText { ActionText("Arrêter", "Ne rien commencer d’autre\u{202F}; ce qui est parti s’achève") }
    var goOnTesting: ActionText { ActionText("Continuer", "Continuer là où cela s’est arrêté") }
    var tryAgainTesting: ActionText { ActionText("Réessayer", "Réessayer ceux qui n’ont pas de résultat") }

    var askGatewayAboutNumber: ActionText {
        ActionText("Interroger", "Demander à la passerelle ce numéro, absent d’ici")
    }
    var askAboutNumberAgain: ActionText { ActionText("Redemander", "Interroger de nouveau la passerelle") }
    var stopAsking: ActionText { ActionText("Arrêter", "Ne plus attendre la passerelle") }
    var adoptFound: ActionText { ActionText("Intégrer", "Intégrer à l’historique ce qu’en dit la passerelle") }
    var adoptIt: ActionText { ActionText("Intégrer", "L’intégrer à l’historique") }
    var adoptNotIt: ActionText { ActionText("Laisser", "Ne pas l’intégrer") }

    var compareAgain: ActionText { ActionText("Refaire", "Refaire la comparaison") }
    var askAboutMissing: ActionText { ActionText("Ouvrir", "Ce que la passerelle en sait, pour l’intégrer") }
    var explainNumbers: ActionText { ActionText("Pourquoi", "Ce qu’est chaque nombre, et ce qui n’est pas comparé") }
    var closeExplanation: ActionText { ActionText("Fermer", "Retour à la comparaison") }
    var adoptMissing: ActionText {
        ActionText("Intégrer", "Intégrer les absentes d’ici et les nouveaux statuts")
    }
    var adoptThem: ActionText { ActionText("Intégrer", "Les intégrer à l’historique") }
    var adoptNothing: ActionText { ActionText("Laisser", "Ne rien intégrer") }
    var stopAdopting: ActionText { ActionText("Arrêter", "Arrêter\u{202F}; ce qui est intégré est gardé") }
    var exportDifferences: ActionText { ActionText("Exporter", "Écrire les écarts dans un fichier csv ou jsonl") }
}
