import InvoiceCore
import ScreenKit

extension Russian: BatchTexts {
    func text(for problem: BatchProblem) -> String {
        // Where columns are shifted, or have no names, anything may stand anywhere.
        CardNumber.hidingAll(in: words(for: problem))
    }

    private func words(for problem: BatchProblem) -> String {
        switch problem.kind {
        case .noRows: "в нём нет ни одной строки"
        case .notUTF8: "этот текст не в UTF-8"
        case .rowTooLong(let limit):
            "строка слишком длинная, предел: \(count(limit, .byte)); возможно, не закрыта кавычка"
        case .unknownName(let name, let suggestion):
            "имени «\(visible(name))» нет" + (suggestion.map { "; может быть, \(visible($0))?" } ?? "")
        case .repeatedName(let name): "«\(visible(name))» встречается дважды"
        case .missingColumn(let name): "в первой строке нет столбца \(name)"
        case .quoteNotClosed: "эта кавычка нигде не закрыта"
        case .textBehindQuote: "текст после закрывающей кавычки; кавычку внутри поля пишите дважды"
        case .quoteInText: "кавычка внутри поля: возьмите поле в кавычки, а эту напишите дважды"
        case .fieldCount(let found, let expected):
            "в этой строке \(count(found, .field)), а в первой \(count(expected, .field))"
        case .syntax(let expected): "здесь нужно: \(text(for: expected))"
        case .notAnObject: "здесь нужен объект в { } на отдельной строке"
        case .notText("fields"), .notText("extra_fields"): "здесь нужен объект из имён и текстов"
        case .notText(let name): "\(visible(name)): нужен текст или число"
        case .issue(let issue):
            if case .extra(let name, _) = issue.problem {
                "Поле \(visible(name)): \(text(for: issue))"
            } else {
                "\(name(of: issue.field, extraFields: [])): \(text(for: issue))"
            }
        case .repeatedPaymentID(let id, let line): "Номер платежа: \(visible(id)) уже есть в строке \(line)"
        }
    }

    func place(of problem: BatchProblem, in path: String) -> String {
        "\(visible(path)):\(problem.line):\(problem.column)"
    }

    func moreProblems(_ number: Int) -> String { "и ещё \(count(number))" }

    func batchProblems(rows: Int, bad: Int) -> String {
        "Строк, которые нельзя отправить: \(count(bad)) из \(count(rows))."
    }

    var nothingSentMendOrSkip: String {
        "Ничего не отправлено. Исправьте файл или пропустите эти строки: --skip-invalid."
    }

    func checkingBatch(rows: Int) -> String { "проверено: \(count(rows, .row))" }

    func confirmation(of totals: Totals) -> String {
        let sums = totals.sortedSums.map { sum in
            (sum.total.map { $0.text(minimumDecimals: min(2, sum.decimals)) } ?? "?") + " \(visible(sum.unit))"
        }
        return (["\(totals.count) \(invoiceForms.form(for: totals.count))"] + sums).joined(separator: ", ")
    }

    func batch(_ totals: Totals, skipped: Int) -> String {
        let sums = totals.sortedSums.map { text(for: $0) }.joined(separator: ", ")
        return count(totals.count, .invoice) + (sums.isEmpty ? "" : ", \(sums)")
            + (skipped == 0 ? "" : "; пропущено: \(count(skipped, .row))")
    }

    func batchWouldBeSent(_ totals: Totals, skipped: Int) -> String {
        "Ничего не отправлено и не записано. Было бы отправлено: \(batch(totals, skipped: skipped))."
    }

    func batchGoesOn(begun: Int) -> String {
        "Этот файл уже начинали (самое большее \(count(begun, .row))). Дважды ничего не создаётся."
    }

    func batchWasDone(at moment: String, journal: String) -> String {
        """
        Этот файл уже отправлен, \(visible(moment)): счета, созданные тогда, ещё раз не создаются. \
        Если нужно то же самое ещё раз, дайте строкам свои номера платежей или возьмите другой файл; журнал: \
        \(visible(journal))
        """
    }

    func batchProgress(_ counts: BatchCounts, perSecond: Double?, secondsLeft: Int?) -> String {
        var parts = ["\(count(counts.done)) из \(count(counts.total))"]
        if counts.rejected > 0 { parts.append("не принято: \(count(counts.rejected))") }
        if counts.unknown > 0 { parts.append("не выяснено: \(count(counts.unknown))") }
        if counts.notSent > 0 { parts.append("не отправлено: \(count(counts.notSent))") }
        if let perSecond { parts.append("\(perSecond < 10 ? tenths(perSecond) : count(Int(perSecond)))/с") }
        if let secondsLeft { parts.append("осталось \(time(secondsLeft))") }
        return parts.joined(separator: ", ")
    }

