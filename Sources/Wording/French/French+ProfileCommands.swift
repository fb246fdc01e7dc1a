extension French: ProfileCommandTexts {
    var baseURLColumn: String { "Adresse" }
    var clientIDColumn: String { "N° de caisse" }
    var secretColumn: String { "Origine de la clé" }
    var answerColumn: String { "Réponse" }

    var secretPrompt: String { "Clé secrète (masquée)\u{202F}: " }
    var mayBeEmpty: String { "(facultatif)" }
    var dashTakesAway: String { "(- pour retirer)" }
    func chooseNumber(upTo count: Int) -> String { "un nombre de 1 à \(count), ou le mot" }
    var saveUntriedPrompt: String { "Enregistrer quand même (y\u{202F}: oui, n\u{202F}: non)\u{202F}? [y/N] " }
    func typeLiveName(_ name: String) -> String { "\(name) est en PRODUCTION. Saisissez de nouveau son nom\u{202F}: " }

    var noSecretRead: String { "aucune clé secrète lue sur l’entrée standard\u{202F}; rien n’a été modifié" }
    var nothingWasChanged: String { "Rien n’a été modifié." }
    var profileNotSaved: String { "le profil n’a pas été enregistré" }
    func savesUntried(_ option: String) -> String {
        "Rien n’a été enregistré\u{202F}; \(option) l’enregistre quand même."
    }
    func profileSavedOnly(_ name: String) -> String {
        "Le profil \(name) est enregistré. Sa passerelle n’a pas été interrogée."
    }
    func profileIsOpenedFirst(_ name: String) -> String { "Le profil \(name) s’ouvre quand aucun n’est nommé." }
    func winsOverDefault(_ variable: String) -> String { "\(variable) est définie, et l’emporte sur cela" }

    func profileRemovedFromFile(_ name: String, historyIn folder: String?) -> String {
        "Le profil \(name) est retiré. Son historique reste\(folder.map { " dans \($0)" } ?? "")."
    }

    func liveProfileKept(_ name: String) -> String {
        "\(name) est un profil de PRODUCTION\u{202F}: rien n’a été modifié"
    }
    func doesItAllTheSame(_ option: String) -> String { "\(option) le fait quand même." }

    func clockDiffers(secondsAhead: Int) -> String {
        let seconds = abs(secondsAhead)
        let units = [(86_400, "jours"), (3600, "heures"), (60, "minutes")]
        let (size, name) = units.first { seconds >= 2 * $0.0 } ?? (1, "secondes")
        let direction = secondsAhead > 0 ? "avance" : "retarde"
        return "l’horloge de cette machine \(direction) de \(seconds / size) \(name) sur celle de la passerelle"
    }

    var setClock: String {
        "Elle date les factures\u{202F}: réglez-la, ou laissez faire le réseau (timedatectl set-ntp true)."
    }
}
