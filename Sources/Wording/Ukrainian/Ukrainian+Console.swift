import InvoiceCore
import ScreenKit

extension Ukrainian: ConsoleTexts {
    var invoicesTitle: String { "Рахунки" }
    var invoiceTitle: String { "Рахунок" }
    var statisticsTitle: String { "Статистика" }
    var draftsTitle: String { "Чернетки" }
    var helpTitle: String { "Довідка" }
    var commandsTitle: String { "Команди" }
    var settingsTitle: String { "Налаштування" }
    var exportTitle: String { "Експорт" }
    var newInvoiceTitle: String { "Новий рахунок" }
    var reviewTitle: String { "Перевірка" }
    var outcomeTitle: String { "Результат" }
    var paymentTitle: String { "Оплата" }
    var settlingTitle: String { "З’ясування" }
    var testPaymentsTitle: String { "Тестові платежі" }
    var reconcileTitle: String { "Звірка" }

    var sandboxBadge: String { "ПІСОЧНИЦЯ" }
    var testBadge: String { "ТЕСТ" }
    var liveBadge: String { "БОЙОВИЙ" }

    var tooSmall: String { "Вікно замале" }
    func tooSmall(_ size: Size, least: Size) -> String {
        "\(size.width)×\(size.height); einvoice потребує \(least.width)×\(least.height)."
    }
    var enlargeOrQuit: String { "Збільште вікно або натисніть q, щоб вийти." }
    var typedIsKept: String { "Введене збережено." }
    var typedIsNotOnDisk: String { "Введеного на диску немає." }

    func escapeIsHeld(_ label: String) -> String { "Натиснуто Esc: \(label)…" }
    func allInHelp(_ key: KeyName) -> String { "… \(key(.help)): усе" }
    func payment(_ id: String, warning: String) -> String { "Платіж \(id): \(warning)" }

    func copiedIntoTmux(_ text: String) -> String { "Скопійовано до буфера tmux: \(text)" }
    func copiedIntoClipboard(_ text: String) -> String { "Скопійовано до буфера обміну: \(text)" }
    func sentToTerminalClipboard(_ text: String) -> String {
        "Передано до буфера термінала (він може не прийняти): \(text)"
    }
    func notCopied(_ text: String, reason: String) -> String { "Не скопійовано (\(reason)); ось текст: \(text)" }
    func cantCopy(_ text: String) -> String { "Цей термінал не копіює; ось текст: \(text)" }

    var askingGateway: String { "Запитуємо шлюз…" }
    func tryAgainKey(_ key: KeyName) -> String { "\(key(.refresh)) пробує ще раз." }
    func part(_ number: Int, of all: Int) -> String { "\(count(number)) із \(count(all))" }
    var currencyFilterHint: String { "код, назва, країна або вид" }
}
