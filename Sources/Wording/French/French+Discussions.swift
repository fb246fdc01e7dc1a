import InvoiceCore

extension French: DiscussionTexts {
    var discussionOfCreate: String {
        """
        La facture est enregistrée dans l’historique avant que sa requête parte. Si l’issue est inconnue (code de \
        sortie 75), ne la créez pas de nouveau\u{202F}: `einvoice resolve` interroge la passerelle. 75 dit aussi \
        qu’elle est créée et que la sortie n’a pas pu être écrite\u{202F}; son numéro de suivi va alors sur la sortie \
        d’erreur.

        Avec --replaces, l’historique lie la nouvelle facture à la facture erronée. La passerelle accepte toujours le \
        paiement de celle-ci, car elle ne permet pas d’annuler\u{202F}; `einvoice pay` n’en donne plus le lien.

        `einvoice currencies` donne la liste des devises, `einvoice fields DEVISE` les champs supplémentaires que \
        l’une d’elles exige.

        Avec --batch, chaque ligne d’un fichier est une facture. Un fichier CSV nomme ses colonnes à la première \
        ligne, comme les options\u{202F}: currency, amount, payment-id, description…, et field.NOM pour un champ \
        supplémentaire\u{202F}; avec des virgules, ou des points-virgules si cette ligne en a davantage. En JSON \
        Lines, un objet par ligne, avec ces mêmes membres ou les noms de la sortie (payment_id), et fields, un objet. \
        La devise et le montant sont obligatoires\u{202F}; ce qui est vide est omis\u{202F}; --success-url et les \
        options du même genre valent pour les lignes qui n’ont pas les leurs.

        Tout le fichier est d’abord contrôlé, et chaque problème est indiqué avec sa ligne et sa colonne\u{202F}; \
        s’il y en a un, rien n’est envoyé, sauf si --skip-invalid laisse ces lignes de côté. Ensuite plusieurs lignes \
        partent à la fois, et chacune donne une ligne de JSON, comme l’affiche --json, avec son numéro de ligne. Un \
        rejet n’arrête rien\u{202F}; si la passerelle est injoignable, refuse les identifiants ou ne donne pas de \
        réponse utilisable plusieurs fois de suite, ou si le disque est plein, le lot s’arrête de lui-même. Après un \
        arrêt, même par Ctrl-C ou une coupure de courant, la même commande continue là où elle en était\u{202F}: une \
        ligne sans numéro de paiement garde celui qu’elle a reçu, grâce à un journal dans le dossier du profil, qui \
        reconnaît le fichier à son contenu\u{202F}; la passerelle est interrogée sur les issues inconnues, et une \
        facture n’est envoyée de nouveau que comme le ferait `einvoice resolve --resend`. Un fichier déjà traité \
        n’est pas envoyé de nouveau\u{202F}; si un fichier du même nom a été envoyé avec un autre contenu, il est \
        refusé, car les lignes sans numéro de paiement seraient créées une fois de plus\u{202F}: mettez ce qui reste \
        dans un nouveau fichier, ou ajoutez --new-content si toutes ses lignes sont nouvelles. Corrigé sous un autre nom ou par un tube, il est signalé \
        pendant un jour tant que le premier n’est pas terminé, et refusé en production. Ce qui arrive par un \
        tube est gardé en mémoire, 64 Mio au plus.

        Un profil de production demande après --confirm le nombre de factures et le total de chaque unité, tels qu’il \
        les affiche\u{202F}: --confirm "120 factures, 34500.00 UAH". --dry-run n’affiche que cela. Le code de sortie \
        d’un lot est celui de sa ligne la plus grave\u{202F}: 75 une issue est inconnue, 74 l’enregistrement est \
        impossible, 77 non confirmé ou identifiants refusés, 65 une ligne a été laissée de côté ou son numéro de \
        paiement est celui d’une autre facture, 69 la passerelle est injoignable, 130 arrêté, 1 une facture est \
        rejetée, 0 toutes sont créées.
        """
    }

