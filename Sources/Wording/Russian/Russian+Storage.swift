import InvoiceCore
import ScreenKit

extension Russian: StorageTexts {
    func text(for notice: IndexNotice) -> String {
        switch notice {
        case .rebuilt: "индекс истории перестал подходить к файлу и построен заново"
        case .inMemory: "индекс истории не удаётся хранить на диске; каждый запуск строит его в памяти"
        }
    }

    func text(for problem: StorageProblem) -> String {
        switch problem {
        case .cannotCreateFolder(let path, let errno):
            "\(visible(path)): не удалось создать папку: \(systemWords(errno))"
        case .notAFile(let path): "\(visible(path)): это канал, сокет, устройство или папка, а не файл"
        case .cannotOpen(let path, let errno): "\(visible(path)): не удалось открыть: \(systemWords(errno))"
        case .cannotRead(let path, let errno): "\(visible(path)): не удалось прочитать: \(systemWords(errno))"
        case .cannotWrite(let path, let errno): "\(visible(path)): не удалось записать: \(systemWords(errno))"
        case .cannotFlush(let path, let errno): "\(visible(path)): диск не подтверждает запись: \(systemWords(errno))"
        case .cannotLock(let path, let errno): "\(visible(path)): не удалось заблокировать: \(systemWords(errno))"
        case .lockedTooLong(let path, let seconds):
            "\(visible(path)): файл заблокирован другой программой уже \(seconds) с"
        case .recordTooLong(let bytes, let limit):
            "запись слишком длинная: \(count(bytes, .byte)), предел: \(count(limit))"
        case .replacedMeanwhile(let path):
            "\(visible(path)): тем временем заменён другим файлом; попробуйте ещё раз"
        case .noIndex(let why): "искать в истории не удаётся: \(visible(why))"
        case .noDraft(let path): "\(visible(path)): это не черновик"
        case .notFound(let text): "в истории нет счёта \(visible(text))"
        case .ambiguous(let text, let ids):
            "в истории несколько счетов \(visible(text)): \(ids.map { visible($0) }.joined(separator: ", "))"
        }
    }

    func text(for problem: SecretProblem) -> String {
        switch problem {
        case .commandNotStarted(let program, let errno):
            "команда ключа \(visible(program)) не запустилась (\(systemWords(errno))); проверьте secret_command"
        case .commandFailed(let program, let status, let message):
            "команда ключа \(visible(program)) завершилась с кодом \(status)"
                + (message.isEmpty ? "; выполните её сами, чтобы увидеть почему" : ": \(visible(message))")
        case .commandKilled(let program, let signal):
            "команду ключа \(visible(program)) завершил сигнал \(signal); выполните её сами, чтобы увидеть почему"
        case .commandTimeout(let program, let seconds):
            """
            команда ключа \(visible(program)) не ответила за \(seconds) с; сначала разблокируйте менеджер паролей
            """
        case .fileUnreadable(let path, let errno):
            "файл ключа \(visible(path)) не удалось прочитать (\(whyUnreadable(errno)))"
        case .fileReadableByOthers(let path, let mode):
            """
            файл ключа \(visible(path)) могут читать и другие (права 0\(String(mode, radix: 8))); выполните: \
            chmod 600 \(shellWord(path))
            """
        case .empty(let place): "секретный ключ пуст (откуда: \(name(of: place)))"
        case .severalLines(let place):
            "вместо ключа больше одной строки (откуда: \(name(of: place))); там должен быть только ключ"
        case .tooLong(let place, let limit):
            "больше \(count(limit, of: byteGenitive)) (откуда: \(name(of: place))); вряд ли это ключ"
        case .unusable(let place, let scalar):
            """
            в ключе (откуда: \(name(of: place))) есть \
            \(scalar == "\u{feff}" ? "метка порядка байтов" : "управляющий символ") (\(scalar.codePoint)), такого в \
            ключах не бывает; напишите его ещё раз без этого
            """
        case .notText(let place): "вместо ключа не текст UTF-8 (откуда: \(name(of: place)))"
        case .clientCertificate(let problem): text(for: problem)
        case .canceled: "отменено, пока брали ключ"
        }
    }

