import InvoiceCore
import ScreenKit

extension Russian {
    var welcomeTitle: String { "Добро пожаловать" }
    var welcomeLines: [String] {
        [
            "Счета для ваших покупателей: здесь их создают, отслеживают и находят.",
            "Без вашей проверки ничего не уходит, и дважды ничего не отправляется.",
            "Шлюз пока не подключён. Начать можно так:",
        ]
    }
    var whichProfile: String { "С каким профилем будете работать?" }
    var trySandbox: (title: String, words: String) {
        ("Попробовать песочницу", "шлюз внутри программы; ничего настоящего")
    }
    var connect: (title: String, words: String) {
        ("Подключиться к шлюзу", "ваша касса; сначала проверим, потом сохраним")
    }
    var readDocumentation: (title: String, words: String) {
        ("Как это устроено", "что нужно для начала и где это хранится")
    }
    var chooseWay: ActionText { ActionText("Выбрать", "Начать так") }

    var documentationTitle: String { "Как это устроено" }

    func documentation(configPath: String) -> [DocumentationPart] {
        [
            .heading("Что нужно"),
            .paragraph(
                """
                Из кабинета мерчанта в шлюзе: адрес шлюза (то, что стоит перед /api), номер кассы и её секретный \
                ключ. Ключом подписан каждый запрос, по нему же проверяется каждый ответ.
                """),
            .paragraph(
                """
                Вид профиля говорит, настоящие ли это деньги. sandbox и test нужны для пробы; в live перед отправкой \
                сумму вводят ещё раз, и на каждом экране вверху стоит БОЕВОЙ.
                """),
            .heading("Где это хранится"),
            .lines([configPath.isEmpty ? "в файле, который указан в --config" : path(configPath)]),
            .paragraph(
                """
                Это JSON, в нём можно писать комментарии // и /* */. Его заполняет «Подключиться к шлюзу», ваши \
                записи при этом не меняются. Введённый ключ хранится рядом в отдельном файле, доступном только вам \
                (0600); лучше указать команду, например менеджера паролей, которая каждый раз печатает ключ.
                """),
            .heading("Пример"),
            .lines([
                "{", "  \"default_profile\": \"shop\",", "  \"profiles\": {", "    \"shop\": {",
                "      \"kind\": \"test\",  // sandbox, test или live",
                "      \"base_url\": \"https://gateway.example\",",
                "      \"client_id\": \"1042\",", "      \"secret_command\": [\"pass\", \"show\", \"gateway/shop\"],",
                "      \"success_url\": \"https://shop.example/paid\"", "    }", "  }", "}",
            ]),
            .heading("Без файла"),
            .paragraph(
                """
                EINVOICE_BASE_URL, EINVOICE_CLIENT_ID, EINVOICE_SECRET и EINVOICE_KIND дают профиль с именем env. \
                einvoice --help перечисляет все команды и настройки; einvoice doctor говорит, что действует и откуда \
                взято.
                """),
        ]
    }

    var connectTitle: String { "Подключение к шлюзу" }
    func editingTitle(of profile: String) -> String { "Профиль \(profile)" }

