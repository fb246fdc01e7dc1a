import InvoiceCore
import ScreenKit

extension Ukrainian: StorageTexts {
    func text(for notice: IndexNotice) -> String {
        switch notice {
        case .rebuilt: "індекс історії вже не відповідав файлу, тож його створено заново"
        case .inMemory: "індекс історії не вдається зберегти на диску; щоразу він створюється в пам’яті"
        }
    }

    func text(for problem: StorageProblem) -> String {
        switch problem {
        case .cannotCreateFolder(let path, let errno):
            "\(visible(path)): теку не вдалося створити: \(systemWords(errno))"
        case .notAFile(let path): "\(visible(path)): це канал, сокет, пристрій або тека, а не файл"
        case .cannotOpen(let path, let errno): "\(visible(path)): не вдалося відкрити: \(systemWords(errno))"
        case .cannotRead(let path, let errno): "\(visible(path)): не вдалося прочитати: \(systemWords(errno))"
        case .cannotWrite(let path, let errno): "\(visible(path)): не вдалося записати: \(systemWords(errno))"
        case .cannotFlush(let path, let errno): "\(visible(path)): диск не підтверджує запису: \(systemWords(errno))"
        case .cannotLock(let path, let errno): "\(visible(path)): не вдалося заблокувати: \(systemWords(errno))"
        case .lockedTooLong(let path, let seconds):
            "\(visible(path)): інша програма блокує його вже \(seconds) с"
        case .recordTooLong(let bytes, let limit):
            "довжина запису \(count(bytes, .byte)), а межа \(count(limit))"
        case .replacedMeanwhile(let path): "\(visible(path)): тим часом замінено іншим файлом; спробуйте ще раз"
        case .noIndex(let why): "шукати в історії не вдається: \(visible(why))"
        case .noDraft(let path): "\(visible(path)): це не чернетка"
        case .notFound(let text): "в історії немає рахунку \(visible(text))"
        case .ambiguous(let text, let ids):
            "в історії кілька рахунків \(visible(text)): \(ids.map { visible($0) }.joined(separator: ", "))"
        }
    }

    func text(for problem: SecretProblem) -> String {
        switch problem {
        case .commandNotStarted(let program, let errno):
            "команду ключа \(visible(program)) не вдалося запустити (\(systemWords(errno))); перевірте secret_command"
        case .commandFailed(let program, let status, let message):
            "команда ключа \(visible(program)) завершилася з кодом \(status)"
                + (message.isEmpty ? "; запустіть її вручну, щоб побачити чому" : ": \(visible(message))")
        case .commandKilled(let program, let signal):
            "команду ключа \(visible(program)) завершив сигнал \(signal); запустіть її вручну, щоб побачити чому"
        case .commandTimeout(let program, let seconds):
            """
            команда ключа \(visible(program)) за \(seconds) с не відповіла; спершу розблокуйте менеджер паролів
            """
        case .fileUnreadable(let path, let errno):
            "файл ключа \(visible(path)) не вдалося прочитати (\(whyUnreadable(errno)))"
        case .fileReadableByOthers(let path, let mode):
            """
            файл ключа \(visible(path)) можуть читати й інші (права 0\(String(mode, radix: 8))); виконайте: \
            chmod 600 \(shellWord(path))
            """
        case .empty(let place): "\(name(of: place)): ключ порожній"
        case .severalLines(let place):
            "\(name(of: place)): більше ніж один рядок; має бути ключ і більше нічого"
        case .tooLong(let place, let limit):
            "\(name(of: place)): довше за межу (\(count(limit, .byte))); це не може бути ключ"
        case .unusable(let place, let scalar):
            """
            \(name(of: place)): у ключі є \(scalar == "\u{feff}" ? "маркер порядку байтів" : "керівний символ") \
            (\(scalar.codePoint)), якого в ключах не буває; напишіть без нього
            """
        case .notText(let place): "\(name(of: place)): текст не в UTF-8"
        case .clientCertificate(let problem): text(for: problem)
        case .canceled: "зупинено під час отримання ключа"
        }
    }

