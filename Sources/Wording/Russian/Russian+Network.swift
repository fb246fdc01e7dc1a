extension Russian: NetworkTexts {
    func noHost(_ name: String) -> String { "хоста \(name) нет, или нет сети" }
    func nobodyAnswers(at place: String) -> String { "по адресу \(place) никто не отвечает" }
    var noConnectionInTime: String { "соединиться вовремя не удалось" }
    func certificateNotTrusted(_ reason: String) -> String { "его сертификату нет доверия (\(reason))" }
    func certificateOfAnother(_ name: String) -> String { "его сертификат выдан другому хосту, а не \(name)" }
    var noSecureConnection: String { "там отвечают не по HTTPS" }
    var connectionWasClosed: String { "другая сторона закрыла соединение" }
    func clientCertificateUnusable(_ words: String) -> String {
        "сертификат клиента не годится, или ключ от другого (\(words))"
    }
    var clientCertificateWanted: String { "шлюз требует сертификат клиента" }
    func clientCertificateRefused(_ reason: String) -> String {
        "шлюз не принял сертификат клиента (\(reason))"
    }
}
