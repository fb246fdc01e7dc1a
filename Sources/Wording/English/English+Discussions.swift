import InvoiceCore

extension English: DiscussionTexts {
    var discussionOfCreate: String {
        """
        The invoice is recorded in the history before its request leaves. When the outcome is unknown (exit 75), \
        don't create it anew: `einvoice resolve` asks the gateway. 75 also says that it is created and the output can't \
        be written; its tracking number goes to the standard error then.

        With --replaces the history links the new invoice and the wrong one. The gateway still takes the payment of that one, \
        for it has no cancel; `einvoice pay` no longer gives its link.

        `einvoice currencies` lists the currencies, `einvoice fields CURRENCY` the extra fields that one needs.

        With --batch each row of a file is an invoice. A CSV file names its columns in the first line, as the options are named: \
        currency, amount, payment-id, description…, and field.NAME for an extra field; with commas, or semicolons where that \
        line has more of them. JSON Lines have an object a line with such members, or as the output names them (payment_id), and fields, an object. \
        Currency and amount must be there; what is empty is left out; --success-url and its like hold for rows without their own.

        The whole file is checked first, and each problem told with its line and column; where there is one, nothing is sent, unless --skip-invalid \
        leaves such rows out. Then some are sent at once, and each comes to one line of JSON, as --json prints it, \
        with the line of its row. A rejected one stops nothing; where the gateway can't be reached, refuses the credentials or gives no usable answer \
        again and again, or the disk is full, it stops by itself. Stopped, also by Ctrl-C or a power cut, the same command goes on where it was: a row \
        without payment id keeps the one that it got, by a journal in the profile's folder that knows the file by its content, and unknown ones are \
        asked about, and sent again only as `einvoice resolve --resend` would. A file that was done is not sent again; one whose name was sent with another content is refused, for rows without payment id would be made once more: put what is left into a new file, or say --new-content where all its rows are new. Mended under another name or by a pipe it is told for a day while the first one isn't done, and on a live profile refused, too. What comes by a pipe is kept in memory, 64 MiB at most.

        A live profile wants the number of invoices and the sum in each unit after --confirm, as it prints them: --confirm "120 invoices, 34500.00 UAH". \
        --dry-run prints just that. The exit status of a batch is that of its worst row: 75 any is unknown, 74 it can't be recorded, 77 not \
        confirmed, or credentials refused, 65 a row was left out or its payment id is another invoice's, 69 the gateway can't be reached, 130 stopped, 1 any is rejected, 0 all are created.
        """
    }

    func discussionOfDoctor(members: String, profileMembers: String) -> String {
        """
        Nothing is created or recorded. The profile's secret is fetched as a request would fetch it, also by its command, \
        and not shown; what can't be seen in it, as a blank at its end, is named. The gateway is asked for a payment that can't \
        exist, unless --offline says otherwise: that tells whether it answers, whether its certificate is trusted, and whether this \
        machine's clock is right. Modes of files and folders, the terminal, the history and its index are looked at, too.

        Exit status: 78 something is wrong with the settings, the secret or the clock, 74 the data folder can't be written or \
        locked or the history is damaged, and else as `einvoice profiles check` ends.

        With --history it reads the whole history instead, names every line that can't be read, and compares the index that \
        answers searches; it ends with 74 where something is wrong. --repair takes such lines out into a file beside the history, keeps the file of before under \
        another name, and loses nothing.

        The config file may have:

        \(members)
          profiles: an object of these by their names

        A profile may have:

        \(profileMembers)
        """
    }

    var discussionOfExport: String {
        """
        Without --output it writes to the standard output; a file is there when it is whole, or not at all. csv has a \
        column for each member; what a spreadsheet would take for a formula, or an id that it would take for a number, has \
        an apostrophe in front. jsonl has an object a line, with the \
        request and everything that happened to the invoice.

        \(howToSearch)
        """
    }

    var discussionOfFields: String { "The gateway is asked once a day at most, unless --refresh says otherwise." }

    var discussionOfHistory: String { howToSearch }

    var discussionOfNote: String {
        "A note that begins with two dashes goes to the end, behind --: `einvoice note ID -- --refunded`."
    }

    var discussionOfPay: String {
        """
        The standard output is the payment link on a line of its own; where the gateway gives none, the address of a \
        crypto payment, or the form's HTML. A link or an address that is known already is printed \
        without asking again, unless --new-link says so. A payment that has ended isn't started again, nor is one whose \
        invoice was replaced.

        A QR code of a crypto payment holds the coin's payment URI with the amount where wallets are sure to read one: \
        Bitcoin, Bitcoin Cash and Litecoin (BIP 21), Ether (ERC-681), Monero. Of Tether ERC20 it holds the address, and the URI \
        with --qr-of uri: some wallets pay to the token's contract then, and the money is lost. For Tron and its tokens, and \
        for ChainLink, whose code names no network, there is the address only. With --json the URI is payment_uri.

        With --open a form is read as data, and a page of our own with one button sends it, from a private file. One that \
        leads to no web address or to another machine without encryption, that asks the customer for something, or that \
        can't be read with certainty is refused, and the link is opened where there is one.

        Exit status: 0 the payment is started, 1 the gateway said no, 65 there is no such invoice, or its payment has ended \
        or it was replaced, 69 no answer, 74 the gateway was asked, but its answer could not be recorded or printed, or with --open nothing was opened, or the \
        picture was not written (or the \
        history can't be read, and it was not asked), \
        75 the invoice's outcome is unknown, 76 the answer broke the protocol, 77 credentials refused, 130 stopped by a \
        signal. A QR code that can't be drawn on the terminal is only warned of.
        """
    }