    private func tenths(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10),\(tenths % 10)"
    }

    private func time(_ seconds: Int) -> String {
        if seconds < 60 { return "\(seconds) с" }
        if seconds < 3600 { return "\(seconds / 60) мин \(seconds % 60) с" }
        return "\(seconds / 3600) ч \(seconds % 3600 / 60) мин"
    }

    var stoppingBatch: String { "Останавливаем; то, что уже в пути, сначала дойдёт до конца." }

    func batchEnded(_ counts: BatchCounts) -> String {
        var parts = ["создано: \(count(counts.created))"]
        if counts.rejected > 0 { parts.append("не принято: \(count(counts.rejected))") }
        if counts.before > 0 {
            parts[parts.count - 1] += " (\(counts.rejected > 0 ? "всего" : "из них") раньше: \(count(counts.before)))"
        }
        if counts.unknown > 0 { parts.append("не выяснено: \(count(counts.unknown))") }
        if counts.notSent > 0 { parts.append("не отправлено: \(count(counts.notSent))") }
        if counts.left > 0 { parts.append("не начато: \(count(counts.left))") }
        if counts.skipped > 0 { parts.append("пропущено: \(count(counts.skipped))") }
        return "\(count(counts.total, .row)): \(parts.joined(separator: ", "))."
    }

    var batchGivenUp: String { "Дальше не отправляем: с остальными было бы то же самое." }
    var batchStopped: String { "Остановлено раньше конца." }

    var sameFileGoesOn: String {
        "Та же команда с тем же неизменённым файлом продолжит с этого места; дважды ничего не создаётся."
    }

    var batchTitle: String { "Счета из файла" }
    var whichBatchFile: String { "Какой файл? Каждая его строка станет счётом." }
    var batchFileHint: String { "july.csv" }

    var batchFileAdvice: String {
        """
        CSV, в первой строке имена столбцов (currency, amount, payment-id, description, field.phone и так далее), \
        или JSON Lines. Сначала файл проверяется, пока ничего не отправляется.
        """
    }

    var batchLineColumn: String { "СТРОКА" }
    var batchPlaceColumn: String { "СИМВОЛ" }
    var batchProblemColumn: String { "ЧТО НЕ ТАК" }
    var batchOutcomeColumn: String { "НЕ СОЗДАНЫ" }

    func batchWillBeSent(_ totals: Totals, skipped: Int) -> String {
        "Будет создано: \(batch(totals, skipped: skipped)). Enter: отправить, Esc: назад."
    }

    func batchIsLive(_ confirmation: String) -> String {
        "Это БОЕВОЙ шлюз. Чтобы отправить, введите: \(confirmation)"
    }
    func typeSums(_ confirmation: String) -> String { "Не подтверждено. Введите: \(confirmation)" }
    var typeSumsByHand: String { "Число счетов и суммы вводят вручную: это последняя проверка." }
    var batchRuns: String { "Счета отправляются, каждый один раз. Esc остановит; то, что в пути, дойдёт до конца." }
    var batchIsDone: String { "Готово. По той же строке второй счёт не создаётся." }
    var batchGoesOnHere: String { "r продолжит с этого места; дважды ничего не создаётся." }

    var checkBatch: ActionText { ActionText("Проверить", "Проверить весь файл; пока ничего не отправляется") }
    var stopBatchCheck: ActionText { ActionText("Остановить", "Остановить проверку") }

    var sendBatch: ActionText {
        ActionText(
            "Отправить", "Отправить строки без ошибок; сначала будет вопрос",
            whenNot: "ни одну строку нельзя отправить")
    }

    var sendBatchNow: ActionText { ActionText("Отправить", "Отправить эти счета") }
    var backToBatchCheck: ActionText { ActionText("Назад", "Назад к тому, что найдено в файле") }
    var stopBatch: ActionText { ActionText("Остановить", "Новых строк не начинать") }
    var goOnWithBatch: ActionText { ActionText("Продолжить", "Продолжить с этого места и выяснить невыясненное") }

    func batchRow(_ line: Int) -> String { "строка \(line)" }
}

extension Russian {
    func title(of failure: BatchFailure) -> String {
        switch failure {
        case .unreadable(let path, let errno): "не удалось прочитать \(visible(path)): \(whyUnreadable(errno))"
        case .tooLong(let limit):
            "то, что приходит через конвейер, держится в памяти, предел: \(count(limit, .byte)); укажите файл"
        case .changed: "файл изменили, пока он читался"
        case .invalid(let problems): "ошибки в файле: \(count(problems))"
        case .notConfirmed(let totals, let isTyped):
            isTyped
                ? "не подтверждено: в файле \(confirmation(of: totals))"
                : "это БОЕВОЙ профиль: повторите то, что в файле: \(confirmation(of: totals))"
        case .otherContent(let name, let since):
            """
            файл \(visible(name)) уже отправлялся с другим содержимым, \(visible(since)): счета по прежним строкам без своего \
            номера платежа были бы созданы ещё раз
            """
        case .unfinished(let name, let since):
            """
            другой файл отправлен не до конца (\(name.map { visible($0) } ?? "из конвейера"), \(visible(since))): счета по его строкам без своего \
            номера платежа были бы созданы ещё раз
            """
        case .isRunning: "этот файл сейчас отправляет другая программа"
        case .journalDamaged(let path, let line):
            "\(visible(path)), строка \(line): повреждена, и номера платежей строк неизвестны"
        }
    }

    func advice(on failure: BatchFailure) -> [String] {
        switch failure {
        case .unreadable, .tooLong, .invalid, .notConfirmed: ["Ничего не отправлено."]
        case .changed:
            ["Отправленное есть в истории. В новый файл перенесите только остаток, иначе всё будет создано ещё раз."]
        case .otherContent:
            [
                "Ничего не отправлено. Если файл исправляли, перенесите в новый только то, что осталось.",
                "Если все его строки новые, назовите его иначе.",
            ]
        case .unfinished:
            [
                "Ничего не отправлено. Сначала запустите тот файл ещё раз: работа продолжится с того же места.",
                "Если все строки здесь новые, `create --batch` отправит их с --new-content.",
            ]
        case .isRunning:
            ["Отсюда ничего не отправлено. Дождитесь конца и запустите ещё раз: работа продолжится с того же места."]
        case .journalDamaged:
            ["Ничего не отправлено. Созданное по файлу есть в истории; остаток перенесите в новый файл."]
        }
    }
}
