extension French: ListenTexts {
    func listeningIn(_ profile: String) -> String {
        "À l’écoute de ce qui arrive dans le profil \(profile), jusqu’à Ctrl-C."
    }

    func noCallbackPort(_ member: String) -> String {
        """
        aucune notification n’est reçue\u{202F}: le profil n’a pas de \(member)\u{202F}; ce qu’enregistrent d’autres \
        programmes est indiqué quand même
        """
    }
}
