extension Russian: ListenTexts {
    func listeningIn(_ profile: String) -> String { "Слушаем, что происходит в профиле \(profile), до Ctrl-C." }

    func noCallbackPort(_ member: String) -> String {
        "уведомления шлюза не придут: в профиле нет \(member); записи других программ сообщаются всё равно"
    }
}
