import InvoiceCore

extension Ukrainian {
    var profilesHeading: String { "Профілі" }
    var screenHeading: String { "Екран" }
    var embeddedGateway: String { "усередині програми" }
    var inUse: String { "поточний" }
    var openedFirst: String { "типовий" }
    var fromVariables: String { "зі змінних EINVOICE_…" }
    var anotherGateway: String { "під’єднати інший шлюз" }
    func name(ofRow setting: SettingName) -> String { capitalized(title(of: setting)) }

    /// With a capital in front.
    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    func onOrOff(_ isOn: Bool) -> String { isOn ? "увімкнено" : "вимкнено" }

    func decided(by source: SettingSource) -> String? {
        switch source {
        case .environment(let variable): "вирішує \(variable)"
        case .option(let name): "вирішує \(name)"
        case .standard, .file, .onlyChoice: nil
        }
    }

    var noColorSaid: String { "без кольорів" }
    func configFile(_ path: String) -> String { "Зберігається в \(self.path(path))" }
    func configFileToBe(_ path: String) -> String { "Буде збережено в \(self.path(path))" }
    var switchProfile: ActionText {
        ActionText("Перейти", "Перейти на інший профіль, до іншої каси", also: "профіль змінити каса")
    }
    var changeSetting: ActionText { ActionText("Змінити", "Змінити налаштування") }
    var addProfile: ActionText {
        ActionText("Додати", "Під’єднати інший шлюз: додати профіль", also: "новий каса підключити")
    }
    var editProfile: ActionText { ActionText("Змінити", "Змінити профіль") }
    var removeProfile: ActionText { ActionText("Прибрати", "Прибрати профіль із файлу налаштувань") }
    var bringProfileBack: ActionText { ActionText("Повернути", "Повернути прибраний профіль") }
    var makeDefault: ActionText { ActionText("Типовий", "Відкривати цей профіль, коли жодного не названо") }
    var tryProfile: ActionText { ActionText("Перевірити", "Поставити шлюзу профілю безпечне запитання") }
    func removesProfile(_ name: String) -> String {
        """
        Прибрати профіль \(name) із файлу налаштувань? Його історія лишається на диску; файл ключа, який einvoice створив для \
        нього, зникне після виходу з консолі.
        """
    }
    var removeConfirmed: ActionText { ActionText("Прибрати", "Прибрати профіль; його можна повернути") }
    var dontRemove: ActionText { ActionText("Залишити", "Залишити профіль") }
    func profileRemoved(_ name: String, _ key: KeyName) -> String {
        "Профіль \(name) прибрано. \(key(.bringBack)) поверне його."
    }
    func profileRestored(_ name: String) -> String { "Профіль \(name) повернено." }
    var nothingToBringBack: String { "За цей запуск жодного профілю не прибирали." }
    var profileIsInUse: String { "Цей профіль використовується. Спершу перейдіть на інший." }
    var variablesMakeIt: String { "Цей профіль задають змінні EINVOICE_…; змініть їх там, де їх задано." }
    func mistake(_ problem: SettingsProblem, in profile: String) -> String {
        let words = text(for: problem.kind, at: problem.place)
        guard case .file(_, let line, let member) = problem.place else { return words }
        let own = "profiles.\(profile)."
        let name = member.flatMap { $0.hasPrefix(own) ? "\($0.dropFirst(own.count)): " : nil } ?? ""
        return (line.map { "рядок \($0): " } ?? "") + name + words
    }
    func settingDecided(by source: SettingSource) -> String {
        "Нічого не змінено: \(decided(by: source) ?? "")."
    }
    func leavesLiveForm(for profile: String) -> String {
        "Заповнюється рахунок бойового профілю. Його чернетка лишиться тут; усе одно перейти на \(profile)?"
    }
    var switchConfirmed: ActionText { ActionText("Перейти", "Зберегти чернетку й перейти") }
    var stayOnProfile: ActionText { ActionText("Лишитися", "Лишитися на цьому профілі") }
    func goingOver(to profile: String) -> String { "Переходимо на \(profile)…" }
    func nowOn(_ profile: String) -> String { "Тепер профіль \(profile)." }
    func followingGivenUp(_ count: Int) -> String {
        count == 1
            ? "За платежем, за яким стежили, більше не стежимо; стежити знову: R у тому профілі."
            : "За платежами, за якими стежили (\(count)), більше не стежимо; стежити знову: R у тому профілі."
    }
    var sendingFirst: String { "Запит у дорозі. Дочекайтеся результату, а тоді переходьте." }
    func recordingFirst(_ paymentID: String) -> String {
        "Результату платежу \(paymentID) ще немає в історії. Звільніть місце на диску, а тоді переходьте."
    }
    func cantOpen(_ profile: String, _ why: String) -> String { "Не вдалося відкрити \(profile): \(why)" }

    var gatewaySilent: String { "відповіді немає" }
}

extension Ukrainian: ProfileTexts {}