    func label(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "Адрес шлюза"
        case .clientID: "Номер кассы"
        case .secretWay: "Откуда ключ"
        case .secret:
            switch way {
            case .typed, .kept: "Секретный ключ"
            case .file: "Файл"
            case .command: "Команда"
            }
        case .kind: "Вид"
        case .name: "Имя профиля"
        case .successURL: "URL успеха"
        case .failURL: "URL неудачи"
        case .statusURL: "URL статуса"
        }
    }

    func purpose(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "То, что стоит перед /api: https://gateway.example"
        case .clientID: "Номер кассы из кабинета мерчанта"
        case .secretWay: "Введённый: в файле только для вас. Выбор стрелками"
        case .secret:
            switch way {
            case .typed: "Им подписаны запросы; не виден, файл только для вас"
            case .kept: "Такой, как в файле настроек"
            case .file: "Файл из одной строки, доступный только вам (chmod 600)"
            case .command: "Строка для оболочки, печатает ключ: pass show shop"
            }
        case .kind: "Проба или настоящие деньги. Выбор стрелками"
        case .name: "Любое; так же называется папка его истории"
        case .successURL: "Страница после оплаты, если в счёте нет своей"
        case .failURL: "Страница при неудаче, если в счёте нет своей"
        case .statusURL: "Куда сообщить об окончании, если в счёте нет своего"
        }
    }

    func name(of way: ProfileDraft.SecretWay) -> String {
        switch way {
        case .typed: "введён здесь"
        case .file: "в файле"
        case .command: "печатает команда"
        case .kept: "как хранится сейчас"
        }
    }

    func meaning(of kind: ProfileKind) -> String {
        switch kind {
        case .sandbox: "ничего настоящего"
        case .test: "тестовая касса шлюза"
        case .live: "настоящие деньги: перед отправкой сумму вводят ещё раз"
        }
    }

    func text(for problem: SettingsProblem.Kind, in field: ProfileDraft.Field) -> String {
        switch problem {
        case .emptyText: "обязательно"
        case .repeatedMember: "профиль с таким именем уже есть"
        case .profileName(_, .reserved): "занято программой, выберите другое"
        case .profileName(_, let problem): text(for: problem)
        case .url(_, let problem): whyUnusable(problem)
        case .plainHTTP: "нужно https:// (http:// только для этой машины)"
        case .urlHasQuery: "адрес должен кончаться до ? и #"
        case .unseen(let scalar): "пробел или невидимый символ, \(scalar.codePoint)"
        default: text(for: problem, at: .option(""))
        }
    }

    var usualURLsHeading: String { "Для каждого счёта (необязательно)" }
    var connectAction: ActionText {
        ActionText("Подключить", "Задать шлюзу безобидный вопрос и сохранить профиль")
    }
    var saveAllTheSame: ActionText {
        ActionText("Всё же сохранить", "Сохранить профиль, хотя проверить его не удалось")
    }
    var nextChoice: ActionText { ActionText("Другое", "Следующее из того, что можно выбрать") }
    var leaveProfileForm: ActionText { ActionText("Назад", "Назад; введённое останется здесь, пока открыта программа") }
    var stopTrying: ActionText { ActionText("Не ждать", "Больше не ждать ответа шлюза") }
    var trying: String { "Спрашиваем шлюз о платеже, которого быть не может…" }
    var savingProfile: String { "Сохраняем…" }
    var profileFormFound: String { "В форме профиля снова то, что вы ввели, кроме секретного ключа." }
    func profileFormNotKept(_ reason: String) -> String { "Введённое в форму профиля не сохранено: \(reason)." }
    var profileFormStays: String { "Введённое останется здесь, секретный ключ только до выхода." }
    func profileSaved(_ name: String) -> String { "Подключено. Профиль \(name) сохранён." }
    func profileSavedUntried(_ name: String) -> String {
        "Профиль \(name) сохранён, хотя шлюз не ответил как следует."
    }
    var quitProfileForm: ActionText { ActionText("Выход", "Выйти; введённое здесь пропадёт") }
    var losesProfileForm: String {
        "Профиль не сохранён. При следующем запуске введённое снова будет в форме, кроме секретного ключа."
    }

    var gatewayWorks: String { "Шлюз отвечает и подписывает ответы этим ключом." }
    var gatewayWorksUnsigned: String { "Шлюз отвечает, но ответов не подписывает." }

    func title(of problem: ConnectionProblem) -> String {
        switch problem {
        case .secret(let secret): sentence(text(for: secret))
        case .refused(let rejection): "Шлюз не принимает номер кассы или ключ: \(text(for: rejection))."
        case .wrongSignature: "Шлюз отвечает, но подписывает другим ключом."
        case .unsigned: "Ответ без подписи, а боевой профиль таким ответам не верит."
        case .redirect(let place): "Этот адрес ведёт дальше: \(visible(place))."
        case .noGateway(_, isPage: true): "Отвечает веб-страница, а не шлюз."
        case .noGateway(let status?, _): "Отвечает не шлюз (HTTP \(status), не JSON)."
        case .noGateway: "Отвечает не веб-сервер."
        case .rejected(let rejection): "Шлюз ответил отказом: \(text(for: rejection))."
        case .unreachable(let obstacle, _):
            switch obstacle {
            case .noHost: "Такого хоста нет."
            case .nobodyListens: "По этому адресу никто не отвечает."
            case .certificateNotTrusted, .certificateOfAnother: "Сертификату шлюза нет доверия."
            case .clientCertificateUnusable: "Сертификат клиента не подходит к своему ключу."
            case .clientCertificateWanted: "Шлюз требует сертификат клиента."
            case .clientCertificateRefused: "Шлюз не принял сертификат клиента."
            case .noTLS, .otherTLS, .closed(isInTLS: true): "Не удалось установить защищённое соединение."
            case .noConnectionInTime, .noAnswerInTime: "Ответ не пришёл вовремя."
            case .proxy: "Прокси не пропускает."
            case .closed, .other: "Шлюз недоступен."
            }
        case .unusable(let reason): "Ответ не годится: \(text(for: reason))."
        case .canceled: "Остановлено; ничего не сохранено."
        }
    }

    func advice(on problem: ConnectionProblem, kind: ProfileKind) -> String {
        switch problem {
        case .secret(.clientCertificate): "Исправьте это и попробуйте ещё раз; ничего не отправлено."
        case .secret: "Исправьте это или выберите, откуда ещё взять ключ."
        case .refused:
            "Сравните оба с кабинетом мерчанта: нужен номер кассы и ключ именно этой кассы."
        case .wrongSignature: "Это ключ другой кассы, или в нём не хватает символа. Введите его ещё раз."
        case .unsigned:
            """
            Верен ли адрес шлюза? Если этот шлюз не подписывает ответов, спросите его поддержку, прежде чем \
            проводить деньги.
            """
        case .redirect: "Впишите адрес, на который он ведёт: с https:// и без пути, который не относится к шлюзу."
        case .noGateway:
            "Проверьте адрес шлюза: он кончается перед /api, и это хост API, а не магазина и не кабинета мерчанта."
        case .rejected: "Сама связь есть. Спросите поддержку шлюза, что это значит."
        case .unreachable(let obstacle, let words):
            switch obstacle {
            case .noHost: "Проверьте, нет ли опечатки в адресе шлюза и есть ли у этой машины сеть."
            case .nobodyListens: "Проверьте хост и порт; помешать могли брандмауэр или VPN."
            case .certificateNotTrusted, .certificateOfAnother:
                """
                Проверьте имя хоста и часы этой машины; файл своего центра сертификации указывают в ca_file. \
                (\(visible(words)))
                """
            case .clientCertificateUnusable:
                "Для этого ли сертификата client_certificate сделан ключ client_key? (\(visible(words)))"
            case .clientCertificateWanted:
                "Укажите его файл и файл ключа в настройках: client_certificate, client_key. (\(visible(words)))"
            case .clientCertificateRefused:
                "Тот ли это сертификат, что выдал шлюз, этой ли кассы, не истёк ли? Его файл в настройках: client_certificate. (\(visible(words)))"
            case .noTLS, .otherTLS, .closed(isInTLS: true):
                "Отвечает ли этот порт по https? Если шлюз требует сертификат клиента, в настройках это client_certificate. (\(visible(words)))"
            case .noConnectionInTime, .noAnswerInTime:
                "Попробуйте ещё раз; помешать могли брандмауэр или VPN."
            case .proxy: "Проверьте HTTPS_PROXY и NO_PROXY. (\(visible(words)))"
            case .closed, .other: "(\(visible(words)))"
            }
        case .unusable: "Проверьте адрес шлюза и попробуйте ещё раз."
        case .canceled: ""
        }
    }

    func text(for problem: ConfigProblem) -> String {
        switch problem {
        case .noPlace: "В HOME нет пути к папке: укажите файл настроек в --config."
        case .mistake(let mistake): "Файл настроек остался прежним: \(text(for: mistake))."
        case .changedMeanwhile(let path):
            "\(self.path(path)) сейчас пишет другая программа. Ничего не изменено, попробуйте ещё раз."
        case .notWritten(let path, let errno):
            "Не удалось записать \(self.path(path)): \(remedy(for: errno)). Ничего не изменено."
        case .profileGone(let name): "Профиля \(visible(name)) в файле настроек больше нет."
        case .profileExists(let name): "Профиль \(visible(name)) тем временем появился. Ничего не изменено."
        case .otherInvoices(let profile):
            """
            В истории с именем \(visible(profile)) есть счета другой кассы (другой адрес шлюза, номер кассы или вид). \
            Выберите другое имя: у каждой кассы своя история.
            """
        case .historyUnreadable(let storage): "Историю профиля не удалось прочитать: \(text(for: storage))."
        }
    }
}

extension Russian: ConnectingTexts {}
