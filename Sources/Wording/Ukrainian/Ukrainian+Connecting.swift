import InvoiceCore
import ScreenKit

extension Ukrainian {
    var welcomeTitle: String { "Вітаємо" }
    var welcomeLines: [String] {
        [
            "Рахунки для ваших покупців: тут їх створюють, відстежують і знаходять.",
            "Спершу ви бачите запит, лише тоді він надсилається, і ніколи двічі.",
            "Жодного шлюзу ще не налаштовано. Почати можна трьома способами:",
        ]
    }
    var whichProfile: String { "З яким профілем працювати?" }
    var trySandbox: (title: String, words: String) {
        ("Спробувати пісочницю", "шлюз усередині програми, нічого справжнього")
    }
    var connect: (title: String, words: String) {
        ("Під’єднати шлюз", "ваша каса; перевіримо, перш ніж зберегти")
    }
    var readDocumentation: (title: String, words: String) {
        ("Як це влаштовано", "що потрібно і де воно зберігається")
    }
    var chooseWay: ActionText { ActionText("Вибрати", "Почати так") }

    var documentationTitle: String { "Як це влаштовано" }

    func documentation(configPath: String) -> [DocumentationPart] {
        [
            .heading("Що потрібно"),
            .paragraph(
                """
                З кабінету мерчанта у шлюзі: адреса шлюзу (те, що стоїть перед /api), номер каси та її секретний ключ. \
                Ним підписується кожен запит і перевіряється кожна відповідь.
                """),
            .paragraph(
                """
                Вид профілю показує, що на кону. sandbox і test для проб; на live для надсилання суму вводять ще раз, \
                а на кожному екрані вгорі стоїть БОЙОВИЙ.
                """),
            .heading("Де це зберігається"),
            .lines([configPath.isEmpty ? "у файлі, названому в --config" : path(configPath)]),
            .paragraph(
                """
                Це JSON, у якому дозволено коментарі // та /* */. «Під’єднати шлюз» записує його й не чіпає того, що ви \
                там написали. Введений ключ зберігається поруч в окремому файлі, доступному лише вам (0600); краще, \
                щоб його щоразу друкувала команда, наприклад менеджера паролів.
                """),
            .heading("Приклад"),
            .lines([
                "{", "  \"default_profile\": \"shop\",", "  \"profiles\": {", "    \"shop\": {",
                "      \"kind\": \"test\",  // sandbox, test або live",
                "      \"base_url\": \"https://gateway.example\",",
                "      \"client_id\": \"1042\",", "      \"secret_command\": [\"pass\", \"show\", \"gateway/shop\"],",
                "      \"success_url\": \"https://shop.example/paid\"", "    }", "  }", "}",
            ]),
            .heading("Без файлу"),
            .paragraph(
                """
                EINVOICE_BASE_URL, EINVOICE_CLIENT_ID, EINVOICE_SECRET та EINVOICE_KIND утворюють профіль env. \
                einvoice --help перелічує всі команди й налаштування; einvoice doctor показує, що діє і звідки воно.
                """),
        ]
    }

    var connectTitle: String { "Під’єднати шлюз" }
    func editingTitle(of profile: String) -> String { "Профіль \(profile)" }