    private func text(for problem: ClientCertificateProblem) -> String {
        switch problem {
        case .unreadable(let member, let path, let errno):
            "файл \(member.rawValue), \(visible(path)), не вдалося прочитати (\(whyUnreadable(errno)))"
        case .readableByOthers(let path, let mode):
            """
            файл ключа сертифіката \(visible(path)) можуть читати й інші (права 0\(String(mode, radix: 8))); виконайте: \
            chmod 600 \(shellWord(path))
            """
        case .noCertificate(let path):
            """
            у файлі client_certificate, \(visible(path)), немає сертифіката (PEM: рядок \
            -----BEGIN CERTIFICATE-----)
            """
        case .noKey(let path, isOwnFile: true):
            """
            у файлі client_key, \(visible(path)), немає закритого ключа (PEM: рядок \
            -----BEGIN PRIVATE KEY-----)
            """
        case .noKey(let path, isOwnFile: false):
            "у файлі client_certificate, \(visible(path)), немає закритого ключа; вкажіть файл ключа як client_key"
        case .encryptedKey(let path):
            """
            ключ сертифіката в \(visible(path)) зашифровано, а пароль ніде не запитується; запишіть ключ без пароля, \
            лише для себе: (umask 077; openssl pkey -in \(shellWord(path)) -out \(shellWord(path + ".plain"))), і вкажіть \
            цей файл як client_key
            """
        }
    }

    func systemWords(_ errno: Int32) -> String {
        switch errno {
        case 1: "операцію не дозволено"
        case 2: "немає такого файлу чи теки"
        case 4: "системний виклик перервано"
        case 5: "помилка вводу-виводу"
        case 6: "немає такого пристрою чи адреси"
        case 7: "список аргументів задовгий"
        case 8: "неправильний формат програми"
        case 9: "неправильний дескриптор файлу"
        case 11: "ресурс тимчасово недоступний"
        case 12: "не вдалося виділити пам’ять"
        case 13: "немає доступу"
        case 16: "пристрій або ресурс зайнято"
        case 17: "файл уже є"
        case 18: "посилання між пристроями неможливе"
        case 19: "немає такого пристрою"
        case 20: "це не тека"
        case 21: "це тека"
        case 22: "неправильний аргумент"
        case 23: "у системі забагато відкритих файлів"
        case 24: "забагато відкритих файлів"
        case 26: "файл програми зайнято"
        case 27: "файл завеликий"
        case 28: "на пристрої немає місця"
        case 29: "позицію змінити не можна"
        case 30: "файлова система лише для читання"
        case 31: "забагато посилань"
        case 32: "канал розірвано"
        case 36: "назва файлу задовга"
        case 37: "немає вільних блокувань"
        case 38: "функції немає в системі"
        case 39: "тека не порожня"
        case 40: "забагато рівнів символічних посилань"
        case 75: "значення завелике для свого типу"
        case 95: "операція не підтримується"
        case 97: "протокол не підтримує таких адрес"
        case 98: "адресу вже зайнято"
        case 99: "такої адреси призначити не можна"
        case 110: "час на з’єднання вичерпано"
        case 116: "застарілий дескриптор файлу"
        case 122: "дискову квоту вичерпано"
        case 123: "носія не знайдено"
        default: "системна помилка \(errno)"
        }
    }

    func whyUnreadable(_ errno: Int32) -> String {
        // The system opens them, and nobody reads.
        errno == 29 ? "це канал або сокет, а не файл" : systemWords(errno)
    }

    func remedy(for errno: Int32) -> String {
        let words = systemWords(errno)
        return switch errno {
        case 2: "такої теки немає; виберіть наявну"
        case 1, 13, 30: "\(words); виберіть власну теку"
        case 28, 122: "\(words); звільніть місце або виберіть інший диск"
        case 21: "це тека; вкажіть файл у ній"
        default: words
        }
    }
}
