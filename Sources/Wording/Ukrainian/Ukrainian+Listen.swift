extension Ukrainian: ListenTexts {
    func listeningIn(_ profile: String) -> String { "Слухаємо, що відбувається у профілі \(profile), до Ctrl-C." }

    func noCallbackPort(_ member: String) -> String {
        "сповіщення не приймаються: у профілі немає \(member); записи інших програм однаково показуються"
    }
}