    func discussionOfDoctor(members: String, profileMembers: String) -> String {
        """
        Rien n’est créé ni enregistré. La clé secrète du profil est obtenue comme pour une requête, aussi par sa \
        commande, et n’est pas affichée\u{202F}; ce qui ne s’y voit pas, un espace final par exemple, est signalé. La \
        passerelle est interrogée sur un paiement qui ne peut pas exister, sauf avec --offline\u{202F}: on sait ainsi \
        si elle répond, si son certificat est fiable et si l’horloge de cette machine est juste. Les droits des \
        fichiers et des dossiers, le terminal, l’historique et son index sont examinés aussi.

        Code de sortie\u{202F}: 78 les réglages, la clé secrète ou l’horloge ont un défaut, 74 le dossier des données \
        ne peut pas être écrit ou verrouillé ou l’historique est endommagé\u{202F}; sinon, celui de `einvoice \
        profiles check`.

        Avec --history, c’est tout l’historique qui est lu\u{202F}: chaque ligne illisible est nommée, et l’index qui \
        sert aux recherches est comparé\u{202F}; le code est 74 si quelque chose ne va pas. --repair met ces lignes \
        de côté dans un fichier voisin, garde l’ancien fichier sous un autre nom, et ne perd rien.

        Le fichier de configuration peut avoir\u{202F}:

        \(members)
          profiles: un objet qui les donne par leurs noms

        Un profil peut avoir\u{202F}:

        \(profileMembers)
        """
    }

    var discussionOfExport: String {
        """
        Sans --output, l’écriture se fait sur la sortie standard\u{202F}; un fichier est là quand il est entier, ou \
        pas du tout. csv a une colonne par membre\u{202F}; ce qu’un tableur prendrait pour une formule, ou un numéro \
        qu’il prendrait pour un nombre, est précédé d’une apostrophe. jsonl a un objet par ligne, avec la requête et \
        tout ce qui est arrivé à la facture.

        \(howToSearch)
        """
    }

    var discussionOfFields: String {
        "La passerelle est interrogée une fois par jour au plus, sauf avec --refresh."
    }

    var discussionOfHistory: String { howToSearch }

    var discussionOfNote: String {
        "Une note qui commence par deux tirets se met à la fin, après --\u{202F}: `einvoice note ID -- --remboursée`."
    }

    var discussionOfPay: String {
        """
        La sortie standard donne le lien de paiement, seul sur sa ligne\u{202F}; si la passerelle n’en donne pas, \
        l’adresse d’un paiement en crypto ou le HTML du formulaire. Un lien ou une adresse déjà connus sont affichés \
        sans nouvelle question, sauf avec --new-link. Un paiement qui a pris fin n’est pas relancé, ni celui d’une \
        facture remplacée.

        Le QR code d’un paiement en crypto contient l’URI de paiement de la crypto avec le montant, quand les \
        portefeuilles la lisent à coup sûr\u{202F}: Bitcoin, Bitcoin Cash et Litecoin (BIP 21), Ether (ERC-681), \
        Monero. Pour Tether ERC20, il contient l’adresse, et l’URI avec --qr-of uri\u{202F}: certains portefeuilles \
        paient alors au contrat du jeton, et l’argent est perdu. Pour Tron et ses jetons, et pour ChainLink, dont le \
        code ne nomme aucun réseau, il n’y a que l’adresse. Avec --json, l’URI est payment_uri.

        Avec --open, un formulaire est lu comme des données, et une page d’einvoice, avec un seul bouton, l’envoie \
        depuis un fichier privé. Un formulaire qui ne mène pas à une adresse web ou mène à une autre machine sans \
        chiffrement, qui demande quelque chose au client ou qui ne se lit pas avec certitude est refusé, et le lien \
        est ouvert s’il y en a un.

        Code de sortie\u{202F}: 0 le paiement est lancé, 1 la passerelle a refusé, 65 cette facture n’existe pas, ou \
        son paiement a pris fin, ou elle a été remplacée, 69 pas de réponse, 74 la passerelle a été interrogée mais \
        sa réponse n’a pas pu être enregistrée ou affichée, ou avec --open rien n’a été ouvert, ou l’image n’a pas \
        été écrite (ou l’historique est illisible, et rien n’a été demandé), 75 l’issue de la facture est inconnue, \
        76 la réponse n’est pas conforme au protocole, 77 identifiants refusés, 130 arrêté par un signal. Un QR code \
        qui ne peut pas être dessiné sur le terminal ne donne qu’un avertissement.
        """
    }

    var discussionOfProfiles: String {
        """
        Ils sont dans le fichier de configuration, dont les commentaires et l’ordre restent tels quels. Une clé \
        secrète n’est jamais un argument, que d’autres programmes de la machine pourraient lire\u{202F}: elle est \
        saisie sans être affichée, ou affichée par une commande, ou gardée dans un fichier.
        """
    }

