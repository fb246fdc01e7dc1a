/// An amount for which the sandbox does what a real gateway does seldom. All are whole numbers, so that every currency
/// can express them.
public enum SandboxOutcome: Int, CaseIterable, Sendable {
    case succeeds = 1000
    case fails = 2000
    case declined = 3001
    case serverError = 3002
    case neverAnswers = 3003
    case slow = 3004
    case dropsAfterCreating = 3005
    case wrongSignature = 3006
    case dropsBeforeCreating = 3007
    case halfReply = 3008
    case hostileText = 3009
    case recalculated = 3010
    case canceled = 3011
    case unheardOfStatus = 3012
    case missingSignature = 3013
    case redirect = 3014
    case largeReply = 3015

    /// The amount to ask for, in whole units of any currency.
    public var amount: Int { rawValue }
}
