extension Russian: HelpTexts {
    var programAbstract: String { "Создаёт счета на оплату в шлюзе и хранит их историю." }

    var programUsage: String {
        """
        einvoice [параметры]            открыть консоль
        einvoice --sandbox              открыть её на встроенном шлюзе: касса не нужна
        einvoice <команда> [параметры]  для скриптов
        """
    }

    func programDiscussion(statuses: String) -> String {
        """
        Данные идут в стандартный вывод, всё остальное в стандартный поток ошибок. С --json или --format json либо \
        jsonl команда, у которой нет ответа из-за сбоя, печатает один объект: {"error":{"exit":65,"kind":"invalid",\
        "message":"…","problems":["…"]}}. Код завершения:

        \(statuses)
        """
    }

    func abstract(of command: CommandName) -> String {
        switch command {
        case .create: "Создать один счёт или много счетов из файла."
        case .history: "Показать список счетов, сначала новые."
        case .show: "Показать счёт целиком: поля, запрос, ответ и что с ним было."
        case .note: "Добавить к счёту заметку; она остаётся в истории, в шлюз не уходит."
        case .status: "Спросить шлюз о статусах платежей."
        case .pay: "Начать оплату счёта и показать, как платить покупателю."
        case .resolve: "Выяснить исход счетов, о которых он неизвестен."
        case .reconcile: "Сверить период истории с выпиской шлюза."
        case .export: "Выгрузить счета целиком, сначала новые, в csv или jsonl."
        case .stats: "Посчитать счета и суммы по дням, способам и статусам."
        case .testPayment: "Проверить тестовые суммы шлюза: 1000 должна пройти, 2000 нет."
        case .currencies: "Показать валюты, которые принимает шлюз."
        case .fields: "Показать доп. поля, которых просит шлюз."
        case .doctor: "Показать настройки, откуда взята каждая и что в них не так."
        case .sandbox: "Запустить только встроенный шлюз, до Ctrl-C."
        case .profiles: "Профили: список, проверка и изменение. Какой шлюз и какая касса."
        case .listProfiles: "Показать список профилей."
        case .showProfile: "Показать один профиль и откуда взята каждая его часть."
        case .addProfile: "Подключиться к шлюзу: проверить новый профиль и записать его в файл настроек."
        case .editProfile: "Изменить профиль в файле настроек."
        case .useProfile: "Выбрать профиль, который открывается, если не назван другой."
        case .removeProfile: "Убрать профиль из файла настроек; его история останется."
        case .checkProfiles: "Задать шлюзу профиля безобидный вопрос и сказать, что не так."
        case .config: "Показать и изменить настройки из файла настроек."
        case .getSetting: "Напечатать действующую настройку или все сразу."
        case .setSetting: "Задать настройку в файле, сначала проверив её."
        case .editConfig: "Открыть файл настроек в редакторе, а потом проверить."
        case .themes: "Показать список тем или назвать, что в теме не так."
        case .listen: "Печатать уведомления и события счетов по мере поступления, по объекту JSON в строке."
        case .man: "Показать страницу руководства о команде."
        case .completions: "Напечатать скрипт, по которому оболочка дополняет слова этой программы."
        }
    }

    var examplesTitle: String { "Примеры:" }