    var discussionOfAddProfile: String {
        """
        Sur un terminal, ce qui n’est pas indiqué est demandé. La passerelle reçoit une question qui ne change rien \
        avant que le profil soit enregistré. Code de sortie\u{202F}: \(exitsOfCheck)
        """
    }

    var discussionOfEditProfile: String {
        """
        Sans option, chaque membre est demandé tour à tour, sur un terminal\u{202F}; Entrée garde ce qui est là. Le \
        nom reste.
        """
    }

    var discussionOfRemoveProfile: String {
        """
        L’historique et les brouillons restent sur le disque, et un profil du même compte et du même nom les \
        retrouve. Le fichier de clé qu’einvoice a créé pour le profil est supprimé.
        """
    }

    var discussionOfCheckProfiles: String {
        """
        La question porte sur le statut d’un paiement qui ne peut pas exister\u{202F}; rien n’est créé ni enregistré. \
        Sont distingués\u{202F}: une clé secrète introuvable, une clé fausse, un hôte inexistant, une adresse où rien \
        ne répond, un certificat non fiable, une réponse trop tardive, un proxy qui bloque, ce qui n’est pas une \
        passerelle, et une horloge de cette machine qui s’écarte de celle de la passerelle. Code de sortie\u{202F}: 0 \
        tous fonctionnent\u{202F}; \(exitsOfCheck)
        """
    }

    var discussionOfConfig: String {
        "`einvoice doctor --help` explique chaque membre\u{202F}; `einvoice doctor` dit ce qui ne va pas."
    }

    var discussionOfSetSetting: String {
        """
        Les commentaires et l’ordre du fichier restent. Rien n’est écrit que le programme ne comprendrait \
        pas\u{202F}: le code de sortie est alors 65. Le compte d’un profil se modifie par `einvoice profiles`.
        """
    }

    var discussionOfEditConfig: String {
        """
        L’éditeur est celui de VISUAL, d’EDITOR, ou vi. Si quelque chose ne va pas ensuite, c’est signalé, et vous \
        pouvez y retourner ou garder le fichier tel quel\u{202F}; gardé avec une erreur, le code de sortie est 78.
        """
    }

    var discussionOfThemes: String {
        """
        Vos propres thèmes sont les fichiers NOM.theme du dossier themes, à côté du fichier de configuration, et \
        l’emportent sur ceux qui sont fournis. Avec --check, si un thème fixe les deux couleurs d’un texte, leur \
        contraste doit être de 4,5 pour 1 (WCAG 2.2, 1.4.3)\u{202F}; si l’une est celle du terminal, de 3, et de 1,4 \
        pour les filets. Une erreur donne le code 65.
        """
    }

    var discussionOfCompletions: String {
        """
        Sont complétés\u{202F}: les commandes, les options et leurs valeurs, les fichiers aussi, et, en interrogeant \
        le programme, les devises, les profils, les réglages, les thèmes et les numéros de paiement des factures les \
        plus récentes du profil que nomme la ligne. zsh veut ~/.zfunc dans son fpath avant compinit.
        """
    }

    var discussionOfMan: String {
        """
        Sur un terminal, man(1) l’affiche, par MANPAGER, PAGER ou son propre afficheur\u{202F}; là où man n’existe \
        pas, un afficheur montre l’aide. Ailleurs, la page sort en roff.
        """
    }

    var discussionOfListen: String {
        """
        La commande tourne jusqu’à Ctrl-C, et dit ce que ce programme ou tout autre enregistre dans l’historique du \
        profil\u{202F}: event et at, et les membres de `einvoice status --json`. Si le profil a un callback_port, \
        elle y reçoit les notifications de la passerelle, l’interroge sur ces factures et enregistre les réponses, \
        comme le fait la console\u{202F}; si une console les reçoit déjà, elle dit ce que celle-ci enregistre. Avec \
        --sandbox tourne le bac à sable intégré. Les notes ne sont pas des événements.
        """
    }

    private var exitsOfCheck: String {
        """
        1 la passerelle a refusé, 69 elle est injoignable, 76 ce qui répond n’est pas une passerelle ou signe \
        autrement, 77 elle refuse les identifiants, 78 la clé secrète est introuvable ou l’horloge est fausse.
        """
    }

