/// What `listen` says beside its lines.
public protocol ListenTexts {
    func listeningIn(_ profile: String) -> String
    /// `member` is the setting that would change it.
    func noCallbackPort(_ member: String) -> String
}