    func examples(of command: CommandName) -> [String] {
        switch command {
        case .create:
            [
                "einvoice create --currency visamaster.uah --amount 100.50 --dry-run",
                "einvoice create --sandbox --currency visamaster.uah --amount 100.50 --description 'Пополнение' --json",
                "einvoice create --profile shop --currency bitcoin --amount 0.0015 --confirm 0.0015",
                "einvoice create --sandbox --batch july.csv --dry-run",
            ]
        case .history:
            [
                "einvoice history --limit 10",
                "einvoice history --search 'state:created amount>100' --since yesterday",
                "einvoice history --state unknown --format json",
            ]
        case .show: ["einvoice show 1795350000000001", "einvoice show 79DF-60B0-17F6 --json"]
        case .note: ["einvoice note 1795350000000001 'Покупатель заплатил дважды'"]
        case .status: ["einvoice status 1795350000000001 --watch", "einvoice status --all --json"]
        case .pay: ["einvoice pay 1795350000000001 --qr", "einvoice pay 1795350000000001 --qr-file code.svg --open"]
        case .resolve: ["einvoice resolve", "einvoice resolve 1795350000000001 --resend"]
        case .reconcile:
            [
                "einvoice reconcile --since yesterday --until today",
                "einvoice reconcile --since 2026-11-01 --format csv",
            ]
        case .export: ["einvoice export --since 2026-11-01 --output november.csv"]
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
        case .profile: "Профиль, с которым работать."
        case .sandbox: "Работать со встроенной песочницей: ничего настоящего."
        case .dataFolder: "Хранить истории и черновики в этой папке."
        case .config: "Прочитать этот файл настроек."
        case .timeout: "Сколько секунд ждать ответа, не дольше."
        case .noColor: "Без цвета."
        case .accessible: "Сделать консоль удобной для экранного диктора и дисплея Брайля."
        case .language: "Язык всех текстов: en, ru, uk или fr."

        case .search: "Только то, что подходит под этот запрос."
        case .state:
            "Только это состояние, как в списках; created: всё, у чего есть трекинговый номер. Можно повторять."
        case .status:
            "Только этот статус, как в списках или как его называет шлюз, например started или PAYIN; можно повторять."
        case .searchedCurrency: "Только эта валюта или часть её кода; можно повторять."
        case .since: "Только начиная с этого времени."
        case .until: "Только до этого времени."
        case .withTests: "Вместе с тестовыми платежами: csv и суммы их пропускают, если запрос не это:тест."
        case .id: "Локальный номер, номер платежа или трекинговый номер."
        case .ids: "Локальные номера, номера платежей или трекинговые номера."
        case .limit: "Сколько показать, не больше; если не сказано, таблица показывает 50, другие форматы всё."

        case .currency: "Чем платят, например visamaster.uah."
        case .decimals: "Для валюты не из списка: сколько знаков после запятой бывает в суммах."
        case .unit: "Для валюты не из списка: единица сумм, если код ею не кончается."
        case .amount: "Сколько, например 100.50; цифры и одна точка."
        case .paymentID: "Номер платежа в вашем учёте; если не задан, будет предложен."
        case .field: "Дополнительное поле валюты; можно повторять."
        case .confirmAmount:
            "Сумма ещё раз, а для счетов из файла их число и суммы; без этого боевой профиль ничего не отправит."
        case .allowDuplicate:
            """
            Отправить, хотя за сутки покупателю уже выставлен счёт на ту же сумму; в боевом профиле без терминала, \
            где об этом спросят, иначе нельзя.
            """
        case .replaces: "Ошибочный счёт, вместо которого создаётся этот; указывается как в show."
        case .dryRun: "Напечатать точное тело запроса или итог файла; ничего не отправлять и не записывать."

        case .batch:
            "Создать по счёту на каждую строку этого файла, CSV или JSON Lines; - значит стандартный ввод."
        case .jobs: "С --batch: сколько отправлять сразу, от 1 до 32; если не сказано, 4."
        case .newContent: "Для --batch: все строки новые, хотя файл с этим именем уже отправлялся с другим содержимым."
        case .skipInvalid: "С --batch: строки с ошибками пропустить, остальные отправить."

        case .format: "В каком виде печатать."
        case .asJSON: "То же, что --format json."
        case .rawCSV:
            "В csv вывести текст как есть, даже если таблица примет его за формулу или число либо скроет."
        case .listAsJSON: "Напечатать их массивом JSON."
        case .outcomeAsJSON: "Напечатать исход одним объектом JSON; для --batch всегда по объекту на строку."
        case .invoiceAsJSON: "Напечатать его одним объектом JSON."
        case .paymentAsJSON: "Напечатать вместо этого один объект JSON."
        case .statusAsJSON:
            """
            Напечатать для одного номера объект JSON, иначе массив, только о тех, о ком шлюз ответил; с --watch по \
            объекту в строке на каждую новость. Поля объекта: те же, что у history, report (reason…, комиссия и \
            зачисленная сумма оплаченного), is_final, may_hand_over, а если шлюз сообщает не то, что запрошено, \
            differences.
            """
        case .settledAsJSON: "Напечатать счета массивом JSON, с тем, что выяснилось о каждом."

        case .currencyWords: "Только те, у кого эти слова есть в коде, названии, стране, единице или виде."
        case .checkHistory: "Вместо этого проверить историю профиля, строку за строкой."
        case .repairHistory: "С --history: отложить в сторону строки, которые не читаются."
        case .offline: "Не спрашивать шлюз."
        case .exportFormat: "В каком виде выгрузить; если не сказано, по имени в --output, а без него csv."
        case .output: "Записать в этот новый файл."
        case .overwrite: "Записать вместо файла, который уже есть."
        case .fieldsOfCurrency: "Только поля этой валюты."
        case .refreshFields: "Спросить шлюз сейчас."
        case .note: "Текст заметки; - берёт его со стандартного ввода."
        case .drawCode:
            "Нарисовать под ссылкой или адресом QR-код, на терминале чёрно-белый даже с --no-color."
        case .codeFile: "Записать QR-код картинкой в этот новый файл; имя кончается на .png или .svg."
        case .overwriteCode: "С --qr-file: записать вместо файла, который уже есть."
        case .codeKind:
            """
            Что в QR-коде: link (ссылка), uri (адрес монеты с суммой, для кошелька) или address (адрес); если не \
            сказано, первое из того, что есть, а для токена адрес.
            """
        case .openLink:
            """
            Открыть форму или ссылку в браузере этой машины: том, что назван в BROWSER, иначе браузере рабочего \
            стола. Если шлюз дал и то и другое, открывается форма, как сказано в его описании: на странице с одной \
            кнопкой.
            """
        case .newLink: "Спросить шлюз заново, даже если он уже давал ссылку или адрес."
        case .periodStart: "Начиная с этого времени."
        case .periodEnd: "До этого времени; если не сказано, до текущего момента."
        case .adopt: "Внести в историю недостающее здесь и новые статусы."
        case .unknownIDs: "Локальные номера, номера платежей или трекинговые номера; без них все невыясненные."
        case .resend: "Отправить ещё раз, байт в байт, то, чего в шлюзе нет или что не отправлялось."
        case .close: "Закрыть как несозданное то, чего в шлюзе нет; если найдётся позже, откроется снова."
        case .confirmResending:
            "С --resend или --close и одним номером: его сумма ещё раз, для боевого профиля обязательно."
        case .senderAgain:
            "С --resend и одним номером: номер карты ещё раз; - читает его строкой со стандартного ввода."
        case .port: "Порт, на котором слушать; 0 возьмёт любой свободный."
        case .currencyInCapitals:
            "Писать валюты в статусах и выписках заглавными буквами, для программ, которые сравнивают их так."
        case .allWaiting: "Все, у кого ещё нет конечного статуса."
        case .adoptNumber: "Внести в историю то, что в шлюзе есть, а в истории нет."
        case .watch: "Следить, пока у всех не будет конечного статуса."
        case .testedCurrency: "Проверить эту валюту; можно повторять."
        case .allCurrencies: "Проверить все валюты."
        case .testField: "Дополнительное поле; можно повторять."
        case .confirmProfile: "Имя профиля; без него боевой профиль не проверяется."

        case .newProfileName: "Как его назвать; так же называется папка его истории."
        case .profileName: "Имя профиля."
        case .profileNameOrChosen: "Имя профиля; без него тот, с которым шла бы работа."
        case .profileKind: "Проба или настоящие деньги: sandbox, test или live; если не сказано, live."
        case .secretOnInput:
            """
            Со значением - секретный ключ читается строкой со стандартного ввода, при наборе не виден и хранится в \
            файле только для вас.
            """
        case .noCheck: "Сохранить, не спрашивая сначала шлюз."
        case .useProfile: "Открывать его, если не назван другой."
        case .confirmChangingKind: "Имя боевого профиля ещё раз, если меняется его вид."
        case .confirmLeaving: "Имя профиля, который открывался до сих пор; для боевого обязательно."
        case .confirmRemoving: "Имя ещё раз; для боевого профиля обязательно."
        case .allProfiles: "Все профили."
        case .printAsJSON: "Напечатать одним объектом JSON."

        case .setting: "Имя настройки: theme, keys.refresh или profiles.shop.timeout."
        case .settingOrAll: "Имя настройки: theme, keys.refresh или profiles.shop.timeout; без него все действующие."
        case .settingValue: "Новое значение; список или объект пишется как JSON."
        case .standardValue: "Убрать её из файла, чтобы действовало обычное значение."
        case .checkTheme:
            """
            Назвать всё, что не так в этом файле темы, а с - на стандартном вводе: строку, роль и слишком слабый \
            контраст.
            """
        case .pageOfCommand: "Команда; без неё вся программа."
        case .shell: "Оболочка, которая его читает."
        case .version: "Напечатать версии программы и её библиотек."
        }
    }

    func placeholder(for value: ValueName) -> String {
        switch value {
        case .name: "имя"
        case .folder: "папка"
        case .file: "файл"
        case .seconds: "секунды"
        case .code: "код"
        case .query: "запрос"
        case .state: "состояние"
        case .status: "статус"
        case .time: "время"
        case .amount: "сумма"
        case .id: "номер"
        case .text: "текст"
        case .number: "число"
        case .url: "url"
        case .pair: "имя=значение"
        case .profile: "профиль"
        case .format: "формат"
        case .words: "слова"
        case .ids: "номера"
        case .currency: "валюта"
        case .content: "содержимое"
        case .kind: "вид"
        case .line: "строка"
        case .dash: "-"
        case .member: "настройка"
        case .shell: "оболочка"
        case .command: "команда"
        }
    }
}