    private func text(for problem: ClientCertificateProblem) -> String {
        switch problem {
        case .unreadable(let member, let path, let errno):
            "файл \(member.rawValue), \(visible(path)), не удалось прочитать (\(whyUnreadable(errno)))"
        case .readableByOthers(let path, let mode):
            """
            файл ключа сертификата \(visible(path)) могут читать и другие (права 0\(String(mode, radix: 8))); выполните: \
            chmod 600 \(shellWord(path))
            """
        case .noCertificate(let path):
            """
            в файле client_certificate, \(visible(path)), нет сертификата (PEM: строка \
            -----BEGIN CERTIFICATE-----)
            """
        case .noKey(let path, isOwnFile: true):
            """
            в файле client_key, \(visible(path)), нет закрытого ключа (PEM: строка \
            -----BEGIN PRIVATE KEY-----)
            """
        case .noKey(let path, isOwnFile: false):
            "в файле client_certificate, \(visible(path)), нет закрытого ключа; укажите файл ключа как client_key"
        case .encryptedKey(let path):
            """
            ключ сертификата в \(visible(path)) зашифрован, а пароль нигде не спрашивается; запишите ключ без пароля, \
            только для себя: (umask 077; openssl pkey -in \(shellWord(path)) -out \(shellWord(path + ".plain"))), и укажите \
            этот файл как client_key
            """
        }
    }

    func systemWords(_ errno: Int32) -> String {
        switch errno {
        case 1: "операция не разрешена"
        case 2: "нет такого файла или папки"
        case 4: "системный вызов прерван"
        case 5: "ошибка ввода-вывода"
        case 6: "нет такого устройства или адреса"
        case 7: "слишком длинный список аргументов"
        case 8: "не тот формат исполняемого файла"
        case 9: "неверный дескриптор файла"
        case 11: "ресурс временно недоступен"
        case 12: "не хватает памяти"
        case 13: "нет прав доступа"
        case 16: "устройство или ресурс занят"
        case 17: "файл уже есть"
        case 18: "ссылка между разными устройствами"
        case 19: "нет такого устройства"
        case 20: "это не папка"
        case 21: "это папка"
        case 22: "неверный аргумент"
        case 23: "в системе открыто слишком много файлов"
        case 24: "открыто слишком много файлов"
        case 26: "исполняемый файл занят"
        case 27: "файл слишком велик"
        case 28: "на диске нет места"
        case 29: "перемещение по файлу невозможно"
        case 30: "файловая система только для чтения"
        case 31: "слишком много ссылок"
        case 32: "канал оборван"
        case 36: "слишком длинное имя файла"
        case 37: "блокировки закончились"
        case 38: "система этого не умеет"
        case 39: "папка не пуста"
        case 40: "слишком много символических ссылок подряд"
        case 75: "значение слишком велико для своего типа"
        case 95: "операция не поддерживается"
        case 97: "протокол не знает таких адресов"
        case 98: "адрес уже занят"
        case 99: "такого адреса на этой машине нет"
        case 110: "время ожидания соединения вышло"
        case 116: "устаревший дескриптор файла"
        case 122: "дисковая квота исчерпана"
        case 123: "нет носителя"
        default: "ошибка системы \(errno)"
        }
    }

    func whyUnreadable(_ errno: Int32) -> String {
        // The system opens them, and nobody reads.
        errno == 29 ? "это канал или сокет, а не файл" : systemWords(errno)
    }

    func remedy(for errno: Int32) -> String {
        let words = systemWords(errno)
        return switch errno {
        case 2: "такой папки нет; выберите существующую"
        case 1, 13, 30: "\(words); выберите свою папку"
        case 28, 122: "\(words); освободите место или выберите другой диск"
        case 21: "это папка; укажите файл в ней"
        default: words
        }
    }
}
