extension Russian: ProfileCommandTexts {
    var baseURLColumn: String { "Адрес шлюза" }
    var clientIDColumn: String { "Номер кассы" }
    var secretColumn: String { "Откуда ключ" }
    var answerColumn: String { "Ответ" }

    var secretPrompt: String { "Секретный ключ (не виден): " }
    var mayBeEmpty: String { "(можно не заполнять)" }
    var dashTakesAway: String { "(- уберёт)" }
    func chooseNumber(upTo count: Int) -> String { "число от 1 до \(count) или само слово" }
    var saveUntriedPrompt: String { "Всё же сохранить (y: да, n: нет)? [y/N] " }
    func typeLiveName(_ name: String) -> String { "\(name): БОЕВОЙ профиль. Введите его имя ещё раз: " }

    var noSecretRead: String { "секретный ключ не удалось прочитать со стандартного ввода; ничего не изменено" }
    var nothingWasChanged: String { "Ничего не изменено." }
    var profileNotSaved: String { "профиль не сохранён" }
    func savesUntried(_ option: String) -> String { "Ничего не сохранено; с \(option) он сохранится всё равно." }
    func profileSavedOnly(_ name: String) -> String { "Профиль \(name) сохранён. Его шлюз не спрашивали." }
    func profileIsOpenedFirst(_ name: String) -> String {
        "Если профиль не назван, открывается \(name)."
    }
    func winsOverDefault(_ variable: String) -> String { "задана \(variable), она важнее" }

    func profileRemovedFromFile(_ name: String, historyIn folder: String?) -> String {
        "Профиль \(name) убран. Его история остаётся\(folder.map { ": \($0)" } ?? "")."
    }

    func liveProfileKept(_ name: String) -> String { "\(name): БОЕВОЙ профиль, ничего не изменено" }
    func doesItAllTheSame(_ option: String) -> String { "С \(option) это будет сделано." }

    func clockDiffers(secondsAhead: Int) -> String {
        let seconds = abs(secondsAhead)
        let units = [
            (86_400, SlavicForms("день", "дня", "дней")), (3600, SlavicForms("час", "часа", "часов")),
            (60, SlavicForms("минуту", "минуты", "минут")),
        ]
        let (size, forms) =
            units.first { seconds >= 2 * $0.0 } ?? (1, SlavicForms("секунду", "секунды", "секунд"))
        let number = seconds / size
        let direction = secondsAhead > 0 ? "спешат" : "отстают"
        return "часы этой машины \(direction) от часов шлюза на \(number) \(forms.form(for: number))"
    }

    var setClock: String {
        "По ним датируются счета: переведите их или пусть это делает сеть (timedatectl set-ntp true)."
    }
}
