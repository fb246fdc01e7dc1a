import InvoiceCore
import ScreenKit

extension Ukrainian: BatchTexts {
    func text(for problem: BatchProblem) -> String {
        // Where columns are shifted, or have no names, anything may stand anywhere.
        CardNumber.hidingAll(in: words(for: problem))
    }

    private func words(for problem: BatchProblem) -> String {
        switch problem.kind {
        case .noRows: "у файлі немає жодного рядка"
        case .notUTF8: "цей текст не в UTF-8"
        case .rowTooLong(let limit):
            "рядок довший за межу (\(count(limit, .byte))); можливо, бракує другої лапки"
        case .unknownName(let name, let suggestion):
            "назви «\(visible(name))» немає" + (suggestion.map { "; можливо, \(visible($0))?" } ?? "")
        case .repeatedName(let name): "«\(visible(name))» трапляється двічі"
        case .missingColumn(let name): "у першому рядку немає стовпця \(name)"
        case .quoteNotClosed: "цю лапку ніщо не закриває"
        case .textBehindQuote: "текст після закривної лапки; лапку всередині пишуть двічі"
        case .quoteInText: "лапка всередині; візьміть поле в лапки, а цю напишіть двічі"
        case .fieldCount(let found, let expected):
            "у цьому рядку \(count(found, .field)), а в першому \(count(expected, .field))"
        case .syntax(let expected): "очікувалося: \(text(for: expected))"
        case .notAnObject: "очікувався об’єкт у { } на окремому рядку"
        case .notText("fields"), .notText("extra_fields"): "очікувався об’єкт із назв і текстів"
        case .notText(let name): "\(visible(name)): очікувався текст або число"
        case .issue(let issue):
            if case .extra(let name, _) = issue.problem {
                "Поле \(visible(name)): \(text(for: issue))"
            } else {
                "\(name(of: issue.field, extraFields: [])): \(text(for: issue))"
            }
        case .repeatedPaymentID(let id, let line): "Номер платежу: \(visible(id)) уже є в рядку \(line)"
        }
    }

    func place(of problem: BatchProblem, in path: String) -> String {
        "\(visible(path)):\(problem.line):\(problem.column)"
    }

    func moreProblems(_ number: Int) -> String { "і ще \(count(number))" }

    func batchProblems(rows: Int, bad: Int) -> String {
        "Перевірено \(count(rows, .row)); не можна надіслати: \(count(bad))."
    }

    var nothingSentMendOrSkip: String {
        "Нічого не надіслано. Виправте файл або пропустіть ці рядки параметром --skip-invalid."
    }

    func checkingBatch(rows: Int) -> String { "перевірено \(count(rows, .row))" }

    func confirmation(of totals: Totals) -> String {
        let sums = totals.sortedSums.map { sum in
            (sum.total.map { $0.text(minimumDecimals: min(2, sum.decimals)) } ?? "?") + " \(visible(sum.unit))"
        }
        let invoices = SlavicForms("рахунок", "рахунки", "рахунків").form(for: totals.count)
        return (["\(totals.count) \(invoices)"] + sums).joined(separator: ", ")
    }

    func batch(_ totals: Totals, skipped: Int) -> String {
        let sums = totals.sortedSums.map { text(for: $0) }.joined(separator: ", ")
        return count(totals.count, .invoice) + (sums.isEmpty ? "" : ", \(sums)")
            + (skipped == 0 ? "" : "; пропущено \(count(skipped, .row))")
    }

    func batchWouldBeSent(_ totals: Totals, skipped: Int) -> String {
        "Нічого не надіслано й не записано. Було б надіслано: \(batch(totals, skipped: skipped))."
    }

    func batchGoesOn(begun: Int) -> String {
        "Цей файл уже починали (щонайбільше \(count(begun, .row))): двічі нічого не створюється."
    }

    func batchWasDone(at moment: String, journal: String) -> String {
        """
        Цей файл уже опрацьовано, \(visible(moment)): створене тоді заново не створюється. Якщо те саме потрібно ще раз, \
        дайте рядкам власні номери платежів або візьміть інший файл; його журнал: \(visible(journal))
        """
    }

