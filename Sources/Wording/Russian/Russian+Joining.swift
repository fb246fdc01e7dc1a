extension Russian: JoiningTexts {
    var colon: String { ":" }
    var semicolon: String { ";" }
}
