extension Russian: BrowserTexts {
    var noDesktop: String { "на этой машине нет рабочего стола" }
    func noBrowserWorks(of named: String) -> String { "ни один браузер из BROWSER не работает (\(named))" }
    func notInstalled(_ program: String) -> String { "программа \(program) не установлена" }
    func ended(_ program: String, status: Int32) -> String { "\(program): код завершения \(status)" }
    func noBrowserOpened(_ reason: String) -> String { "браузер не открылся: \(reason)" }
    var noLinkToOpen: String { "ничего не открыто: ссылки для браузера нет" }
    func linkNotOpened(_ link: String) -> String { "ссылка не открыта: это не веб-адрес (\(link))" }
    func formNotOpened(_ reason: String) -> String { "форма не открыта: \(reason)" }
    var openedInBrowser: String { "Открыто в браузере." }
    var noDesktopCopyLink: String { "На этой машине нет рабочего стола: скопируйте ссылку." }
    func noBrowserForPage(_ reason: String, path: String) -> String {
        "Браузер не открылся: \(reason). Страница с формой: \(path); её откроет браузер этого пользователя."
    }
    func noBrowserStarted(_ reason: String) -> String {
        "Не удалось запустить браузер (\(reason)): скопируйте ссылку."
    }
}
