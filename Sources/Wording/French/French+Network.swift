extension French: NetworkTexts {
    func noHost(_ name: String) -> String { "l’hôte \(name) n’existe pas, ou il n’y a pas de réseau" }
    func nobodyAnswers(at place: String) -> String { "rien ne répond à \(place)" }
    var noConnectionInTime: String { "pas de connexion à temps" }
    func certificateNotTrusted(_ reason: String) -> String { "son certificat n’est pas fiable (\(reason))" }
    func certificateOfAnother(_ name: String) -> String {
        "son certificat est celui d’un autre hôte, et non celui de \(name)"
    }
    var noSecureConnection: String { "ce qui répond là n’est pas HTTPS" }
    var connectionWasClosed: String { "l’autre côté a fermé la connexion" }
    func clientCertificateUnusable(_ words: String) -> String {
        "le certificat client est inutilisable, ou sa clé est celle d’un autre (\(words))"
    }
    var clientCertificateWanted: String { "la passerelle demande un certificat client" }
    func clientCertificateRefused(_ reason: String) -> String {
        "la passerelle refuse le certificat client (\(reason))"
    }
}
