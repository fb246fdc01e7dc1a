/// Every text that a person reads, of both fronts and of the sandbox's pay page, in one language: a protocol a topic, so that
/// a language that lacks a text doesn't compile. What is put together without words of its own stands in extensions of this
/// protocol, once for all languages.
///
/// Text from outside is made visible in all of them; the results are safe to print.
public protocol Language: Sendable, ProblemTexts, FailureTexts, StorageTexts, DifferenceTexts, TestPaymentTexts,
    StateTexts,
    AdviceTexts, FieldTexts, PaymentTexts, ReconcileTexts, SearchTexts, TimeTexts, CountTexts, ThemeTexts, SandboxTexts,
    PayPageTexts, LookUpTexts, PaymentCodeTexts, PaymentFormTexts, DetailTexts, StatisticsTexts, ColumnTexts,
    CommandTexts,
    NoticeTexts, StartTexts, ClipboardTexts, ScreenTexts, ReplacingTexts, CopyTexts, NetworkTexts,
    BatchTexts
{}

/// The texts in the language that is spoken.
public let wording: any Language = English()
