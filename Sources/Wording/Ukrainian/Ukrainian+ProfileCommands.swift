extension Ukrainian: ProfileCommandTexts {
    var baseURLColumn: String { "Адреса шлюзу" }
    var clientIDColumn: String { "Номер каси" }
    var secretColumn: String { "Звідки ключ" }
    var answerColumn: String { "Відповідь" }

    var secretPrompt: String { "Секретний ключ (не показується): " }
    var mayBeEmpty: String { "(можна порожнє)" }
    var dashTakesAway: String { "(- прибирає)" }
    func chooseNumber(upTo count: Int) -> String { "число від 1 до \(count) або саме слово" }
    var saveUntriedPrompt: String { "Усе одно зберегти? y: так, N: ні [y/N] " }
    func typeLiveName(_ name: String) -> String { "Профіль \(name) БОЙОВИЙ. Введіть його назву ще раз: " }

    var noSecretRead: String { "ключ не вдалося прочитати зі стандартного вводу; нічого не змінено" }
    var nothingWasChanged: String { "Нічого не змінено." }
    var profileNotSaved: String { "профіль не збережено" }
    func savesUntried(_ option: String) -> String { "Нічого не збережено; \(option) усе одно збереже." }
    func profileSavedOnly(_ name: String) -> String { "Профіль \(name) збережено. Його шлюз не запитували." }
    func profileIsOpenedFirst(_ name: String) -> String {
        "Профіль \(name) відкривається, коли жодного не названо."
    }
    func winsOverDefault(_ variable: String) -> String { "\(variable) задано, і це має перевагу" }

    func profileRemovedFromFile(_ name: String, historyIn folder: String?) -> String {
        "Профіль \(name) прибрано. Його історія лишається\(folder.map { ": \($0)" } ?? "")."
    }

    func liveProfileKept(_ name: String) -> String { "профіль \(name) БОЙОВИЙ: нічого не змінено" }
    func doesItAllTheSame(_ option: String) -> String { "\(option) усе одно це зробить." }

    func clockDiffers(secondsAhead: Int) -> String {
        let seconds = abs(secondsAhead)
        let units = [
            (86_400, SlavicForms("день", "дні", "днів")), (3600, SlavicForms("годину", "години", "годин")),
            (60, SlavicForms("хвилину", "хвилини", "хвилин")),
        ]
        let (size, forms) =
            units.first { seconds >= 2 * $0.0 } ?? (1, SlavicForms("секунду", "секунди", "секунд"))
        let number = seconds / size
        let direction = secondsAhead > 0 ? "випереджає годинник шлюзу" : "відстає від годинника шлюзу"
        return "годинник цієї машини \(direction) на \(number) \(forms.form(for: number))"
    }

    var setClock: String {
        "За ним датуються рахунки: виставте його або дайте це зробити мережі (timedatectl set-ntp true)."
    }
}