    func batchProgress(_ counts: BatchCounts, perSecond: Double?, secondsLeft: Int?) -> String {
        var parts = ["\(count(counts.done)) із \(count(counts.total))"]
        if counts.rejected > 0 { parts.append("не прийнято: \(count(counts.rejected))") }
        if counts.unknown > 0 { parts.append("не з’ясовано: \(count(counts.unknown))") }
        if counts.notSent > 0 { parts.append("не надіслано: \(count(counts.notSent))") }
        if let perSecond { parts.append("\(perSecond < 10 ? tenths(perSecond) : count(Int(perSecond)))/с") }
        if let secondsLeft { parts.append("лишилося \(time(secondsLeft))") }
        return parts.joined(separator: ", ")
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10),\(tenths % 10)"
    }

    private func time(_ seconds: Int) -> String {
        if seconds < 60 { return "\(seconds) с" }
        if seconds < 3600 { return "\(seconds / 60) хв \(seconds % 60) с" }
        return "\(seconds / 3600) год \(seconds % 3600 / 60) хв"
    }

    var stoppingBatch: String { "Зупиняємо; те, що вже в дорозі, спершу завершиться." }

    func batchEnded(_ counts: BatchCounts) -> String {
        var parts = ["створено \(count(counts.created))"]
        if counts.rejected > 0 { parts.append("не прийнято \(count(counts.rejected))") }
        if counts.before > 0 {
            parts[parts.count - 1] += " (\(counts.rejected > 0 ? "усього" : "із них") раніше: \(count(counts.before)))"
        }
        if counts.unknown > 0 { parts.append("не з’ясовано \(count(counts.unknown))") }
        if counts.notSent > 0 { parts.append("не надіслано \(count(counts.notSent))") }
        if counts.left > 0 { parts.append("не розпочато \(count(counts.left))") }
        if counts.skipped > 0 { parts.append("пропущено \(count(counts.skipped))") }
        return "\(count(counts.total, .row)): \(parts.joined(separator: ", "))."
    }

    var batchGivenUp: String { "Далі не продовжуємо: з рештою було б те саме." }
    var batchStopped: String { "Зупинено до завершення." }

    var sameFileGoesOn: String {
        "Та сама команда з тим самим незміненим файлом продовжить із цього місця; двічі нічого не створюється."
    }

    var batchTitle: String { "Рахунки з файлу" }
    var whichBatchFile: String { "Який файл? Кожен його рядок стане рахунком." }
    var batchFileHint: String { "lypen.csv" }

    var batchFileAdvice: String {
        """
        CSV, у першому рядку якого назви (currency, amount, payment-id, description, field.phone тощо), або JSON Lines. Спершу \
        його буде перевірено; поки що нічого не надсилається.
        """
    }

    var batchLineColumn: String { "РЯДОК" }
    var batchPlaceColumn: String { "ПОЗИЦІЯ" }
    var batchProblemColumn: String { "ЩО НЕ ТАК" }
    var batchOutcomeColumn: String { "НЕ СТВОРЕНО" }

    func batchWillBeSent(_ totals: Totals, skipped: Int) -> String {
        "Буде створено: \(batch(totals, skipped: 0))\(skipped == 0 ? "" : "; пропущено \(count(skipped, .row))"). "
            + "Enter надсилає, Esc повертає назад."
    }

    func batchIsLive(_ confirmation: String) -> String {
        "Це БОЙОВИЙ профіль. Введіть те, що буде виставлено: \(confirmation)"
    }
    func typeSums(_ confirmation: String) -> String { "Не підтверджено: введіть \(confirmation)" }
    var typeSumsByHand: String { "Кількість і суми вводять вручну: це останній погляд на них." }
    var batchRuns: String { "Рахунки надсилаються, кожен один раз. Esc зупиняє; те, що вже в дорозі, завершиться." }
    var batchIsDone: String { "Готово. Створене заново не створюється." }
    var batchGoesOnHere: String { "r продовжує з цього місця; двічі нічого не створюється." }

    var checkBatch: ActionText { ActionText("Перевірити", "Перевірити весь файл; поки що нічого не надсилається") }
    var stopBatchCheck: ActionText { ActionText("Зупинити", "Зупинити перевірку") }

    var sendBatch: ActionText {
        ActionText(
            "Надіслати", "Надіслати рядки без помилок, після підтвердження", whenNot: "жодного рядка не можна надіслати"
        )
    }

    var sendBatchNow: ActionText { ActionText("Надіслати", "Надіслати їх") }
    var backToBatchCheck: ActionText { ActionText("Назад", "Назад до того, що знайдено у файлі") }
    var stopBatch: ActionText { ActionText("Зупинити", "Нових рядків не починати") }
    var goOnWithBatch: ActionText { ActionText("Продовжити", "Продовжити звідси й запитати про нез’ясовані") }

    func batchRow(_ line: Int) -> String { "рядок \(line)" }
}

extension Ukrainian {
    func title(of failure: BatchFailure) -> String {
        switch failure {
        case .unreadable(let path, let errno): "не вдалося прочитати \(visible(path)): \(whyUnreadable(errno))"
        case .tooLong(let limit):
            "те, що надходить каналом, тримається в пам’яті, щонайбільше \(count(limit, .byte)); вкажіть файл"
        case .changed: "файл змінено, поки його читали"
        case .invalid(let problems): "помилок у файлі: \(count(problems))"
        case .notConfirmed(let totals, let isTyped):
            isTyped
                ? "не підтверджено: у файлі \(confirmation(of: totals))"
                : "це БОЙОВИЙ профіль: треба повторити те, що у файлі: \(confirmation(of: totals))"
        case .otherContent(let name, let since):
            """
            файл \(visible(name)) з іншим вмістом уже надсилали, \(visible(since)): рахунки за його рядками без власного номера \
            платежу було б створено ще раз
            """
        case .unfinished(let name, let since):
            """
            інший файл надіслано не до кінця (\(name.map { visible($0) } ?? "з каналу"), \(visible(since))): рахунки за його рядками без власного \
            номера платежу було б створено ще раз
            """
        case .isRunning: "цей файл зараз надсилає інша програма"
        case .journalDamaged(let path, let line):
            "\(visible(path)), рядок \(line): пошкоджено, тож номери платежів цих рядків невідомі"
        }
    }

    func advice(on failure: BatchFailure) -> [String] {
        switch failure {
        case .unreadable, .tooLong, .invalid, .notConfirmed: ["Нічого не надіслано."]
        case .changed:
            ["Надіслане є в історії. У новий файл перенесіть лише решту, інакше все буде створено ще раз."]
        case .otherContent:
            [
                "Нічого не надіслано. Якщо файл виправлено, перенесіть у новий лише те, що лишилося.",
                "Якщо всі його рядки нові, дайте файлу іншу назву.",
            ]
        case .unfinished:
            [
                "Нічого не надіслано. Спершу запустіть той файл знову: він продовжиться з місця зупинки.",
                "Якщо всі рядки тут нові, `create --batch` надішле їх з --new-content.",
            ]
        case .isRunning:
            ["Ця команда нічого не надіслала. Дочекайтеся кінця тієї й запустіть знову: вона продовжить звідти."]
        case .journalDamaged:
            ["Нічого не надіслано. Створене з файлу є в історії; решту перенесіть у новий файл."]
        }
    }
}
