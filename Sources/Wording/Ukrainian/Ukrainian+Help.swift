extension Ukrainian: HelpTexts {
    var programAbstract: String { "Створює рахунки на оплату у шлюзі й веде їхню історію." }

    var programUsage: String {
        """
        einvoice [параметри]              відкрити консоль
        einvoice --sandbox                відкрити її на вбудованому шлюзі: каса не потрібна
        einvoice <команда> [параметри]    для скриптів
        """
    }

    func programDiscussion(statuses: String) -> String {
        """
        Дані йдуть до стандартного виводу, решта до стандартного потоку помилок. З --json або --format json чи \
        jsonl команда, яка не дійшла до відповіді, друкує один об’єкт {"error":{"exit":65,"kind":"invalid",\
        "message":"…","problems":["…"]}}. Код завершення:

        \(statuses)
        """
    }

    func abstract(of command: CommandName) -> String {
        switch command {
        case .create: "Створити один рахунок або багато з файлу."
        case .history: "Перелічити рахунки, спершу найновіші."
        case .show: "Показати рахунок повністю: поля, запит, відповідь і що з ним сталося."
        case .note: "Додати до рахунку нотатку; вона лишається в історії, а не у шлюзі."
        case .status: "Запитати шлюз, у якому стані платежі."
        case .pay: "Почати оплату рахунку й показати, як платить покупець."
        case .resolve: "З’ясувати результат рахунків, де його не з’ясовано."
        case .reconcile: "Звірити період історії з випискою шлюзу."
        case .export: "Вивантажити рахунки повністю, спершу найновіші, як csv або jsonl."
        case .stats: "Порахувати рахунки та їхні суми за днями, способами і статусами."
        case .testPayment: "Спробувати тестові суми шлюзу: 1000 має пройти, 2000 не має."
        case .currencies: "Перелічити валюти, які приймає шлюз."
        case .fields: "Перелічити додаткові поля, яких вимагає шлюз."
        case .doctor: "Показати налаштування, звідки кожне взято і що з ними не так."
        case .sandbox: "Запустити вбудований шлюз окремо, до Ctrl-C."
        case .profiles: "Перелічити, перевірити та змінити профілі: який шлюз, яка каса."
        case .listProfiles: "Перелічити профілі."
        case .showProfile: "Показати один профіль і звідки взято кожне його значення."
        case .addProfile: "Під’єднати шлюз: перевірити новий профіль і записати його у файл налаштувань."
        case .editProfile: "Змінити профіль у файлі налаштувань."
        case .useProfile: "Вибрати профіль, що відкривається, коли жодного не названо."
        case .removeProfile: "Прибрати профіль із файлу налаштувань; його історія лишається."
        case .checkProfiles: "Поставити шлюзу профілю безпечне запитання і сказати, що не так."
        case .config: "Показати та змінити налаштування з файлу."
        case .getSetting: "Надрукувати чинне налаштування або всі."
        case .setSetting: "Задати значення у файлі налаштувань після перевірки."
        case .editConfig: "Відкрити файл налаштувань у редакторі, а тоді перевірити."
        case .themes: "Перелічити теми або назвати, що не так в одній із них."
        case .listen: "Друкувати сповіщення й події рахунків у міру надходження, по об’єкту JSON на рядок."
        case .man: "Показати сторінку посібника про команду."
        case .completions: "Надрукувати скрипт, за яким оболонка доповнює слова цієї програми."
        }
    }

    var examplesTitle: String { "Приклади:" }

    func examples(of command: CommandName) -> [String] {
        switch command {
        case .create:
            [
                "einvoice create --currency visamaster.uah --amount 100.50 --dry-run",
                "einvoice create --sandbox --currency visamaster.uah --amount 100.50 --description 'Поповнення' --json",
                "einvoice create --profile shop --currency bitcoin --amount 0.0015 --confirm 0.0015",
                "einvoice create --sandbox --batch lypen.csv --dry-run",
            ]
        case .history:
            [
                "einvoice history --limit 10",
                "einvoice history --search 'стан:створено сума>100' --since вчора",
                "einvoice history --state unknown --format json",
            ]
        case .show: ["einvoice show 1795350000000001", "einvoice show 79DF-60B0-17F6 --json"]
        case .note: ["einvoice note 1795350000000001 'Покупець заплатив двічі'"]
        case .status: ["einvoice status 1795350000000001 --watch", "einvoice status --all --json"]
        case .pay: ["einvoice pay 1795350000000001 --qr", "einvoice pay 1795350000000001 --qr-file code.svg --open"]
        case .resolve: ["einvoice resolve", "einvoice resolve 1795350000000001 --resend"]
        case .reconcile:
            [
                "einvoice reconcile --since вчора --until сьогодні",
                "einvoice reconcile --since 2026-11-01 --format csv",
            ]
        case .export: ["einvoice export --since 2026-11-01 --output lystopad.csv"]
        case .stats: ["einvoice stats --since 30d", "einvoice stats --currency usdt_trc20 --format json"]
        case .testPayment: ["einvoice test-payment --currency visamaster.uah", "einvoice test-payment --sandbox --all"]
        case .currencies: ["einvoice currencies crypto", "einvoice currencies --json"]
        case .fields: ["einvoice fields orange_money-ci.xof", "einvoice fields --refresh --json"]
        case .doctor: ["einvoice doctor", "einvoice doctor --offline", "einvoice doctor --history"]
        case .sandbox: ["einvoice sandbox --port 8090"]
        case .profiles: ["einvoice profiles", "einvoice profiles check --all"]
        case .listProfiles: ["einvoice profiles list --format json"]
        case .showProfile: ["einvoice profiles show shop"]
        case .addProfile:
            [
                "einvoice profiles add",
                """
                einvoice profiles add shop --kind test --base-url https://gateway.example --client-id 1042 \
                --secret-command 'pass show shop'
                """,
                "einvoice profiles add shop --base-url https://gateway.example --client-id 1042 --secret -",
            ]
        case .editProfile:
            ["einvoice profiles edit shop", "einvoice profiles edit shop --success-url https://shop.example/ok"]
        case .useProfile: ["einvoice profiles use shop"]
        case .removeProfile: ["einvoice profiles remove shop --confirm shop"]
        case .checkProfiles: ["einvoice profiles check shop", "einvoice profiles check --all --format json"]
        case .config: ["einvoice config", "einvoice config set theme night"]
        case .getSetting: ["einvoice config get theme", "einvoice config get profiles.shop.timeout --format json"]
        case .setSetting:
            [
                "einvoice config set theme night", "einvoice config set keys.refresh F5",
                "einvoice config set profiles.shop.timeout 60", "einvoice config set mouse --default",
            ]
        case .editConfig: ["einvoice config edit"]
        case .listen: ["einvoice listen", "einvoice listen --profile shop"]
        case .man: ["einvoice man", "einvoice man profiles add", "einvoice man create > einvoice-create.1"]
        case .completions:
            [
                "einvoice completions bash > ~/.local/share/bash-completion/completions/einvoice",
                "einvoice completions zsh > ~/.zfunc/_einvoice",
                "einvoice completions fish > ~/.config/fish/completions/einvoice.fish",
            ]
        case .themes: ["einvoice themes", "einvoice themes --check my.theme"]
        }
    }

    func help(for option: CommandOption) -> String {
        switch option {
        case .profile: "Профіль, з яким працювати."
        case .sandbox: "Працювати зі вбудованою пісочницею: нічого справжнього."
        case .dataFolder: "Тримати історії й чернетки в цій теці."
        case .config: "Читати цей файл налаштувань."
        case .timeout: "Чекати на відповідь щонайбільше стільки."
        case .noColor: "Без кольорів."
        case .accessible: "Пристосувати консоль до екранного читача або брайлівського рядка."
        case .language: "Мова всіх текстів: en, ru, uk або fr."

        case .search: "Лише те, що відповідає цьому пошуку."
        case .state: "Лише цей стан, як у списках; created охоплює все, що має трекінговий номер. Можна повторювати."
        case .status:
            "Лише цей статус, як у списках або як його називає шлюз, наприклад started чи PAYIN; можна повторювати."
        case .searchedCurrency: "Лише ця валюта або частина її коду; можна повторювати."
        case .since: "Лише від цього часу."
        case .until: "Лише до цього часу."
        case .withTests: "Також тестові платежі, яких немає у csv і сумах, якщо не шукати «це:тест»."
        case .id: "Локальний номер, номер платежу або трекінговий номер."
        case .ids: "Локальні номери, номери платежів або трекінгові номери."
        case .limit: "Щонайбільше стільки; таблиця типово показує 50, інші формати все."

        case .currency: "Чим платитимуть, наприклад visamaster.uah."
        case .decimals: "Для валюти, якої немає у списку: скільки знаків після коми бувають у її сум."
        case .unit: "Для валюти, якої немає у списку: одиниця її сум, якщо код не закінчується нею."
        case .amount: "Скільки, наприклад 100.50; цифри й одна крапка."
        case .paymentID: "Номер рахунку у вашому обліку; без нього номер буде запропоновано."
        case .field: "Додаткове поле валюти; можна повторювати."
        case .confirmAmount:
            """
            Сума ще раз, а для пакета кількість рахунків і суми; без цього бойовий профіль нічого не надсилає.
            """
        case .allowDuplicate:
            """
            Надіслати, хоча цьому покупцеві за останню добу вже виставлено таку саму суму; для бойового профілю без термінала \
            іншого способу немає.
            """
        case .replaces: "Помилковий рахунок, який замінює цей; називається так, як у show."
        case .dryRun: "Надрукувати точне тіло запиту або те, чого потребує пакет; нічого не надсилати й не записувати."

        case .batch:
            "Створити по рахунку на кожен рядок цього файлу, CSV або JSON Lines; - означає стандартний ввід."
        case .jobs: "З --batch: скільки надсилати одночасно, від 1 до 32; типово 4."
        case .newContent: "Для пакета: усі рядки нові, хоча файл із такою назвою вже надсилали з іншим вмістом."
        case .skipInvalid: "З --batch: пропустити рядки з помилками й надіслати інші."

        case .format: "Як друкувати."
        case .asJSON: "Те саме, що --format json."
        case .rawCSV:
            """
            У csv подати точний текст, також той, який таблиця сприймає як формулу чи число або приховує.
            """
        case .listAsJSON: "Надрукувати їх масивом JSON."
        case .outcomeAsJSON: "Надрукувати результат одним об’єктом JSON; пакет і так друкує по одному на рядок."
        case .invoiceAsJSON: "Надрукувати його одним об’єктом JSON."
        case .paymentAsJSON: "Натомість надрукувати один об’єкт JSON."
        case .statusAsJSON:
            """
            Для одного номера надрукувати об’єкт JSON, інакше масив, лише з тих, про які шлюз відповів; з --watch по \
            об’єкту на рядок про кожну новину. Поля: ті, що в history, report (reason…, комісія й зарахована сума оплаченого), is_final, may_hand_over \
            та differences, якщо шлюз повідомляє не те, що виставлено.
            """
        case .settledAsJSON: "Надрукувати рахунки масивом JSON, і що знайдено про кожен."

        case .currencyWords: "Лише ті, що мають ці слова в коді, назві, країні, одиниці або виді."
        case .checkHistory: "Натомість перевірити історію профілю рядок за рядком."
        case .repairHistory: "З --history: відкласти вбік рядки, які не вдалося прочитати."
        case .offline: "Не запитувати жодного шлюзу."
        case .exportFormat: "Як їх записати; якщо не вказано, за закінченням --output, а без нього csv."
        case .output: "Записати в цей новий файл."
        case .overwrite: "Записати замість файлу, який уже є."
        case .fieldsOfCurrency: "Лише поля цієї валюти."
        case .refreshFields: "Запитати шлюз зараз."
        case .note: "Нотатка; - бере її зі стандартного вводу."
        case .drawCode:
            "Намалювати нижче посилання чи адресу QR-кодом, у терміналі чорно-білим навіть із --no-color."
        case .codeFile: "Записати QR-код картинкою в цей новий файл; назва закінчується на .png або .svg."
        case .overwriteCode: "З --qr-file: записати замість файлу, який уже є."
        case .codeKind:
            """
            Що міститиме QR-код: link, uri (адреса монети із сумою, для гаманця) або address; якщо не вказано, \
            перше з них, що є, а для токена адресу.
            """
        case .openLink:
            """
            Відкрити форму або посилання у браузері на цій машині: у названому в BROWSER, інакше в типовому. Якщо \
            шлюз дає обидва, то форму, як радить його документація: на сторінці з однією кнопкою.
            """
        case .newLink: "Запитати шлюз заново, навіть якщо він уже дав посилання чи адресу."
        case .periodStart: "Від цього часу."
        case .periodEnd: "До цього часу; типово до поточного."
        case .adopt: "Внести до історії те, чого тут немає, і нові статуси."
        case .unknownIDs:
            "Локальні номери, номери платежів або трекінгові номери; без них усі нез’ясовані."
        case .resend: "Надіслати ще раз, байт у байт, те, чого у шлюзі немає або чого не надсилали."
        case .close: "Закрити як нестворене те, чого у шлюзі немає; якщо знайдеться згодом, відкриється знову."
        case .confirmResending:
            "З --resend або --close та одним номером: його сума ще раз, без неї бойовий профіль нічого не робить."
        case .senderAgain:
            "З --resend та одним номером: номер картки ще раз; - читає його з рядка стандартного вводу."
        case .port: "Порт, на якому слухати; 0 бере будь-який вільний."
        case .currencyInCapitals:
            "Називати валюти у статусах і виписках великими літерами, для клієнтів, що порівнюють їх так."
        case .allWaiting: "Усі, що ще не мають кінцевого статусу."
        case .adoptNumber: "Внести до історії те, що є у шлюзі й чого в ній немає."
        case .watch: "Стежити, доки всі матимуть кінцевий статус."
        case .testedCurrency: "Спробувати цю валюту; можна повторювати."
        case .allCurrencies: "Спробувати всі валюти."
        case .testField: "Додаткове поле; можна повторювати."
        case .confirmProfile: "Назва профілю; без неї бойовий профіль не перевіряється."

        case .newProfileName: "Як його назвати; так само називається тека його історії."
        case .profileName: "Назва профілю."
        case .profileNameOrChosen: "Назва профілю; без неї той, з яким працювала б програма."
        case .profileKind: "Що на кону: sandbox, test або live; типово live."
        case .secretOnInput:
            "З - ключ читається з рядка стандартного вводу без показу й зберігається у файлі лише для вас."
        case .noCheck: "Зберегти, не запитуючи спершу шлюз."
        case .useProfile: "Відкривати його, коли жодного не названо."
        case .confirmChangingKind: "Назва бойового профілю ще раз, якщо змінюється його вид."
        case .confirmLeaving: "Назва профілю, який відкривався досі; потрібна для бойового."
        case .confirmRemoving: "Назва ще раз; потрібна для бойового профілю."
        case .allProfiles: "Усі."
        case .printAsJSON: "Надрукувати одним об’єктом JSON."

        case .setting: "Його назва, наприклад theme, keys.refresh або profiles.shop.timeout."
        case .settingOrAll:
            "Його назва, наприклад theme, keys.refresh або profiles.shop.timeout; без неї всі чинні."
        case .settingValue: "Нове значення; список або об’єкт пишуть як JSON."
        case .standardValue: "Прибрати його з файлу, щоб діяло стандартне."
        case .checkTheme:
            """
            Назвати все, що не так у цьому файлі теми, а з - на стандартному вводі: рядок, роль і заслабкий \
            контраст.
            """
        case .pageOfCommand: "Команда; без неї вся програма."
        case .shell: "Оболонка, яка його читатиме."
        case .version: "Надрукувати версії програми та її бібліотек."
        }
    }

    func placeholder(for value: ValueName) -> String {
        switch value {
        case .name: "назва"
        case .folder: "тека"
        case .file: "файл"
        case .seconds: "секунди"
        case .code: "код"
        case .query: "пошук"
        case .state: "стан"
        case .status: "статус"
        case .time: "час"
        case .amount: "сума"
        case .id: "номер"
        case .text: "текст"
        case .number: "число"
        case .url: "url"
        case .pair: "назва=значення"
        case .profile: "профіль"
        case .format: "формат"
        case .words: "слова"
        case .ids: "номери"
        case .currency: "валюта"
        case .content: "вміст"
        case .kind: "вид"
        case .line: "рядок"
        case .dash: "-"
        case .member: "поле"
        case .shell: "оболонка"
        case .command: "команда"
        }
    }
}
