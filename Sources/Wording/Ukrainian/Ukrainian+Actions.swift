import InvoiceCore

extension Ukrainian: ActionTexts {
    var showHelp: ActionText {
        ActionText("Довідка", "Клавіші цього екрана", also: "довідка допомога клавіші скорочення")
    }
    var allKeys: String { "Клавіші" }
    var showCommands: ActionText {
        ActionText("Команди", "Усі команди; набирайте, щоб відібрати", also: "палітра меню дії")
    }
    var quitAnywhere: ActionText { ActionText("Вихід", "Вийти; введене зберігається") }
    var suspend: ActionText { ActionText("Згорнути", "Тимчасово до оболонки; fg повертає") }

    var goBack: ActionText { ActionText("Назад", "Туди, звідки ви прийшли") }
    var backToInvoices: ActionText { ActionText("Назад", "Назад до рахунків") }
    var goHome: ActionText { ActionText("Рахунки", "Назад до списку рахунків") }
    var closeList: ActionText { ActionText("Закрити", "Закрити список") }
    var backToStatistics: ActionText { ActionText("Статистика", "Назад до статистики, на той самий рядок") }
    var closeHelp: ActionText { ActionText("Закрити", "Закрити довідку") }

    var openInvoice: ActionText {
        ActionText(
            "Відкрити", "Усе про рахунок", also: "показати подробиці перегляд деталі", whenNot: noInvoiceSelected,
            keepsPlace: true)
    }
    var showInvoice: ActionText { ActionText("Рахунок", "Усе про рахунок") }
    var openSimilar: ActionText { ActionText("Відкрити", "Відкрити рахунок, схожий на цей") }
    var clone: ActionText {
        ActionText("Схожий", "Новий рахунок за зразком цього", also: "копія дублікат повторити такий самий")
    }
    var replaceInvoice: ActionText {
        ActionText(
            "Замінити", "Новий рахунок замість цього, помилкового", also: "виправити помилка неправильний хибний",
            whenNot: "цей рахунок замінити не можна", keepsPlace: true)
    }
    var anotherInvoice: ActionText { ActionText("Ще один", "Ще один рахунок, з порожньої форми") }
    var refreshStatus: ActionText {
        ActionText(
            "Оновити", "Запитати у шлюзу статус платежу", also: "статус оновлення запит перечитати",
            whenNot: "шлюз не дав рахунку номера", keepsPlace: true)
    }
    var showReplacement: ActionText {
        ActionText("Заміна", "Рахунок, який замінив цей", also: "замінений пара")
    }
    var showReplaced: ActionText {
        ActionText("Замінений", "Рахунок, який замінено цим", also: "заміна пара")
    }
    func paymentIsOver(_ state: String) -> String { "сплачувати вже нічого: \(state)" }
    var paymentIsReplaced: String { "його замінено іншим рахунком" }
    var showPaymentLink: ActionText {
        ActionText(
            "Посилання", "Посилання на оплату, також QR-кодом", also: "оплата сплатити платіж лінк qr код",
            whenNot: "сплатити його не можна", keepsPlace: true)
    }
    var writeNote: ActionText { ActionText("Нотатка", "Нотатка до рахунку, зберігається в історії") }
    var keepNote: ActionText { ActionText("Зберегти", "Зберегти нотатку в історії") }
    var putNoteAside: ActionText { ActionText("Відкласти", "Відкласти нотатку, щоб дописати згодом") }
    var nextInvoice: ActionText { ActionText("Наступний", "Наступний рахунок зі списку") }
    var previousInvoice: ActionText { ActionText("Попередній", "Попередній рахунок зі списку") }
    var leaveNow: ActionText { ActionText("Вийти", "Вийти; номери платежів тоді буде названо ще раз") }
    var stayHere: ActionText { ActionText("Лишитися", "Лишитися в консолі") }
    var settleUnknown: ActionText {
        ActionText(
            "З’ясувати", "Запитати шлюз, що сталося з нез’ясованими", also: "результат невідомо нез’ясовано уточнити",
            whenNot: "нез’ясованих немає", keepsPlace: true)
    }
    var settleOutcome: ActionText { ActionText("З’ясувати", "Запитати шлюз, що з ним сталося") }
    var settleSending: ActionText { ActionText("З’ясувати", "Запитати шлюз, якщо його вже ніхто не надсилає") }
    var settleRejected: ActionText { ActionText("Запитати", "Запитати шлюз, чи цей рахунок усе-таки в нього є") }
    var settleClosed: ActionText { ActionText("Запитати", "Запитати шлюз, чи цей рахунок у нього таки з’явився") }
    var closeUnknown: ActionText {
        ActionText(
            "Закрити", "Закрити як нестворений: такого платежу у шлюзі немає",
            whenNot: "шлюз не казав, що платежу в нього немає", keepsPlace: true)
    }
    var sendUnsentAgain: ActionText { ActionText("Ще раз", "Надіслати ще раз: нічого не створено") }
    var sendMissingAgain: ActionText {
        ActionText(
            "Ще раз", "У шлюзі його немає: надіслати той самий запит ще раз",
            whenNot: "шлюз не казав, що платежу в нього немає", keepsPlace: true)
    }
    var askOpenAgain: ActionText { ActionText("Запитати", "Ще раз запитати шлюз про ті, що досі не з’ясовано") }
    var copyMenu: ActionText { ActionText("Копіювати", "Копіювати трекінг, №, посилання, суму, текст мерчанту") }
    var copySelected: ActionText { ActionText("Копіювати", "Копіювати вибране") }

