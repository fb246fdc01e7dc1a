extension French: BrowserTexts {
    var noDesktop: String { "cette machine n’a pas de bureau graphique" }
    func noBrowserWorks(of named: String) -> String { "aucun des navigateurs de BROWSER ne fonctionne (\(named))" }
    func notInstalled(_ program: String) -> String { "\(program) n’est pas installé" }
    func ended(_ program: String, status: Int32) -> String { "\(program) a échoué (\(status))" }
    func noBrowserOpened(_ reason: String) -> String { "aucun navigateur n’a été ouvert\u{202F}: \(reason)" }
    var noLinkToOpen: String { "rien n’a été ouvert\u{202F}: il n’y a pas de lien à ouvrir dans un navigateur" }
    func linkNotOpened(_ link: String) -> String {
        "le lien n’est pas ouvert\u{202F}: ce n’est pas une adresse web (\(link))"
    }
    func formNotOpened(_ reason: String) -> String { "le formulaire n’est pas ouvert\u{202F}: \(reason)" }
    var openedInBrowser: String { "Ouvert dans le navigateur." }
    var noDesktopCopyLink: String { "Cette machine n’a pas de bureau graphique\u{202F}: copiez plutôt le lien." }
    func noBrowserForPage(_ reason: String, path: String) -> String {
        """
        Aucun navigateur n’a été ouvert\u{202F}: \(reason). La page du formulaire est \(path)\u{202F}; un navigateur \
        de ce compte peut l’ouvrir.
        """
    }
    func noBrowserStarted(_ reason: String) -> String {
        "Aucun navigateur n’a pu être lancé (\(reason))\u{202F}: copiez plutôt le lien."
    }
}
