import InvoiceCore
import Synchronization

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
    BatchTexts, CountryTexts, ParserTexts, JoiningTexts
{}

extension LanguageCode {
    /// All that is said in the language.
    public var texts: any Language {
        switch self {
        case .english: English()
        case .russian: Russian()
        case .ukrainian: Ukrainian()
        case .french: French()
        }
    }
}

/// Which language is spoken: one in the whole program, chosen when it starts and in the settings.
public enum SpokenLanguage {
    private static let current = Atomic(UInt8(0))
    /// Another one within a call: the palette knows English words, too, and tests of several languages run side by side.
    @TaskLocal public static var inTask: LanguageCode?

    public static var code: LanguageCode {
        inTask ?? LanguageCode.allCases[Int(current.load(ordering: .relaxed))]
    }

    public static func choose(_ language: LanguageCode) {
        let number = LanguageCode.allCases.firstIndex(of: language) ?? 0
        current.store(UInt8(number), ordering: .relaxed)
    }
}

/// The texts in the language that is spoken.
public var wording: any Language { SpokenLanguage.code.texts }