    var discussionOfProfiles: String {
        """
        They are kept in the config file, whose comments and order stay as they are. A secret is never an argument, which \
        other programs of the machine could read: it is typed without being shown, or a command prints it, or a file holds it.
        """
    }

    var discussionOfAddProfile: String {
        """
        On a terminal what isn't said is asked for. The gateway is asked something that changes nothing before the profile \
        is saved. Exit status: \(exitsOfCheck)
        """
    }

    var discussionOfEditProfile: String {
        "Without an option it asks member by member, on a terminal; Enter keeps what is there. The name stays."
    }

    var discussionOfRemoveProfile: String {
        """
        Histories and drafts stay on the disk, and a profile of the same account and name finds them again. The file of a \
        secret that einvoice made for the profile is deleted.
        """
    }

    var discussionOfCheckProfiles: String {
        """
        It asks for the status of a payment that can't exist; nothing is created or recorded. Told apart are: a secret that can't \
        be had, one that is wrong, no such host, nobody who listens there, a certificate that isn't trusted, a client \
        certificate that can't be used, is missing or isn't taken, no answer in time, a proxy in the way, what is no gateway, \
        and a clock of this machine that differs from the gateway's. Exit status: 0 all work; \(exitsOfCheck)
        """
    }

    var discussionOfConfig: String {
        "`einvoice doctor --help` explains every member; `einvoice doctor` says what is wrong with them."
    }

    var discussionOfSetSetting: String {
        """
        Comments and order of the file stay. Nothing is written that the program would not understand: then the exit status is \
        65. The account of a profile is changed by `einvoice profiles`.
        """
    }

    var discussionOfEditConfig: String {
        """
        The editor is that of VISUAL, EDITOR, or vi. Where something is wrong after it, it is named, and you may go back in or \
        keep the file as it is; kept with a mistake the exit status is 78.
        """
    }

    var discussionOfThemes: String {
        """
        Your own themes are the files NAME.theme in the folder themes beside the config file, and win over those that ship. \
        With --check, where a theme sets both colours of a text, their contrast must be 4.5 to 1 (WCAG 2.2, 1.4.3); where \
        one is the terminal's 3, and 1.4 for lines. What is wrong ends with 65.
        """
    }

    var discussionOfCompletions: String {
        """
        Commands, options and their values are completed, files too, and by asking the program: currencies, profiles, settings, themes, \
        and the payment ids of the newest invoices of the profile that the line names. zsh wants ~/.zfunc in its fpath before \
        compinit.
        """
    }

    var discussionOfMan: String {
        """
        On a terminal man(1) shows it, by MANPAGER, PAGER or its own pager; where there is no man, a pager shows the help. Elsewhere \
        the page is printed as roff.
        """
    }

    var discussionOfListen: String {
        """
        It runs until Ctrl-C, and tells what this or any other program records in the profile's history: event and at, and the members \
        of `einvoice status --json`. Where the profile has a callback_port it hears the gateway's callbacks there, asks about \
        those invoices, and records the answers, as the console does; where a console hears them already, it tells what that \
        one records. The embedded sandbox runs with --sandbox. Notes are no events.
        """
    }

    private var exitsOfCheck: String {
        """
        1 the gateway says no, 69 it can't be reached, 76 what answers is no gateway or signs otherwise, 77 it refuses the \
        credentials, 78 the secret can't be had or the clock is wrong.
        """
    }

    var discussionOfReconcile: String {
        """
        Finds what is missing here or at the gateway, and where amount, currency, status or tracking number differ. \
        Comparing records nothing, but opens again what was closed here and is there; --adopt takes what is missing here into \
        the history, marked as adopted and dated by the gateway's clock, and statuses that are newer than what is known here. A \
        status never leads back, nor away from a final one. \
        \(howToTellTimes)

        The exit status:

          0  nothing differs, or all that differed is adopted
          1  there are differences
         69  the gateway could not be reached
         74  the history can't be read, or with --adopt written; or the answer can't be written (what was adopted stays)
         76  the gateway's answer, or its refusal to tell, is no statement
         77  it refused the credentials
        130  stopped
        """
    }