    var noInvoiceSelected: String { "жодного рахунку не вибрано" }
    func show(_ filter: QuickFilter) -> ActionText {
        ActionText(
            name(of: filter), "Показати у списку: \(name(of: filter).lowercased())",
            also: "відбір фільтр кількість заголовок")
    }
    var newInvoice: ActionText {
        ActionText("Новий", "Новий рахунок", also: "створити виставити додати")
    }
    var readHistoryAgain: ActionText { ActionText("Перечитати", "Ще раз прочитати історію") }
    var search: ActionText {
        ActionText(
            "Пошук", "Пошук: слова, -слово, статус: сума> це: порядок: …", also: "знайти шукати фільтр відбір",
            whenNot: "шукати нема в чому")
    }
    var goToFound: ActionText { ActionText("Показати", "Перейти до знайденого") }
    var endSearch: ActionText { ActionText("Скинути", "Назад до всіх рахунків") }
    var showDrafts: ActionText {
        ActionText(
            "Чернетки", "Збережені чернетки: продовжити або видалити", also: "збережене незавершене",
            whenNot: "чернеток немає")
    }
    var showSettings: ActionText {
        ActionText(
            "Параметри", "Налаштування: профілі, тема, сигнал, миша, клавіші",
            also: "налаштування параметри тема кольори мова профіль опції")
    }
    var quit: ActionText {
        ActionText("Вихід", "Вийти з einvoice", also: "вийти завершити закрити")
    }
    func followWaiting(days: Int) -> ActionText {
        ActionText(
            "Стежити", "Стежити за платежами, що чекають; період: \(count(days, .day))",
            whenNot: "жоден платіж не чекає")
    }
    var exportInvoices: ActionText {
        ActionText(
            "Експорт", "Вивантажити показане у файл csv або jsonl", also: "зберегти записати вивантажити файл таблиця",
            whenNot: "нічого не показано")
    }
    var showStatistics: ActionText {
        ActionText(
            "Статистика", "Кількість і суми за днями, способами та статусами",
            also: "підсумки суми кількість звіт")
    }
    var testPayments: ActionText {
        ActionText("Тест", "Тестові платежі на 1000 і 2000 у вибраних валютах", also: "спробувати перевірити способи")
    }
    var createBatch: ActionText {
        ActionText(
            "З файлу", "Створити пакет: по рахунку на кожен рядок файлу", also: "пакет багато масово csv jsonl імпорт")
    }
    var reconcile: ActionText {
        ActionText(
            "Звірка", "Звірити з випискою шлюзу", also: "порівняти виписка розбіжності звірити")
    }

