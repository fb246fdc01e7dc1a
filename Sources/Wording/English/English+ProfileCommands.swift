extension English: ProfileCommandTexts {
    var baseURLColumn: String { "Base URL" }
    var clientIDColumn: String { "Client id" }
    var secretColumn: String { "Secret from" }
    var answerColumn: String { "Answer" }

    var secretPrompt: String { "Secret (not shown): " }
    var mayBeEmpty: String { "(may be empty)" }
    var dashTakesAway: String { "(- takes it away)" }
    func chooseNumber(upTo count: Int) -> String { "a number from 1 to \(count), or the word" }
    var saveUntriedPrompt: String { "Save it all the same? [y/N] " }
    func typeLiveName(_ name: String) -> String { "\(name) is LIVE. Type its name again: " }

    var noSecretRead: String { "no secret could be read from the standard input; nothing was changed" }
    var nothingWasChanged: String { "Nothing was changed." }
    var profileNotSaved: String { "the profile was not saved" }
    func savesUntried(_ option: String) -> String { "Nothing was saved; \(option) saves it all the same." }
    func profileSavedOnly(_ name: String) -> String { "Profile \(name) is saved. Its gateway was not asked." }
    func profileIsOpenedFirst(_ name: String) -> String { "Profile \(name) is opened where none is named." }
    func winsOverDefault(_ variable: String) -> String { "\(variable) is set, and wins over that" }

    func profileRemovedFromFile(_ name: String, historyIn folder: String?) -> String {
        "Profile \(name) is removed. Its history stays\(folder.map { " in \($0)" } ?? "")."
    }

    func liveProfileKept(_ name: String) -> String { "\(name) is a LIVE profile: nothing was changed" }
    func doesItAllTheSame(_ option: String) -> String { "\(option) does it all the same." }

    func clockDiffers(secondsAhead: Int) -> String {
        let seconds = abs(secondsAhead)
        let units = [(86_400, "day"), (3600, "hour"), (60, "minute")]
        let (size, name) = units.first { seconds >= 2 * $0.0 } ?? (1, "second")
        let direction = secondsAhead > 0 ? "ahead of" : "behind"
        return "this machine's clock is \(seconds / size) \(name)s \(direction) the gateway's"
    }

    var setClock: String { "Invoices are dated by it: set it, or let the network do that (timedatectl set-ntp true)." }
}