    var discussionOfResolve: String {
        """
        Asks the gateway, by payment id, about the invoices named, or about all whose outcome is unknown. A rejected one \
        is asked about where it is named only; those that a former version took for rejected although nobody had signed \
        the no are named at the end. That the gateway doesn't have one counts when the answer is signed, or was given \
        twice; then --resend sends it again, and --close closes it as never created. A closed one isn't counted as unknown \
        and never sent again; named here, it is asked about, and open again where the gateway has it. The exit status is \
        that of the worst outcome: 0 all are created, or closed as told, 1 the gateway doesn't have one, 75 one is still \
        unknown, 76 what it has of one isn't what was asked for, or was closed, 77 credentials refused.

        Each object of --json has found: created, not_found, not_found_unsigned, still_unknown, not_asked, never_sent, already_created, \
        already_rejected, already_closed, reopened; with --close also closed; with --resend also resent_created, resent_rejected, resent_unknown, not_sent; and detail, the \
        same for people.
        """
    }

    func discussionOfSandbox(outcomes: String) -> String {
        """
        It listens on loopback only. The lines that it prints, given to a shell, make `einvoice` there, or any other \
        program, use it. `einvoice --sandbox` needs none of this: it has a gateway of its own in the same process, and \
        both know the same invoices.

        These amounts have a meaning of their own, in any currency:

        \(outcomes)

        Any other amount waits to be paid on the page that the payment link opens.
        """
    }

    var discussionOfStats: String {
        """
        Sums are exact, and of one unit each; they sum what was asked for, whatever became of it. Days are those of \
        your time zone. With --format json nothing is left out.

        \(howToSearch)
        """
    }

    var discussionOfStatus: String {
        """
        Tells of each invoice the gateway's status, what it means, what to tell the merchant, and the sums. With --watch \
        the gateway is asked again and again, at growing intervals, until all have their final status; each news is a \
        line. A payment that it refuses to tell about five times in a row is given up. The history keeps what is new.

        The gateway is asked also about a tracking number or payment id that isn't in the history; --adopt takes what it has \
        into the history, as `reconcile --adopt` does. Without it the JSON has in_history: false, and no id.

        An invoice whose outcome is unknown isn't asked about: `einvoice resolve` settles it.

        Exit status: 0 the gateway answered for every invoice, whatever the status says, FAILED too; else that of the \
        worst failure: 1 it doesn't know the payment or said no, 65 there is no such invoice, here or there, 69 no answer, 74 the \
        gateway was asked, but its answer could not be recorded or printed (or the history can't be read, and it was not \
        asked), 75 an invoice's outcome is unknown, 76 the answer broke the protocol or isn't what was asked for: another \
        amount, currency or number, or one that can't be read (nothing may be handed over), 77 credentials refused, 130 \
        stopped by a signal.
        """
    }

    var discussionOfTestPayment: String {
        """
        Makes both invoices for each currency, starts their payments and follows them to their end, for five minutes at \
        most. They are recorded like any other invoice, and marked: counts, sums and csv leave them out, is:test finds them. Extra fields that the gateway demands are filled by its rules; \
        --field gives those that it leaves open, to each currency that knows the name.

        Stopped (Ctrl-C), it begins nothing more, lets requests on their way come to their end and prints what there is. \
        Another start can't go on with the same invoices, it makes new ones; so what was not done is named, with the \
        command that tries these currencies again. Where the first payments can't be sent, or bring no usable answer, \
        it gives up by itself.

        The exit status is the first of these that holds for any of the payments:

          75  its outcome is unknown: it may have been created; `einvoice resolve` asks
          74  it could not be recorded, so it was not sent
          77  a live profile was not confirmed, or the gateway refused the credentials
          65  the currency is unknown, or an extra field lacks its value
          76  the gateway's answer broke the protocol
          69  the gateway could not be reached
         130  it was stopped before it was done
           1  it came to another end, to none in time, the gateway rejected it, or reports another amount,
              currency or number than was asked for
           0  all came to the expected end
        """
    }

    private var howToSearch: String {
        """
        The search language is the console's: plain words, and \(InvoiceQuery.operators.joined(separator: " ")). All must \
        hold; of two values for one thing (status:paid status:failed) either. A - before a word or condition leaves out what meets it: -refund, -status:failed; -5 is the word 5 left out. \
        A word that is a number also finds that amount (671,50), and one that names a day (yesterday, вчора, monday, 14.11) \
        what was made on it. Plain \
        letters also find accented ones (cote finds Côte), accented letters only themselves. \
        status: and state: take \(ShownState.allCases.map(\.argument).joined(separator: ", ")), the gateway's word for it, or a beginning of \
        either; method:, account: and sender: a part of it; id: a local id, payment id or tracking number, or its beginning. \
        There are \(InvoiceQuery.choices.joined(separator: ", ")); a - before what sort: takes turns the order round. What \
        is in double quotes is a plain word. A value that there is nowhere is refused. \(howToTellTimes)
        """
    }

    private var howToTellTimes: String {
        "Times are 2026-11-22, 2026-11-22T14:30, 22.11, today, yesterday, monday, 2d, 3h; --until includes the day that it names."
    }
}
