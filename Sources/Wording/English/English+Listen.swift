extension English: ListenTexts {
    func listeningIn(_ profile: String) -> String { "Listening for what happens in profile \(profile), until Ctrl-C." }

    func noCallbackPort(_ member: String) -> String {
        "no callbacks are heard: the profile has no \(member); what other programs record is told all the same"
    }
}
