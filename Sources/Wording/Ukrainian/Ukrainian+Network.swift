extension Ukrainian: NetworkTexts {
    func noHost(_ name: String) -> String { "хоста \(name) немає, або немає мережі" }
    func nobodyAnswers(at place: String) -> String { "за адресою \(place) ніхто не відповідає" }
    var noConnectionInTime: String { "не вдалося з’єднатися вчасно" }
    func certificateNotTrusted(_ reason: String) -> String { "до його сертифіката немає довіри (\(reason))" }
    func certificateOfAnother(_ name: String) -> String { "його сертифікат належить іншому хосту, а не \(name)" }
    var noSecureConnection: String { "те, що там відповідає, не HTTPS" }
    var connectionWasClosed: String { "з’єднання закрив інший бік" }
    func clientCertificateUnusable(_ words: String) -> String {
        "сертифікат клієнта не годиться, або ключ від іншого (\(words))"
    }
    var clientCertificateWanted: String { "шлюз вимагає сертифікат клієнта" }
    func clientCertificateRefused(_ reason: String) -> String {
        "шлюз не прийняв сертифікат клієнта (\(reason))"
    }
}
