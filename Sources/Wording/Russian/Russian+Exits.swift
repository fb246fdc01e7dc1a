extension Russian: ExitTexts {
    var exitDone: String { "готово" }
    var exitRejected: String { "шлюз не принял счёт; найдены расхождения, или тестовые платежи не сошлись" }
    var exitUsage: String { "неверный вызов" }
    var exitInvalid: String { "неверные данные: каждая ошибка названа, ничего не отправлено" }
    var exitUnreachable: String { "шлюз недоступен, точно ничего не отправлено" }
    var exitHistoryFailed: String {
        "не удалось записать или прочитать историю или напечатать вывод; счёт не отправлен"
    }
    var exitUnknown: String {
        "исход не выяснен: счёт, возможно, создан; или он отправлен, но вывод об этом не удалось напечатать"
    }
    var exitProtocolBroken: String { "ответ шлюза не по протоколу; счёта это не касается" }
    var exitNotAllowed: String { "не подтверждено, или шлюз не принимает номер кассы или ключ" }
    var exitConfiguration: String { "настроек нет, или в них ошибка" }
    var exitInterrupted: String { "остановлено сигналом; сделанное до этого записано" }
}
