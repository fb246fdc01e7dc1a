extension French: HelpTexts {
    var programAbstract: String { "Créer des factures à payer sur la passerelle, et garder leur historique." }

    var programUsage: String {
        """
        einvoice [options]              ouvrir la console
        einvoice --sandbox              l’ouvrir sur une passerelle intégrée\u{202F}: aucun compte à avoir
        einvoice <commande> [options]   pour les scripts
        """
    }

    func programDiscussion(statuses: String) -> String {
        """
        Les données vont sur la sortie standard, tout le reste sur la sortie d’erreur. Avec --json, ou --format json \
        ou jsonl, une commande qui échoue avant d’avoir une réponse affiche un objet, \
        {"error":{"exit":65,"kind":"invalid","message":"…","problems":["…"]}}. Code de sortie\u{202F}:

        \(statuses)
        """
    }

    func abstract(of command: CommandName) -> String {
        switch command {
        case .create: "Créer une facture, ou plusieurs à partir d’un fichier."
        case .history: "Donner la liste des factures, les plus récentes d’abord."
        case .show: "Montrer une facture entière\u{202F}: champs, requête, réponse et chronologie."
        case .note: "Mettre une note sur une facture\u{202F}; elle reste dans l’historique, hors passerelle."
        case .status: "Demander à la passerelle où en sont des paiements."
        case .pay: "Lancer le paiement d’une facture, et montrer comment le client paie."
        case .resolve: "Vérifier les factures dont l’issue est inconnue."
        case .reconcile: "Rapprocher une période de l’historique du relevé de la passerelle."
        case .export: "Écrire les factures entières, les plus récentes d’abord, en csv ou jsonl."
        case .stats: "Compter et totaliser les factures, par jour, moyen et statut."
        case .testPayment: "Essayer les montants de test\u{202F}: 1000 doit réussir, 2000 doit échouer."
        case .currencies: "Donner la liste des devises que prend la passerelle."
        case .fields: "Donner la liste des champs supplémentaires que demande la passerelle."
        case .doctor: "Montrer les réglages, l’origine de chacun, et ce qui ne va pas."
        case .sandbox: "Faire tourner la passerelle intégrée seule, jusqu’à Ctrl-C."
        case .profiles: "Voir, essayer et modifier les profils\u{202F}: quelle passerelle, et au nom de qui."
        case .listProfiles: "Donner la liste des profils."
        case .showProfile: "Montrer un profil, et l’origine de chaque membre."
        case .addProfile: "Se connecter à une passerelle\u{202F}: essayer un nouveau profil et l’enregistrer."
        case .editProfile: "Modifier un profil du fichier de configuration."
        case .useProfile: "Choisir le profil qui s’ouvre quand aucun n’est nommé."
        case .removeProfile: "Retirer un profil du fichier de configuration\u{202F}; son historique reste."
        case .checkProfiles: "Interroger sans risque la passerelle d’un profil, et dire ce qui ne va pas."
        case .config: "Montrer et modifier les réglages du fichier de configuration."
        case .getSetting: "Afficher un réglage en vigueur, ou tous."
        case .setSetting: "Régler un membre du fichier de configuration, après contrôle."
        case .editConfig: "Ouvrir le fichier de configuration dans un éditeur, puis le contrôler."
        case .themes: "Donner la liste des thèmes, ou nommer les défauts de l’un d’eux."
        case .listen:
            "Afficher au fil de l’eau les notifications et ce qui arrive aux factures, un objet JSON par ligne."
        case .man: "Montrer la page de manuel d’une commande."
        case .completions: "Afficher un script par lequel un shell complète les mots de ce programme."
        }
    }

    var examplesTitle: String { "Exemples\u{202F}:" }

    func examples(of command: CommandName) -> [String] {
        switch command {
        case .create:
            [
                "einvoice create --currency visamaster.uah --amount 100.50 --dry-run",
                "einvoice create --sandbox --currency visamaster.uah --amount 100.50 --description 'Recharge' --json",
                "einvoice create --profile shop --currency bitcoin --amount 0.0015 --confirm 0.0015",
                "einvoice create --sandbox --batch july.csv --dry-run",
            ]
        case .history:
            [
                "einvoice history --limit 10",
                "einvoice history --search 'état:créée montant>100' --since yesterday",
                "einvoice history --state unknown --format json",
            ]
        case .show: ["einvoice show 1795350000000001", "einvoice show 79DF-60B0-17F6 --json"]
        case .note: ["einvoice note 1795350000000001 'Le client a payé deux fois'"]
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
        case .doctor: ["einvoice doctor", "einvoice doctor --offline", "einvoice doctor --history"]
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
        case .profile: "Le profil avec lequel travailler."
        case .sandbox: "Travailler avec le bac à sable intégré\u{202F}: rien n’est réel."
        case .dataFolder: "Garder les historiques et les brouillons dans ce dossier."
        case .config: "Lire ce fichier de configuration."
        case .timeout: "Attendre une réponse ce temps au plus."
        case .noColor: "Sans couleurs."
        case .accessible: "Adapter la console à un lecteur d’écran ou à une plage braille."
        case .language: "La langue de tous les textes\u{202F}: en, ru, uk ou fr."

        case .search: "Seulement ce qui répond à cette recherche."
        case .state:
            """
            Seulement cet état, comme le montrent les listes\u{202F}; created est tout ce qui a un numéro de suivi. \
            Peut être répétée.
            """
        case .status:
            """
            Seulement ce statut, comme le montrent les listes ou comme le nomme la passerelle, par ex. started ou \
            PAYIN\u{202F}; peut être répétée.
            """
        case .searchedCurrency: "Seulement cette devise, ou une partie de son code\u{202F}; peut être répétée."
        case .since: "Seulement à partir de ce moment."
        case .until: "Seulement avant ce moment."
        case .withTests:
            "Avec les paiements de test, que le csv et les totaux omettent sauf si l’on cherche est:test."
        case .id: "Un numéro local, de paiement ou de suivi."
        case .ids: "Des numéros locaux, de paiement ou de suivi."
        case .limit: "Autant au plus\u{202F}; un tableau en montre 50 sauf indication, les autres formats toutes."

        case .currency: "Comment être payé, par ex. visamaster.uah."
        case .decimals: "Pour une devise hors liste\u{202F}: combien de décimales ses montants peuvent avoir."
        case .unit:
            "Pour une devise hors liste\u{202F}: l’unité de ses montants, si le code ne se termine pas par elle."
        case .amount: "Combien, par ex. 100.50\u{202F}; des chiffres et un seul point."
        case .paymentID: "Le numéro de la facture dans votre comptabilité\u{202F}; proposé s’il est omis."
        case .field: "Un champ supplémentaire de la devise\u{202F}; peut être répétée."
        case .confirmAmount:
            """
            Le montant de nouveau, ou pour un lot le nombre de factures et les totaux\u{202F}; un profil de \
            production n’envoie rien sans cela.
            """
        case .allowDuplicate:
            """
            Envoyer bien que le même montant ait été demandé à ce client en moins d’un jour\u{202F}; sur un profil de \
            production, sans terminal pour poser la question, rien d’autre ne le permet.
            """
        case .replaces: "La facture erronée que celle-ci remplace\u{202F}; comme la prend show."
        case .dryRun:
            "Afficher le corps exact de la requête, ou ce que demande un lot\u{202F}; ne rien envoyer ni enregistrer."

        case .batch:
            "Créer une facture par ligne de ce fichier, CSV ou JSON Lines\u{202F}; - est l’entrée standard."
        case .jobs: "Avec --batch\u{202F}: combien partent à la fois, de 1 à 32\u{202F}; 4 sauf indication."
        case .newContent:
            "Pour un lot\u{202F}: toutes les lignes sont nouvelles, bien qu’un fichier de ce nom ait été envoyé avec un autre contenu."
        case .skipInvalid: "Avec --batch\u{202F}: laisser de côté les lignes à problème, et envoyer les autres."

        case .format: "Comment afficher."
        case .asJSON: "Comme --format json."
        case .rawCSV:
            """
            En csv, rendre le texte exact, même si un tableur le prend pour une formule ou un nombre, ou le masque.
            """
        case .listAsJSON: "Les afficher comme un tableau JSON."
        case .outcomeAsJSON:
            "Afficher l’issue comme un objet JSON\u{202F}; un lot en affiche un par ligne dans tous les cas."
        case .invoiceAsJSON: "L’afficher comme un objet JSON."
        case .paymentAsJSON: "Afficher plutôt un objet JSON."
        case .statusAsJSON:
            """
            Afficher un objet JSON pour un seul numéro, sinon un tableau, et seulement celles pour lesquelles la \
            passerelle a répondu\u{202F}; avec --watch, un objet par ligne à chaque nouvelle. Membres\u{202F}: ceux \
            de history, report (reason…, frais et montant crédité d’un paiement fait), is_final, may_hand_over, et \
            differences si la passerelle indique autre chose que ce qui était demandé.
            """
        case .settledAsJSON: "Afficher les factures comme un tableau JSON, avec ce qui a été trouvé pour chacune."

        case .currencyWords: "Seulement celles qui ont ces mots dans le code, le nom, le pays, l’unité ou le type."
        case .checkHistory: "Contrôler plutôt l’historique du profil, ligne par ligne."
        case .repairHistory: "Avec --history\u{202F}: mettre de côté les lignes illisibles."
        case .offline: "N’interroger aucune passerelle."
        case .exportFormat: "Le format d’écriture\u{202F}; sauf indication, celui du nom de --output, et csv sans nom."
        case .output: "Écrire dans ce nouveau fichier."
        case .overwrite: "Le mettre à la place d’un fichier qui existe déjà."
        case .fieldsOfCurrency: "Seulement ceux de cette devise."
        case .refreshFields: "Interroger la passerelle maintenant."
        case .note: "La note\u{202F}; - est l’entrée standard."
        case .drawCode:
            """
            Dessiner dessous le lien ou l’adresse en QR code\u{202F}; en noir et blanc sur un terminal, même avec \
            --no-color.
            """
        case .codeFile: "Écrire le QR code comme image dans ce nouveau fichier\u{202F}; son nom finit par .png ou .svg."
        case .overwriteCode: "Avec --qr-file\u{202F}: le mettre à la place d’un fichier qui existe déjà."
        case .codeKind:
            """
            Ce que contient le QR code\u{202F}: link, uri (l’adresse crypto avec le montant, pour un \
            portefeuille) ou address\u{202F}; sauf indication, le premier qui existe, et pour un jeton l’adresse.
            """
        case .openLink:
            """
            Ouvrir le formulaire ou le lien dans un navigateur de cette machine\u{202F}: l’un de ceux que nomme \
            BROWSER, sinon celui du bureau. Si la passerelle donne les deux, le formulaire, comme le veut son \
            document\u{202F}: sur une page à un seul bouton.
            """
        case .newLink: "Interroger de nouveau la passerelle, même si elle a déjà donné un lien ou une adresse."
        case .periodStart: "À partir de ce moment."
        case .periodEnd: "Avant ce moment\u{202F}; maintenant sauf indication."
        case .adopt: "Intégrer à l’historique ce qui manque ici, et les nouveaux statuts."
        case .unknownIDs: "Des numéros locaux, de paiement ou de suivi\u{202F}; sans aucun, toutes celles à vérifier."
        case .resend: "Envoyer de nouveau, à l’octet près, ce que la passerelle n’a pas ou ce qui n’est jamais parti."
        case .close:
            "Clôturer comme jamais créé ce que la passerelle n’a pas\u{202F}; retrouvée plus tard, la facture est rouverte."
        case .confirmResending:
            "Avec --resend ou --close et un seul numéro\u{202F}: le montant de nouveau, exigé par un profil de production."
        case .senderAgain:
            """
            Avec --resend et un seul numéro\u{202F}: le numéro de carte de nouveau\u{202F}; - le lit sur une ligne de \
            l’entrée standard.
            """
        case .port: "Le port d’écoute\u{202F}; 0 prend un port libre."
        case .currencyInCapitals:
            "Nommer les devises en majuscules dans les statuts et les relevés, pour les clients qui les comparent ainsi."
        case .allWaiting: "Toutes celles qui n’ont pas encore de statut final."
        case .adoptNumber: "Intégrer à l’historique ce que la passerelle a et que l’historique n’a pas."
        case .watch: "Les suivre jusqu’au statut final de toutes."
        case .testedCurrency: "Essayer cette devise\u{202F}; peut être répétée."
        case .allCurrencies: "Essayer toutes les devises."
        case .testField: "Un champ supplémentaire\u{202F}; peut être répétée."
        case .confirmProfile: "Le nom du profil\u{202F}; un profil de production n’est pas essayé sans lui."

        case .newProfileName: "Le nom à lui donner\u{202F}; nomme aussi le dossier de son historique."
        case .profileName: "Le nom d’un profil."
        case .profileNameOrChosen: "Le nom d’un profil\u{202F}; sans lui, celui avec lequel on travaillerait."
        case .profileKind: "Ce qui est en jeu\u{202F}: sandbox, test ou live\u{202F}; live sauf indication."
        case .secretOnInput:
            """
            Avec -, la clé secrète est une ligne de l’entrée standard, masquée à la saisie, et gardée dans un fichier \
            à vous seul.
            """
        case .noCheck: "Enregistrer sans interroger d’abord la passerelle."
        case .useProfile: "L’ouvrir quand aucun n’est nommé."
        case .confirmChangingKind: "Le nom d’un profil de production de nouveau, si son mode doit changer."
        case .confirmLeaving: "Le nom du profil ouvert jusqu’ici, exigé s’il est de production."
        case .confirmRemoving: "Le nom de nouveau, exigé pour un profil de production."
        case .allProfiles: "Tous."
        case .printAsJSON: "L’afficher comme un objet JSON."

        case .setting: "Son nom, comme theme, keys.refresh ou profiles.shop.timeout."
        case .settingOrAll:
            "Son nom, comme theme, keys.refresh ou profiles.shop.timeout\u{202F}; sans lui, tous ceux en vigueur."
        case .settingValue: "La nouvelle valeur\u{202F}; une liste ou un objet s’écrit en JSON."
        case .standardValue: "Le retirer du fichier, pour que la valeur habituelle s’applique."
        case .checkTheme:
            """
            Nommer tous les défauts de ce fichier de thème, ou avec - de l’entrée standard\u{202F}: la ligne, le rôle, et un \
            contraste trop faible.
            """
        case .pageOfCommand: "La commande\u{202F}; sans elle, le programme."
        case .shell: "Le shell qui le lit."
        case .version: "Afficher les versions du programme et de ses bibliothèques."
        }
    }

    func placeholder(for value: ValueName) -> String {
        switch value {
        case .name: "nom"
        case .folder: "dossier"
        case .file: "fichier"
        case .seconds: "secondes"
        case .code: "code"
        case .query: "recherche"
        case .state: "état"
        case .status: "statut"
        case .time: "date"
        case .amount: "montant"
        case .id: "numéro"
        case .text: "texte"
        case .number: "nombre"
        case .url: "url"
        case .pair: "nom=valeur"
        case .profile: "profil"
        case .format: "format"
        case .words: "mots"
        case .ids: "numéros"
        case .currency: "devise"
        case .content: "contenu"
        case .kind: "mode"
        case .line: "ligne"
        case .dash: "-"
        case .member: "membre"
        case .shell: "shell"
        case .command: "commande"
        }
    }
}