    var discussionOfReconcile: String {
        """
        Cherche ce qui manque ici ou dans le relevé, et les écarts de montant, de devise, de statut ou de numéro de \
        suivi. Comparer n’enregistre rien, sauf rouvrir ce qui était clôturé ici et se trouve là-bas\u{202F}; --adopt \
        intègre à l’historique ce qui manque ici, marqué comme intégré et daté à l’horloge de la passerelle, et les \
        statuts plus récents que ceux connus ici. Un statut ne revient jamais en arrière, et ne quitte pas un statut \
        final. \(howToTellTimes)

        Code de sortie\u{202F}:

          0  aucun écart, ou tous les écarts sont intégrés
          1  il y a des écarts
         69  la passerelle est injoignable
         74  l’historique est illisible, ou avec --adopt ne peut pas être écrit\u{202F}; ou la réponse ne peut pas
             être écrite (ce qui est intégré le reste)
         76  la réponse de la passerelle, ou son refus, n’est pas un relevé
         77  elle a refusé les identifiants
        130  arrêté
        """
    }

    var discussionOfResolve: String {
        """
        Interroge la passerelle, par numéro de paiement, sur les factures nommées, ou sur toutes celles dont l’issue \
        est inconnue. Une facture rejetée n’est vérifiée que si elle est nommée\u{202F}; celles qu’une ancienne \
        version tenait pour rejetées bien que nul n’ait signé le refus sont nommées à la fin. Que la passerelle n’en \
        ait pas une ne compte que si la réponse est signée, ou donnée deux fois\u{202F}; alors --resend l’envoie de \
        nouveau, et --close la clôture comme jamais créée. Une facture clôturée ne compte plus parmi celles à \
        vérifier et n’est jamais envoyée de nouveau\u{202F}; nommée ici, elle est vérifiée, et rouverte si la \
        passerelle l’a. Le code de sortie est celui de l’issue la plus grave\u{202F}: 0 toutes sont créées, ou \
        clôturées comme demandé, 1 la passerelle n’en a pas une, 75 une issue reste inconnue, 76 ce qu’elle a d’une \
        n’est pas ce qui était demandé, ou était clôturé, 77 identifiants refusés.

        Chaque objet de --json a found\u{202F}: created, not_found, not_found_unsigned, still_unknown, not_asked, \
        never_sent, already_created, already_rejected, already_closed, reopened\u{202F}; avec --close aussi \
        closed\u{202F}; avec --resend aussi resent_created, resent_rejected, resent_unknown, not_sent\u{202F}; et \
        detail, la même chose pour les personnes.
        """
    }

    func discussionOfSandbox(outcomes: String) -> String {
        """
        Le bac à sable n’écoute que sur l’interface locale. Les lignes affichées, données à un shell, font \
        qu’`einvoice` ou tout autre programme l’utilise. `einvoice --sandbox` n’a besoin de rien de tout \
        cela\u{202F}: il a sa propre passerelle dans le même processus, et les deux connaissent les mêmes factures.

        Ces montants ont un sens particulier, dans toutes les devises\u{202F}:

        \(outcomes)

        Tout autre montant attend d’être payé sur la page qu’ouvre le lien de paiement.
        """
    }

    var discussionOfStats: String {
        """
        Les totaux sont exacts, chacun dans une seule unité\u{202F}; ils additionnent ce qui était demandé, quelle \
        qu’en soit l’issue. Les jours sont ceux de votre fuseau horaire. Avec --format json, rien n’est omis.

        \(howToSearch)
        """
    }

    var discussionOfStatus: String {
        """
        Donne pour chaque facture le statut de la passerelle, ce qu’il signifie, ce qu’il faut dire au marchand, et \
        les montants. Avec --watch, la passerelle est interrogée encore et encore, à intervalles croissants, jusqu’au \
        statut final de toutes\u{202F}; chaque nouveauté donne une ligne. Un paiement sur lequel elle refuse de \
        répondre cinq fois de suite est abandonné. L’historique garde ce qui est nouveau.

        La passerelle est interrogée aussi sur un numéro de suivi ou de paiement absent de l’historique\u{202F}; \
        --adopt intègre à l’historique ce qu’elle a, comme le fait `reconcile --adopt`. Sans cela le JSON a \
        in_history: false, et pas d’id.

        Rien n’est demandé pour une facture dont l’issue est inconnue\u{202F}: `einvoice resolve` la vérifie.

        Code de sortie\u{202F}: 0 la passerelle a répondu pour chaque facture, quel que soit le statut, FAILED \
        compris\u{202F}; sinon celui du défaut le plus grave\u{202F}: 1 elle ne connaît pas le paiement ou a refusé, \
        65 cette facture n’existe ni ici ni là-bas, 69 pas de réponse, 74 la passerelle a été interrogée, mais sa \
        réponse n’a pas pu être enregistrée ou affichée (ou l’historique est illisible, et rien n’a été demandé), 75 \
        l’issue d’une facture est inconnue, 76 la réponse n’est pas conforme au protocole ou n’est pas ce qui était \
        demandé\u{202F}: un autre montant, une autre devise, un autre numéro, ou une valeur illisible (ne rien \
        remettre), 77 identifiants refusés, 130 arrêté par un signal.
        """
    }

