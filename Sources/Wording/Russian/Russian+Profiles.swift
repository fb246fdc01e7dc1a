import InvoiceCore

extension Russian {
    var profilesHeading: String { "Профили" }
    var screenHeading: String { "Экран" }
    var embeddedGateway: String { "внутри этой программы" }
    var inUse: String { "в работе" }
    var openedFirst: String { "открывается первым" }
    var fromVariables: String { "из переменных EINVOICE_…" }
    var anotherGateway: String { "подключиться к другому шлюзу" }
    func name(ofRow setting: SettingName) -> String {
        switch setting {
        case .accessible: "Экранный диктор"
        default: capitalized(title(of: setting))
        }
    }

    /// With a capital in front.
    private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    func onOrOff(_ isOn: Bool) -> String { isOn ? "вкл" : "выкл" }

    func decided(by source: SettingSource) -> String? {
        switch source {
        case .environment(let variable): "задаёт \(variable)"
        case .option(let name): "задаёт \(name)"
        case .standard, .file, .onlyChoice: nil
        }
    }

    var noColorSaid: String { "без цвета" }
    func configFile(_ path: String) -> String { "Хранится в \(self.path(path))" }
    func configFileToBe(_ path: String) -> String { "Будет храниться в \(self.path(path))" }
    var switchProfile: ActionText {
        ActionText("Сменить", "Сменить профиль: работать с другой кассой", also: "переключить профиль касса")
    }
    var changeSetting: ActionText { ActionText("Изменить", "Изменить настройку") }
    var addProfile: ActionText {
        ActionText("Добавить", "Подключиться к другому шлюзу: добавить профиль", also: "новый профиль касса")
    }
    var editProfile: ActionText { ActionText("Изменить", "Изменить профиль") }
    var removeProfile: ActionText { ActionText("Убрать", "Убрать профиль из файла настроек") }
    var bringProfileBack: ActionText { ActionText("Вернуть", "Вернуть убранный профиль") }
    var makeDefault: ActionText { ActionText("Первым", "Открывать этот профиль, если не назван другой") }
    var tryProfile: ActionText { ActionText("Проверить", "Задать шлюзу профиля безобидный вопрос") }
    func removesProfile(_ name: String) -> String {
        """
        Убрать профиль \(name) из файла настроек? Его история останется на диске; файл с ключом, который для него \
        создала einvoice, удалится при выходе из консоли.
        """
    }
    var removeConfirmed: ActionText { ActionText("Убрать", "Убрать профиль; его можно вернуть") }
    var dontRemove: ActionText { ActionText("Оставить", "Оставить профиль") }
    func profileRemoved(_ name: String, _ key: KeyName) -> String {
        "Профиль \(name) убран. \(key(.bringBack)) вернёт его."
    }
    func profileRestored(_ name: String) -> String { "Профиль \(name) возвращён." }
    var nothingToBringBack: String { "За этот запуск ни один профиль не убирали." }
    var profileIsInUse: String { "Этот профиль в работе. Сначала перейдите на другой." }
    var variablesMakeIt: String { "Этот профиль из переменных EINVOICE_…; меняйте их там, где они заданы." }
    func mistake(_ problem: SettingsProblem, in profile: String) -> String {
        let words = text(for: problem.kind, at: problem.place)
        guard case .file(_, let line, let member) = problem.place else { return words }
        let own = "profiles.\(profile)."
        let name = member.flatMap { $0.hasPrefix(own) ? "\($0.dropFirst(own.count)): " : nil } ?? ""
        return (line.map { "строка \($0): " } ?? "") + name + words
    }
    func settingDecided(by source: SettingSource) -> String {
        "Это \(decided(by: source) ?? ""), поэтому ничего не изменено."
    }
    func leavesLiveForm(for profile: String) -> String {
        "Заполняется счёт в боевом профиле. Его черновик останется здесь; всё же перейти на \(profile)?"
    }
    var switchConfirmed: ActionText { ActionText("Сменить", "Сохранить черновик и сменить профиль") }
    var stayOnProfile: ActionText { ActionText("Остаться", "Остаться на этом профиле") }
    func goingOver(to profile: String) -> String { "Переходим на \(profile)…" }
    func nowOn(_ profile: String) -> String { "Теперь профиль \(profile)." }
    func followingGivenUp(_ count: Int) -> String {
        count == 1
            ? "Слежение за платежом прекращено; там его вернёт R."
            : "Слежение за платежами (\(count)) прекращено; там его вернёт R."
    }
    var sendingFirst: String { "Запрос в пути. Дождитесь исхода, затем смените профиль." }
    func recordingFirst(_ paymentID: String) -> String {
        "Исхода платежа \(paymentID) ещё нет в истории. Освободите место на диске, затем смените профиль."
    }
    func cantOpen(_ profile: String, _ why: String) -> String { "\(profile): открыть не удалось: \(why)" }

    var gatewaySilent: String { "ответа нет" }
}

extension Russian: ProfileTexts {}
