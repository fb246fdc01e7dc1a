import InvoiceCore
import ScreenKit

extension Russian: SearchTexts {
    var searchTerms: [(term: String, words: String)] {
        [
            ("слово", "В любом месте счёта; cote находит и Côte"),
            ("671,50 14.11", "Число находит и эту сумму, день и созданное в этот день"),
            ("вчера", "Также сегодня, понедельник, 14.11, 14 ноября, yesterday"),
            ("\"два слова\"", "Берётся целиком, как простой текст"),
            ("-слово -номер:…", "То, что не подходит под слово или условие"),
            ("статус: состояние:", "То, что в столбце «Состояние», или начало этого"),
            ("способ:", "Часть кода или названия способа оплаты"),
            ("валюта:", "Часть кода способа оплаты или единица"),
            ("аккаунт:", "Часть аккаунта"),
            ("плательщик:", "Часть плательщика"),
            ("больше: меньше:", "больше:100 меньше:500, также сумма>100 сумма=25"),
            ("от: до:", "22.11.2026, 2026-11-22T14:30, понедельник, вчера, 7д, 3ч"),
            ("номер:", "Локальный, платежа или трекинговый; или его начало"),
            ("это:", "не-выяснено, закрыт, ждёт, сегодня, тест, заменён, замена"),
            ("было:", "не-выяснено, повторно, заметка: когда-либо"),
            ("порядок:", "дата, сумма, состояние, способ: по возрастанию"),
            ("порядок:", "-дата, -сумма, -состояние, -способ: по убыванию"),
        ]
    }

    func text(for problem: InvoiceQueryProblem) -> String {
        switch problem {
        case .unknownState(let text, let suggestion):
            """
            Состояния или статуса «\(visible(text))» нет\(meant(suggestion)) Есть: \(stateNames). Слово самого \
            шлюза, которого среди них нет, пишут заглавными буквами.
            """
        case .unheardOfStatus(let word, let suggestion):
            """
            Статуса «\(visible(word.uppercased()))» в протоколе нет, и ни у одного счёта здесь \
            тоже\(meant(suggestion)) Есть: \(stateNames).
            """
        case .unknownCondition(let text, let suggestion):
            """
            Условия \(visible(text)) нет\(meant(suggestion)) Есть: \(InvoiceQuery.operators(in: .russian)
                .joined(separator: " ")). В двойных кавычках оно ищется как текст.
            """
        case .unknownChoice(let text, let suggestion):
            """
            Условия \(visible(text)) нет\(meant(suggestion)) Есть: \(InvoiceQuery.choices(in: .russian).joined(separator: " ")). В \
            двойных кавычках оно ищется как текст.
            """
        case .unknownCurrency(let text, let suggestions):
            "«\(visible(text))» нет ни в коде, ни в единице ни у одного способа оплаты. \(near(suggestions))"
        case .unknownMethod(let text, let suggestions):
            "«\(visible(text))» нет ни в коде, ни в названии ни у одного способа оплаты. \(near(suggestions))"
        case .badAmount(let text): "«\(visible(text))» не сумма: нужны цифры и одна точка, например 100.50."
        case .badTime(let text):
            """
            «\(visible(text))» не время: 22.11, 22.11.2026, 2026-11-22T14:30, понедельник, вчера или назад от \
            сейчас: 7д, 3ч, 30м.
            """
        }
    }

    private var stateNames: String { ShownState.allCases.map { word(for: $0) }.joined(separator: ", ") }

    private func near(_ suggestions: [String]) -> String {
        if suggestions.isEmpty { return "Список: einvoice currencies." }
        return "Похожие: \(suggestions.map(visible).joined(separator: ", "))."
    }

    /// The end of the sentence.
    private func meant(_ suggestion: String?) -> String {
        suggestion.map { "; может быть, \(visible($0))?" } ?? "."
    }
}
