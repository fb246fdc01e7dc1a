import InvoiceCore

extension French {
    var profilesHeading: String { "Profils" }
    var screenHeading: String { "Écran" }
    var embeddedGateway: String { "intégré à ce programme" }
    var inUse: String { "en service" }
    var openedFirst: String { "ouvert en premier" }
    var fromVariables: String { "variables EINVOICE_…" }
    var anotherGateway: String { "se connecter à une autre passerelle" }
    func name(ofRow setting: SettingName) -> String {
        switch setting {
        case .accessible: "Lecteur d’écran"
        default: capitalized(title(of: setting))
        }
    }

    /// With a capital in front.
    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    func onOrOff(_ isOn: Bool) -> String { isOn ? "oui" : "non" }

    func decided(by source: SettingSource) -> String? {
        switch source {
        case .environment(let variable): "\(variable) décide"
        case .option(let name): "\(name) décide"
        case .standard, .file, .onlyChoice: nil
        }
    }

    var noColorSaid: String { "sans couleurs" }
    func configFile(_ path: String) -> String { "Gardé dans \(self.path(path))" }
    func configFileToBe(_ path: String) -> String { "À garder dans \(self.path(path))" }
    var switchProfile: ActionText {
        ActionText("Utiliser", "Changer de profil\u{202F}: travailler sur un autre compte", also: "basculer compte")
    }
    var changeSetting: ActionText { ActionText("Modifier", "Modifier le réglage") }
    var addProfile: ActionText {
        ActionText("Ajouter", "Se connecter à une autre passerelle\u{202F}: ajouter un profil")
    }
    var editProfile: ActionText { ActionText("Modifier", "Modifier le profil") }
    var removeProfile: ActionText { ActionText("Retirer", "Retirer le profil du fichier de configuration") }
    var bringProfileBack: ActionText { ActionText("Récupérer", "Récupérer le profil retiré") }
    var makeDefault: ActionText { ActionText("En premier", "Ouvrir ce profil quand aucun n’est nommé") }
    var tryProfile: ActionText { ActionText("Essayer", "Interroger sans risque la passerelle du profil") }
    func removesProfile(_ name: String) -> String {
        """
        Retirer le profil \(name) du fichier de configuration\u{202F}? Son historique reste sur le disque\u{202F}; un \
        fichier de clé qu’einvoice a créé pour lui disparaît à la fermeture de la console.
        """
    }
    var removeConfirmed: ActionText { ActionText("Retirer", "Retirer le profil\u{202F}; il est récupérable") }
    var dontRemove: ActionText { ActionText("Garder", "Garder le profil") }
    func profileRemoved(_ name: String, _ key: KeyName) -> String {
        "Le profil \(name) est retiré. \(key(.bringBack)) le récupère."
    }
    func profileRestored(_ name: String) -> String { "Le profil \(name) est de retour." }
    var nothingToBringBack: String { "Aucun profil n’a été retiré depuis l’ouverture." }
    var profileIsInUse: String { "Ce profil est en service. Passez d’abord à un autre." }
    var variablesMakeIt: String {
        "Ce profil vient des variables EINVOICE_…\u{202F}; modifiez-les là où elles sont définies."
    }
    func mistake(_ problem: SettingsProblem, in profile: String) -> String {
        let words = text(for: problem.kind, at: problem.place)
        guard case .file(_, let line, let member) = problem.place else { return words }
        let own = "profiles.\(profile)."
        let name = member.flatMap { $0.hasPrefix(own) ? "\($0.dropFirst(own.count))\u{202F}: " : nil } ?? ""
        return (line.map { "ligne \($0)\u{202F}: " } ?? "") + name + words
    }
    func settingDecided(by source: SettingSource) -> String {
        "\(decided(by: source) ?? "")\u{202F}; rien n’a donc été modifié."
    }
    func leavesLiveForm(for profile: String) -> String {
        """
        Une facture de production est en cours de saisie. Son brouillon reste ici\u{202F}; passer quand même à \
        \(profile)\u{202F}?
        """
    }
    var switchConfirmed: ActionText { ActionText("Utiliser", "Garder le brouillon et changer de profil") }
    var stayOnProfile: ActionText { ActionText("Rester", "Rester sur ce profil") }
    func goingOver(to profile: String) -> String { "Passage à \(profile)…" }
    func nowOn(_ profile: String) -> String { "Profil en service\u{202F}: \(profile)." }
    func followingGivenUp(_ count: Int) -> String {
        count == 1
            ? "Le paiement suivi ne l’est plus\u{202F}; là-bas, R reprend le suivi."
            : "Les \(count) paiements suivis ne le sont plus\u{202F}; là-bas, R reprend le suivi."
    }
    var sendingFirst: String { "Une requête est en cours d’envoi. Attendez son issue, puis changez de profil." }
    func recordingFirst(_ paymentID: String) -> String {
        """
        L’issue du paiement \(paymentID) n’est pas encore dans l’historique. Libérez de la place sur le disque, puis \
        changez de profil.
        """
    }
    func cantOpen(_ profile: String, _ why: String) -> String { "\(profile) ne peut pas être ouvert\u{202F}: \(why)" }

    var gatewaySilent: String { "pas de réponse" }
}

extension French: ProfileTexts {}
