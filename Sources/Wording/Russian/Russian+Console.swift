import InvoiceCore
import ScreenKit

extension Russian: ConsoleTexts {
    var invoicesTitle: String { "Счета" }
    var invoiceTitle: String { "Счёт" }
    var statisticsTitle: String { "Статистика" }
    var draftsTitle: String { "Черновики" }
    var helpTitle: String { "Справка" }
    var commandsTitle: String { "Команды" }
    var settingsTitle: String { "Настройки" }
    var exportTitle: String { "Экспорт" }
    var newInvoiceTitle: String { "Новый счёт" }
    var reviewTitle: String { "Проверка перед отправкой" }
    var outcomeTitle: String { "Исход" }
    var paymentTitle: String { "Оплата" }
    var settlingTitle: String { "Выяснение исхода" }
    var testPaymentsTitle: String { "Тестовые платежи" }
    var reconcileTitle: String { "Сверка" }

    var sandboxBadge: String { "ПЕСОЧНИЦА" }
    var testBadge: String { "ТЕСТ" }
    var liveBadge: String { "БОЕВОЙ" }

    var tooSmall: String { "Окно слишком маленькое" }
    func tooSmall(_ size: Size, least: Size) -> String {
        "\(size.width)×\(size.height); для einvoice нужно \(least.width)×\(least.height)."
    }
    var enlargeOrQuit: String { "Увеличьте окно или нажмите q, чтобы выйти." }
    var typedIsKept: String { "Введённое сохранено." }
    var typedIsNotOnDisk: String { "Введённое не записано на диск." }

    func escapeIsHeld(_ label: String) -> String { "Нажат Esc: \(label)…" }
    func allInHelp(_ key: KeyName) -> String { "… \(key(.help)): всё" }
    func payment(_ id: String, warning: String) -> String { "Платёж \(id): \(warning)" }

    func copiedIntoTmux(_ text: String) -> String { "Скопировано в буфер tmux: \(text)" }
    func copiedIntoClipboard(_ text: String) -> String { "Скопировано: \(text)" }
    func sentToTerminalClipboard(_ text: String) -> String {
        "Передано в буфер обмена терминала (он может не принять): \(text)"
    }
    func notCopied(_ text: String, reason: String) -> String { "Не скопировано (\(reason)), вот текст: \(text)" }
    func cantCopy(_ text: String) -> String { "Этот терминал не умеет копировать, вот текст: \(text)" }

    var askingGateway: String { "Спрашиваем шлюз…" }
    func tryAgainKey(_ key: KeyName) -> String { "\(key(.refresh)) повторит попытку." }
    func part(_ number: Int, of all: Int) -> String { "\(count(number)) из \(count(all))" }
    var currencyFilterHint: String { "код, название, страна или вид" }
}
