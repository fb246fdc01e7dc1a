extension Ukrainian: ExitTexts {
    var exitDone: String { "готово" }
    var exitRejected: String { "шлюз не прийняв рахунок; є розбіжності або тестові платежі не збіглися" }
    var exitUsage: String { "неправильний виклик" }
    var exitInvalid: String { "неправильні дані: кожну помилку названо, нічого не надіслано" }
    var exitUnreachable: String { "шлюз недоступний, точно нічого не надіслано" }
    var exitHistoryFailed: String {
        "не вдалося записати чи прочитати історію або записати вивід; жодного рахунку не надіслано"
    }
    var exitUnknown: String {
        "результат не з’ясовано: рахунок, можливо, створено; або його надіслано, а вивід про це не вдалося записати"
    }
    var exitProtocolBroken: String { "відповідь шлюзу не за протоколом; рахунків це не стосується" }
    var exitNotAllowed: String { "не підтверджено, або шлюз не приймає номер каси чи ключ" }
    var exitConfiguration: String { "налаштувань немає, або вони неправильні" }
    var exitInterrupted: String { "зупинено сигналом; те, що сталося до того, записано" }
}
