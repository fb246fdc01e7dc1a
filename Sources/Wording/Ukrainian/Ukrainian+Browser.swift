extension Ukrainian: BrowserTexts {
    var noDesktop: String { "на цій машині немає робочого столу" }
    func noBrowserWorks(of named: String) -> String { "жоден із браузерів, названих у BROWSER, не працює (\(named))" }
    func notInstalled(_ program: String) -> String { "\(program) не встановлено" }
    func ended(_ program: String, status: Int32) -> String { "\(program) завершився з помилкою (\(status))" }
    func noBrowserOpened(_ reason: String) -> String { "браузер не відкрито: \(reason)" }
    var noLinkToOpen: String { "нічого не відкрито: немає посилання, яке можна відкрити у браузері" }
    func linkNotOpened(_ link: String) -> String { "посилання не відкрито: це не вебадреса (\(link))" }
    func formNotOpened(_ reason: String) -> String { "форму не відкрито: \(reason)" }
    var openedInBrowser: String { "Відкрито в браузері." }
    var noDesktopCopyLink: String { "На цій машині немає робочого столу: скопіюйте посилання." }
    func noBrowserForPage(_ reason: String, path: String) -> String {
        "Браузер не відкрито: \(reason). Сторінка з формою: \(path); її відкриє браузер цього користувача."
    }
    func noBrowserStarted(_ reason: String) -> String {
        "Не вдалося запустити браузер (\(reason)): скопіюйте посилання."
    }
}
