extension Ukrainian: JoiningTexts {
    var colon: String { ":" }
    var semicolon: String { ";" }
}