    var discussionOfTestPayment: String {
        """
        Crée les deux factures de chaque devise, lance leurs paiements et les suit jusqu’à leur fin, cinq minutes au \
        plus. Elles sont enregistrées comme toute autre facture, et marquées\u{202F}: les nombres, les totaux et le \
        csv les omettent, est:test les trouve. Les champs supplémentaires que la passerelle exige sont remplis selon \
        ses règles\u{202F}; --field donne ceux qu’elle laisse ouverts, à chaque devise qui connaît le nom.

        À l’arrêt (Ctrl-C), rien d’autre n’est commencé, les requêtes parties s’achèvent et ce qui est connu est \
        affiché. Un nouveau lancement ne peut pas continuer les mêmes factures, il en crée d’autres\u{202F}; ce qui \
        n’a pas été fait est donc nommé, avec la commande qui essaie ces devises de nouveau. Si les premiers \
        paiements ne peuvent pas être envoyés, ou ne donnent pas de réponse utilisable, l’essai s’abandonne de \
        lui-même.

        Le code de sortie est le premier de ceux-ci qui vaut pour l’un des paiements\u{202F}:

          75  l’issue est inconnue\u{202F}: la facture a peut-être été créée\u{202F}; `einvoice resolve` interroge
          74  elle n’a pas pu être enregistrée, donc pas envoyée
          77  un profil de production n’a pas été confirmé, ou la passerelle a refusé les identifiants
          65  la devise est inconnue, ou un champ supplémentaire n’a pas de valeur
          76  la réponse de la passerelle n’est pas conforme au protocole
          69  la passerelle est injoignable
         130  arrêté avant la fin
           1  une autre fin, ou aucune à temps, ou la passerelle a rejeté la facture, ou elle indique un
              autre montant, une autre devise ou un autre numéro que demandé
           0  tout est conforme à l’attente
        """
    }

    private var howToSearch: String {
        """
        La langue de recherche est celle de la console\u{202F}: des mots, et \
        \(InvoiceQuery.operators(in: .french).joined(separator: " "))\u{202F}; aussi depuis: jusque: montant> \
        montant<. Les mots anglais sont pris également. Tout doit être \
        rempli\u{202F}; de deux valeurs pour une même chose (statut:payée statut:échec), l’une suffit. Un - devant un \
        mot ou une condition écarte ce qui y répond\u{202F}: -remboursement, -statut:échec\u{202F}; -5 est le mot 5 \
        écarté. Un mot qui est un nombre trouve aussi ce montant (671,50), et un mot qui nomme un jour (hier, lundi, \
        14/11) ce qui a été créé ce jour-là. Les lettres sans accent trouvent aussi les accentuées (cote trouve \
        Côte), les lettres accentuées seulement elles-mêmes. statut: et état: prennent \
        \(ShownState.allCases.map { $0.argument(in: .french) }.joined(separator: ", ")), le mot de la \
        passerelle, ou le début de l’un d’eux\u{202F}; moyen:, compte: et payeur: une partie\u{202F}; numéro: un \
        numéro local, de paiement ou de suivi, ou son début. Il y a \
        \(InvoiceQuery.choices(in: .french).joined(separator: ", "))\u{202F}; un - devant ce que prend tri: renverse l’ordre. Ce \
        qui est entre guillemets droits est un simple mot. Une valeur qui n’existe nulle part est refusée. \
        \(howToTellTimes)
        """
    }

    private var howToTellTimes: String {
        """
        Les dates s’écrivent 22/11/2026, 22/11, 2026-11-22, 2026-11-22T14:30, aujourd’hui, hier, lundi, 2j, \
        3h\u{202F}; --until comprend le jour qu’il nomme.
        """
    }
}