    var resumeDraft: ActionText { ActionText("Продовжити", "Продовжити чернетку") }
    var deleteDraft: ActionText {
        ActionText(
            "Видалити", "Видалити її або позначені; їх можна повернути", whenNot: "її вже видалено",
            keepsPlace: true)
    }
    var restoreDraft: ActionText {
        ActionText("Повернути", "Повернути видалену чернетку", whenNot: "її не видаляли", keepsPlace: true)
    }
    var restoreDrafts: ActionText { ActionText("Усі назад", "Повернути всі видалені чернетки") }
    var markDraft: ActionText { ActionText("Позначити", "Позначити чернетку або зняти позначку") }
    var markDrafts: ActionText { ActionText("Усі", "Позначити всі чернетки або жодної") }
    var doSelected: ActionText { ActionText("Виконати", "Виконати вибране") }
    var keepTheme: ActionText { ActionText("Залишити", "Залишити цю тему") }
    var restoreTheme: ActionText { ActionText("Назад", "Повернутися до попередньої теми") }
    var writeExport: ActionText { ActionText("Експорт", "Записати файл") }
    var typeFileName: ActionText { ActionText("Назва", "Змінити назву файлу") }
    var choosePeriod: ActionText { ActionText("Період", "Вибрати, за який час вивантажити рахунки") }
    var closeExport: ActionText { ActionText("Закрити", "Закрити без експорту") }
    var overwriteFile: ActionText { ActionText("Замінити", "Записати новий файл замість старого") }
    var chooseOtherName: ActionText { ActionText("Інша назва", "Вибрати іншу назву") }
    var stopExport: ActionText { ActionText("Зупинити", "Зупинити; файлу не залишиться") }
    var closeExported: ActionText { ActionText("Закрити", "Назад до списку") }
    var copyPath: ActionText { ActionText("Шлях", "Копіювати шлях до файлу") }

    var chooseToday: ActionText { ActionText("День", "Сьогодні") }
    var chooseWeek: ActionText { ActionText("7 дн.", "Останні 7 днів") }
    var chooseThirtyDays: ActionText { ActionText("30 дн.", "Останні 30 днів") }
    var chooseMonth: ActionText { ActionText("Місяць", "Цей місяць") }
    var chooseYear: ActionText { ActionText("Рік", "Дванадцять місяців разом із цим") }
    var chooseAllTime: ActionText { ActionText("Усе", "Усе, що є") }
    var goEarlier: ActionText { ActionText("Раніше", "Попередній період") }
    var goLater: ActionText { ActionText("Пізніше", "Наступний період") }

    var openRow: ActionText { ActionText("Рахунки", "Рахунки вибраного рядка, у списку") }
    var openSums: ActionText { ActionText("Усі суми", "Показати всі суми кожного рядка") }
    var closeSums: ActionText { ActionText("Менше сум", "Показати стільки сум у рядку, скільки вміщується") }
    var nextGroup: ActionText { ActionText("Група", "Наступна група: способи, статуси, дні, суми") }
    var previousGroup: ActionText { ActionText("Група ←", "Попередня група") }
    var countAnew: ActionText { ActionText("Заново", "Порахувати заново") }

    var chooseCurrency: ActionText { ActionText("Вибрати", "Відкрити список валют") }
    var takeCurrency: ActionText { ActionText("Вибрати", "Узяти виділену валюту") }
    var toggleFavourite: ActionText { ActionText("Обране", "Підняти на початок списку або прибрати звідти") }
    var closeCurrencies: ActionText { ActionText("Назад", "Закрити список") }
    var addField: ActionText { ActionText("Ще поле", "Додати будь-яке додаткове поле вручну") }
    var editDescription: ActionText { ActionText("Редактор", "Написати призначення у своєму редакторі (EDITOR)") }
    var showAddresses: ActionText { ActionText("Адреси", "Показати адреси, щоб змінити їх") }
    var takeLastDescription: ActionText {
        ActionText("Як минулого разу", "Узяти призначення з останнього рахунку цього покупця")
    }
    var removeField: ActionText { ActionText("Прибрати", "Прибрати це додаткове поле") }
    var nextField: ActionText { ActionText("Далі", "Наступне поле (також Enter і стрілка вниз)") }
    var previousField: ActionText { ActionText("Попереднє", "Попереднє поле (також стрілка вгору)") }
    var proposePaymentID: ActionText { ActionText("Новий №", "Запропонувати новий номер платежу") }
    var reviewRequest: ActionText {
        ActionText("Перевірити", "Побачити запит таким, як його буде надіслано (також ^S)")
    }
    func leaveForm(isKept: Bool) -> ActionText {
        isKept
            ? ActionText("У чернетку", "Назад до рахунків; введене зберігається як чернетка")
            : ActionText(
                "Без чернетки", "Назад до рахунків; введене ще не на диску, пробуємо далі")
    }

