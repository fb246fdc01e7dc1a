extension French: JoiningTexts {
    var colon: String { "\u{202F}:" }
    var semicolon: String { "\u{202F};" }
}
