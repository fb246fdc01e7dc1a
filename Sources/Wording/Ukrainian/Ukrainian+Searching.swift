import InvoiceCore
import ScreenKit

extension Ukrainian: SearchTexts {
    var searchTerms: [(term: String, words: String)] {
        [
            ("слово", "Будь-де в рахунку; cote знаходить і Côte"),
            ("671,50 14.11", "Число знаходить і таку суму, а день те, що тоді створено"),
            ("вчора", "Також yesterday, день тижня, 14.11, 14 лист"),
            ("\"два слова\"", "Саме так і як звичайний текст"),
            ("-слово", "Те, що слову чи умові не відповідає: -номер:…"),
            ("статус: стан:", "Те, що у стовпці «Стан», або його початок"),
            ("спосіб:", "Частина коду або назви способу"),
            ("валюта:", "Частина коду способу або його одиниця"),
            ("акаунт:", "Частина акаунта"),
            ("платник:", "Частина номера платника"),
            ("більше: менше:", "більше:100 менше:500, також сума>100 сума=25"),
            ("від: до:", "2026-11-22T14:30, 22.11, понеділок, вчора, 7д, 3г"),
            ("номер:", "Локальний, платежу, трекінговий або його початок"),
            ("це:", "не-з’ясовано, закрито, чекає, сьогодні, тест, замінено, заміна"),
            ("було:", "не-з’ясовано, повторно, нотатка: колись раніше"),
            ("порядок:", "дата, сума, стан, спосіб: за зростанням"),
            ("порядок:", "-дата, -сума, -стан, -спосіб: за спаданням"),
        ]
    }

    func text(for problem: InvoiceQueryProblem) -> String {
        switch problem {
        case .unknownState(let text, let suggestion):
            """
            Стану чи статусу «\(visible(text))» немає\(meant(suggestion)) Є: \(stateNames). Власний статус шлюзу, якого \
            серед цих немає, пишуть великими літерами.
            """
        case .unheardOfStatus(let word, let suggestion):
            """
            Статусу «\(visible(word.uppercased()))» протокол не знає, і жоден рахунок тут його не має\(meant(suggestion)) \
            Є: \(stateNames).
            """
        case .unknownCondition(let text, let suggestion):
            """
            Умови \(visible(text)) немає\(meant(suggestion)) Є: \(InvoiceQuery.operators(in: .ukrainian)
                .joined(separator: " ")). У подвійних лапках це шукається як текст.
            """
        case .unknownChoice(let text, let suggestion):
            """
            Значення \(visible(text)) немає\(meant(suggestion)) Є: \(InvoiceQuery.choices(in: .ukrainian).joined(separator: " ")). У \
            подвійних лапках це шукається як текст.
            """
        case .unknownCurrency(let text, let suggestions):
            "Жоден спосіб оплати не має «\(visible(text))» у коді чи як одиницю. \(near(suggestions))"
        case .unknownMethod(let text, let suggestions):
            "Жоден спосіб оплати не має «\(visible(text))» у коді чи назві. \(near(suggestions))"
        case .badAmount(let text): "«\(visible(text))» не сума: потрібні цифри й одна кома або крапка, як 100,50."
        case .badTime(let text):
            """
            «\(visible(text))» не час: потрібно 2026-11-22, 2026-11-22T14:30, 22.11, понеділок, вчора або 7д, 3г, 30х \
            тому.
            """
        }
    }

    private var stateNames: String { ShownState.allCases.map { word(for: $0) }.joined(separator: ", ") }

    private func near(_ suggestions: [String]) -> String {
        if suggestions.isEmpty { return "Їх перелічує einvoice currencies." }
        return "Схожі: \(suggestions.map(visible).joined(separator: ", "))."
    }

    /// The end of the sentence.
    private func meant(_ suggestion: String?) -> String {
        suggestion.map { "; можливо, \(visible($0))?" } ?? "."
    }
}
