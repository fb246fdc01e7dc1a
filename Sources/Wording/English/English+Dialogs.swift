extension English: DialogTexts {
    func helpTitle(of screen: String) -> String { "Help: \(screen)" }
    var keptDraftsTitle: String { "Drafts that were kept" }
    var themeTitle: String { "Theme" }

    var keysHereHeading: String { "On this screen" }
    var searchHeading: String { "In the search" }
    var listsHeading: String { "In lists" }
    var inputsHeading: String { "In inputs" }
    var moveInList: String { "Move" }
    var pageInList: String { "A screen up or down" }
    var jumpInList: String { "First or last" }
    var jumpInInput: String { "Beginning, end" }
    var deleteInInput: String { "Delete to the left, to the right, a word" }
    var restoreInInput: String { "Put back what was deleted; undo" }
    var keysRemark: String { "Letters work on a Cyrillic layout too. Pasting never sends anything." }

    var commandFilterHint: String { "type to filter" }
    var noSuchCommand: String { "No such command." }
    func theme(_ name: String) -> String { "Theme: \(name)" }

    var themeIsKeptByEnter: String { "Enter keeps the theme for the next start." }
}
