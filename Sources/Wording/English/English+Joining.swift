extension English: JoiningTexts {
    var colon: String { ":" }
    var semicolon: String { ";" }
}