    func label(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "Адреса шлюзу"
        case .clientID: "Номер каси"
        case .secretWay: "Ключ"
        case .secret:
            switch way {
            case .typed, .kept: "Секретний ключ"
            case .file: "Файл"
            case .command: "Команда"
            }
        case .kind: "Вид"
        case .name: "Назва профілю"
        case .successURL: "URL успіху"
        case .failURL: "URL невдачі"
        case .statusURL: "URL статусу"
        }
    }

    func purpose(of field: ProfileDraft.Field, way: ProfileDraft.SecretWay) -> String {
        switch field {
        case .baseURL: "Частина до /api, наприклад https://gateway.example"
        case .clientID: "Номер каси в кабінеті мерчанта"
        case .secretWay: "Введений ключ іде у файл лише для вас. Вибір: стрілки"
        case .secret:
            switch way {
            case .typed: "Ним підписують запити; не показується, файл лише ваш"
            case .kept: "Як записано у файлі налаштувань"
            case .file: "Файл з одного рядка, який читаєте лише ви (chmod 600)"
            case .command: "Рядок для оболонки, що друкує ключ: pass show shop"
            }
        case .kind: "Що на кону. Вибір: стрілки"
        case .name: "На ваш вибір; так само називається тека його історії"
        case .successURL: "Сторінка після оплати, якщо в рахунку немає іншої"
        case .failURL: "Сторінка після невдачі, якщо в рахунку немає іншої"
        case .statusURL: "Адреса сповіщення шлюзу, якщо в рахунку немає іншої"
        }
    }

    func name(of way: ProfileDraft.SecretWay) -> String {
        switch way {
        case .typed: "вводиться тут"
        case .file: "у файлі"
        case .command: "друкує команда"
        case .kept: "як зараз"
        }
    }

    func meaning(of kind: ProfileKind) -> String {
        switch kind {
        case .sandbox: "нічого справжнього"
        case .test: "тестова каса шлюзу"
        case .live: "справжні гроші: для надсилання суму вводять ще раз"
        }
    }

    func text(for problem: SettingsProblem.Kind, in field: ProfileDraft.Field) -> String {
        switch problem {
        case .emptyText: "обов’язково"
        case .repeatedMember: "профіль із такою назвою вже є"
        case .profileName(_, .reserved): "назву зайнято програмою; виберіть іншу"
        case .profileName(_, let problem): text(for: problem)
        case .url(_, let problem): whyUnusable(problem)
        case .plainHTTP: "потрібно https:// (http:// лише для цієї машини)"
        case .urlHasQuery: "має закінчуватися перед ? або #"
        case .unseen(let scalar): "містить пробіл або невидимий символ, \(scalar.codePoint)"
        default: text(for: problem, at: .option(""))
        }
    }

    var usualURLsHeading: String { "Для кожного рахунку (необов’язково)" }
    var connectAction: ActionText { ActionText("Під’єднати", "Поставити шлюзу безпечне запитання і зберегти профіль") }
    var saveAllTheSame: ActionText {
        ActionText("Усе одно зберегти", "Зберегти профіль, хоча перевірити його не вдалося")
    }
    var nextChoice: ActionText { ActionText("Інший", "Наступний варіант вибору") }
    var leaveProfileForm: ActionText { ActionText("Назад", "Назад; введене лишається тут, доки програма працює") }
    var stopTrying: ActionText { ActionText("Зупинити", "Більше не чекати на шлюз") }
    var trying: String { "Запитуємо шлюз про платіж, якого не може бути…" }
    var savingProfile: String { "Зберігаємо…" }
    var profileFormFound: String { "Те, що ви вводили про профіль, знову у формі, крім ключа." }
    func profileFormNotKept(_ reason: String) -> String { "Введене про профіль не збережено: \(reason)." }
    var profileFormStays: String { "Введене лишається тут; ключ лише до виходу." }
    func profileSaved(_ name: String) -> String { "Під’єднано. Профіль \(name) збережено." }
    func profileSavedUntried(_ name: String) -> String {
        "Профіль \(name) збережено, хоча шлюз не відповів як слід."
    }
    var quitProfileForm: ActionText { ActionText("Вихід", "Вийти; введене тут буде втрачено") }
    var losesProfileForm: String {
        "Профіль не збережено. Введене про нього буде тут за наступного запуску, крім ключа."
    }

    var gatewayWorks: String { "Шлюз відповідає й підписує цим ключем." }
    var gatewayWorksUnsigned: String { "Шлюз відповідає, але не підписує відповідей." }

    func title(of problem: ConnectionProblem) -> String {
        switch problem {
        case .secret(let secret): sentence(text(for: secret))
        case .refused(let rejection): "Шлюз не знає такого номера каси й ключа: \(text(for: rejection))."
        case .wrongSignature: "Шлюз відповідає, але підписує іншим ключем."
        case .unsigned: "Відповідь без підпису, а бойовий профіль таким не вірить."
        case .redirect(let place): "Ця адреса веде далі, на \(visible(place))."
        case .noGateway(_, isPage: true): "Відповідає вебсторінка, а не шлюз."
        case .noGateway(let status?, _): "Те, що відповідає, не шлюз (HTTP \(status), не JSON)."
        case .noGateway: "Те, що відповідає, не вебсервер."
        case .rejected(let rejection): "Шлюз відмовив: \(text(for: rejection))."
        case .unreachable(let obstacle, _):
            switch obstacle {
            case .noHost: "Такого хоста немає."
            case .nobodyListens: "За цією адресою ніхто не слухає."
            case .certificateNotTrusted, .certificateOfAnother: "До сертифіката шлюзу немає довіри."
            case .clientCertificateUnusable: "Сертифікат клієнта не підходить до свого ключа."
            case .clientCertificateWanted: "Шлюз вимагає сертифікат клієнта."
            case .clientCertificateRefused: "Шлюз не прийняв сертифікат клієнта."
            case .noTLS, .otherTLS, .closed(isInTLS: true): "Не вдалося встановити захищене з’єднання."
            case .noConnectionInTime, .noAnswerInTime: "Відповідь не надійшла вчасно."
            case .proxy: "Проксі не пропускає далі."
            case .closed, .other: "Шлюз недоступний."
            }
        case .unusable(let reason): "Відповідь непридатна: \(text(for: reason))."
        case .canceled: "Зупинено; нічого не збережено."
        }
    }

    func advice(on problem: ConnectionProblem, kind: ProfileKind) -> String {
        switch problem {
        case .secret(.clientCertificate): "Виправте це й спробуйте ще раз; нічого не надіслано."
        case .secret: "Виправте це або виберіть інший шлях до ключа."
        case .refused:
            "Звірте обидва з кабінетом мерчанта: номер має бути номером каси, а ключ належати цій касі."
        case .wrongSignature: "Ключ від іншої каси або в ньому бракує символу. Введіть його ще раз."
        case .unsigned:
            """
            Чи правильна адреса шлюзу? Якщо цей шлюз нічого не підписує, запитайте його підтримку, перш ніж ітиметься про \
            справжні гроші.
            """
        case .redirect: "Впишіть адресу, на яку вона веде, з https:// і без шляху, що не належить шлюзу."
        case .noGateway:
            "Перевірте адресу шлюзу: вона закінчується перед /api і є хостом API, а не магазину чи кабінету мерчанта."
        case .rejected: "До цього місця з’єднання працює. Запитайте підтримку шлюзу, що це означає."
        case .unreachable(let obstacle, let words):
            switch obstacle {
            case .noHost: "Перевірте, чи адресу шлюзу написано правильно і чи є на цій машині мережа."
            case .nobodyListens: "Перевірте хост і порт; дорогу може закривати мережевий екран або VPN."
            case .certificateNotTrusted, .certificateOfAnother:
                """
                Перевірте назву хоста й годинник цієї машини; файл власного центру сертифікації вказують у ca_file. \
                (\(visible(words)))
                """
            case .clientCertificateUnusable:
                "Чи для цього сертифіката client_certificate зроблено ключ client_key? (\(visible(words)))"
            case .clientCertificateWanted:
                "Вкажіть його файл і файл ключа в налаштуваннях: client_certificate, client_key. (\(visible(words)))"
            case .clientCertificateRefused:
                "Чи це сертифікат, який шлюз видав для цієї каси, і чи він чинний? Його файл у налаштуваннях: client_certificate. (\(visible(words)))"
            case .noTLS, .otherTLS, .closed(isInTLS: true):
                "Чи працює на цьому порту https? Якщо шлюз вимагає сертифікат клієнта, у налаштуваннях це client_certificate. (\(visible(words)))"
            case .noConnectionInTime, .noAnswerInTime:
                "Спробуйте ще раз; дорогу може закривати мережевий екран або VPN."
            case .proxy: "Дивіться HTTPS_PROXY і NO_PROXY. (\(visible(words)))"
            case .closed, .other: "(\(visible(words)))"
            }
        case .unusable: "Перевірте адресу шлюзу; спробуйте ще раз."
        case .canceled: ""
        }
    }

    func text(for problem: ConfigProblem) -> String {
        switch problem {
        case .noPlace: "HOME не вказує теки: вкажіть файл налаштувань через --config."
        case .mistake(let mistake): "Файл налаштувань не змінено: \(text(for: mistake))."
        case .changedMeanwhile(let path):
            "Інша програма саме записує \(self.path(path)). Нічого не змінено; спробуйте ще раз."
        case .notWritten(let path, let errno):
            "Не вдалося записати \(self.path(path)): \(remedy(for: errno)). Нічого не змінено."
        case .profileGone(let name): "Профілю \(visible(name)) у файлі налаштувань уже немає."
        case .profileExists(let name): "Профіль \(visible(name)) тим часом уже з’явився. Нічого не змінено."
        case .otherInvoices(let profile):
            """
            В історії з назвою \(visible(profile)) є рахунки іншої каси (інші адреса шлюзу, номер каси або вид). \
            Виберіть іншу назву: у різних кас не буває спільної історії.
            """
        case .historyUnreadable(let storage): "Історію профілю не вдалося прочитати: \(text(for: storage))."
        }
    }
}

extension Ukrainian: ConnectingTexts {}
