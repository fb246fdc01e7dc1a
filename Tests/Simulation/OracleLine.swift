/// What must hold in every world. The names stand in reports, the threats in `--help` and the README.
enum OracleLine: String, CaseIterable {
    case recordThenSend = "record-then-send"
    case oneBody = "one-body"
    case resend
    case confirmed
    case lost
    case truth
    case stuck
    case draft
    case kept
    case shown
    case asked
    case advice
    case ended
    case replaced
    case card
    case secret
    case testPayments = "test-payments"
    case reconcile
    case dated
    case business
    case statement
    case closed
    case batch
    case told
    case sound
    case alive

    var rule: String {
        switch self {
        case .recordThenSend:
            "for each request to create, the history on the disk has a record that a power cut at that moment leaves"
        case .oneBody: "one payment id never goes out with two bodies, unless the gateway signed its no to the first"
        case .resend: "nothing goes out again unless the gateway said \"not found\" after it went out last"
        case .confirmed: "on a live profile nothing goes out whose amount wasn't typed again"
        case .lost: "an invoice that was acknowledged is in the history, and stays created"
        case .truth: "once all is calm and settled, history and gateway have the same invoices, amounts and statuses"
        case .stuck: "after a restart no invoice is still \"sending\""
        case .draft: "a saved draft is offered, at least as new as its last save, and to one program at a time"
        case .kept: "a note that was taken is there"
        case .shown: "an invoice that was shown is there, and created if it was so, unless the power failed since"
        case .asked: "whatever is searched, looked up or counted is what a plain reading of the file gave meanwhile"
        case .advice: "where the gateway has another sum than was asked for, nobody is told to hand over the goods"
        case .ended: "no payment is started whose last known status is final"
        case .replaced:
            "one invoice is made in the place of a wrong one, and both are linked; the wrong one is not offered to be paid"
        case .card: "no card's number is in any byte that is written"
        case .secret: "the secret is in no byte that is written"
        case .testPayments: "a test payment's verdict is what the gateway has told of it"
        case .reconcile: "what reconciling says is missing is missing, and after adopting both sides agree"
        case .dated: "an adopted invoice is dated by the gateway's clock, and never after it came"
        case .business: "what a test run made is marked and nothing else is, and no count of business has it"
        case .statement: "a status from a statement leads no payment back, and none away from its end"
        case .closed:
            "closed is only what the gateway said it doesn't have after it went out last; it never goes out, and what is there is open again once it is asked about"
        case .batch:
            "a row of a file goes out under one payment id only, however often the file is started; in the end each row was told, and is made once"
        case .told: "a damaged record is told as damaged, and never read as something else"
        case .sound: "where no fault touched the disk, every line of the history can be read"
        case .alive: "everything ends: no program waits for ever"
        }
    }

    var threat: String {
        switch self {
        case .recordThenSend: "money is asked for, and after a power cut nobody knows of it"
        case .oneBody: "two different invoices share a number, and a payment is booked to the wrong one"
        case .resend: "an invoice is made twice"
        case .confirmed: "an invoice is made on the live gateway by accident"
        case .lost: "a person was told that it is done, and it is gone"
        case .truth: "support tells a merchant what isn't so"
        case .stuck: "an invoice that nobody is told to settle"
        case .draft: "what was typed must be typed again"
        case .kept: "what a colleague wrote about a case is gone"
        case .shown: "a decision rests on a record that was taken back"
        case .asked: "support rests on a list or a number that never was so"
        case .advice: "goods are handed over for a sum that was never paid"
        case .ended: "a customer pays twice"
        case .replaced: "a customer is asked for the money of one mistake again and again, or pays the wrong one"
        case .card: "whoever gets at the disk gets card numbers"
        case .secret: "whoever gets at the disk can ask for money in the merchant's name"
        case .testPayments: "a method is called sound that isn't"
        case .reconcile: "the books are closed with a difference nobody saw, or an invoice stands in them twice"
        case .dated: "money is looked for in the wrong day's takings"
        case .business: "a report has money that nobody paid"
        case .statement: "a payment that is done is called unpaid, or a failed one paid"
        case .closed: "an invoice that a customer can pay is put away as one that never was"
        case .batch: "ten thousand customers are asked for the money twice, or nobody knows which of them weren't asked"
        case .told: "a changed amount is believed"
        case .sound: "the programs damage their own file"
        case .alive: "a console hangs, and the person kills it in the middle of a payment"
        }
    }
}

struct Breach {
    let line: OracleLine
    let text: String
}