    func send(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Надіслати (бойовий)" : "Надіслати", "Надіслати запит до шлюзу")
    }
    func closeNow(isLive: Bool) -> ActionText {
        ActionText(isLive ? "Закрити бойовий" : "Закрити", "Закрити як нестворений")
    }
    var leaveUnclosed: ActionText { ActionText("Назад", "Назад; результат лишається нез’ясованим") }
    var leaveResending: ActionText { ActionText("Назад", "Назад; нічого не надсилається") }
    var changeBeforeSending: ActionText { ActionText("Змінити", "Назад до форми; нічого не надсилається") }
    var changeInForm: ActionText { ActionText("Змінити", "Назад до форми") }
    var switchInput: ActionText { ActionText("Інше поле", "Номер картки або сума") }
    var stopWaiting: ActionText {
        ActionText("Не чекати", "Не чекати; якщо запит уже пішов, результат не з’ясовано")
    }

    var startPayment: ActionText { ActionText("Почати (бойовий)", "Почати оплату в бойовому шлюзі") }
    var openPaymentPage: ActionText { ActionText("Відкрити", "Відкрити сторінку оплати в браузері на цій машині") }
    var openPaymentForm: ActionText { ActionText("Відкрити", "Відкрити на цій машині сторінку з формою шлюзу") }
    var changeCode: ActionText {
        ActionText(
            "Інший код", "Змінити вміст QR-коду: посилання, URI або адреса",
            whenNot: "іншого вмісту тут бути не може")
    }
    var saveCode: ActionText { ActionText("Зберегти", "Записати QR-код картинкою, png або svg") }
    var askForPaymentAgain: ActionText { ActionText("Запитати", "Ще раз запитати у шлюзу про оплату") }

    var toggleMark: ActionText { ActionText("Позначити", "Позначити валюту або зняти позначку") }
    var markShown: ActionText { ActionText("Усі", "Позначити всі показані або жодної") }
    var showAllCurrencies: ActionText { ActionText("Показати", "Знову показати всі валюти") }
    var startTests: ActionText { ActionText("Почати", "Зробити в них тестові платежі на 1000 і 2000") }
    var startTestsLive: ActionText { ActionText("Почати (бойовий)", "Почати, коли введено назву") }
    var makeTestInvoices: ActionText { ActionText("Створити", "Створити рахунки") }
    var backToCurrencies: ActionText { ActionText("Змінити", "Назад до валют; нічого не надсилається") }
    var chooseOtherCurrencies: ActionText { ActionText("Інші", "Тестові платежі в інших валютах") }
    var stopTests: ActionText { ActionText("Зупинити", "Нічого більше не починати; розпочате завершиться") }
    var goOnTesting: ActionText { ActionText("Продовжити", "Продовжити з місця зупинки") }
    var tryAgainTesting: ActionText { ActionText("Повторити", "Повторити ті, що без результату") }

    var askGatewayAboutNumber: ActionText {
        ActionText("Запитати", "Запитати шлюз про номер, якого немає в історії")
    }
    var askAboutNumberAgain: ActionText { ActionText("Запитати", "Запитати шлюз ще раз") }
    var stopAsking: ActionText { ActionText("Зупинити", "Більше не чекати на шлюз") }
    var adoptFound: ActionText { ActionText("Внести", "Внести до історії те, що є у шлюзі") }
    var adoptIt: ActionText { ActionText("Внести", "Внести до історії") }
    var adoptNotIt: ActionText { ActionText("Не вносити", "Не вносити до історії") }

    var compareAgain: ActionText { ActionText("Заново", "Звірити заново") }
    var askAboutMissing: ActionText { ActionText("Відкрити", "Що про нього є у шлюзі, щоб внести") }
    var explainNumbers: ActionText { ActionText("Чому", "Що означає кожне число й чому щось не звірено") }
    var closeExplanation: ActionText { ActionText("Закрити", "Назад до звірки") }
    var adoptMissing: ActionText {
        ActionText("Внести", "Внести до історії те, чого тут немає, і нові статуси")
    }
    var adoptThem: ActionText { ActionText("Внести", "Внести їх до історії") }
    var adoptNothing: ActionText { ActionText("Не вносити", "Нічого не вносити") }
    var stopAdopting: ActionText { ActionText("Зупинити", "Зупинити; уже внесене залишиться") }
    var exportDifferences: ActionText { ActionText("Експорт", "Вивантажити розбіжності у файл csv або jsonl") }
}
