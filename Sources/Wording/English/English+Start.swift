extension English: StartTexts {
    var noFilesLeft: String { "the process may open no more files" }
    var noTerminal: String { "the console needs a terminal; for scripts there are commands: see einvoice --help" }

    func terminalWithoutCursor(_ term: String) -> String {
        "this terminal (TERM=\(term)) can't place a cursor; set TERM, for example to xterm-256color"
    }

    func unknownTerminal(_ term: String) -> String {
        "nothing is known of this terminal (TERM=\(term)); try TERM=xterm-256color"
    }

    var terminalInUse: String { "the terminal is in use by this process already" }

    func olderInvoices(in profile: String) -> String {
        "Older invoices, of all accounts, aren't here: --profile \(profile)."
    }

    var otherAccountsInvoices: String {
        """
        Invoices of another account (base URL, client id or kind) are in this history: the gateway can't be asked about them \
        from here. Give each account a profile of its own.
        """
    }

    func openPayment(_ paymentID: String, isRecorded: Bool, _ command: String) -> String {
        let what = isRecorded ? "is unknown" : "is not in the history"
        return "the outcome of payment id \(paymentID) \(what); \(command) asks"
    }

    func unsavedNote(_ text: String, paymentID: String) -> String {
        "a note on payment id \(paymentID) was not saved: \(text)"
    }

    func unkeptDraft(_ reason: String) -> String {
        """
        a draft could not be kept: \(reason)
        It is lost unless you copy what you typed:
        """
    }

    var diskTooSlow: String { "the disk did not answer in time" }

    func typed(_ text: String, cutFrom length: Int?) -> String {
        length.map { "\(text)… (\($0) characters)" } ?? text
    }
}
