import ScreenKit
import Wording

/// A key and what it does here: footer, help, palette and mouse are all drawn from these.
struct Binding: Sendable {
    typealias Act = @Sendable (inout any Screen, inout AppContext) -> Reaction

    /// The key that is shown.
    private(set) var key: Key
    /// Further keys that do the same.
    private(set) var also: [Key]
    /// True for a letter of a menu, which stands beside its row: it is no command's.
    var isMenuLetter = false
    let text: ActionText
    /// The lower, the sooner it stands in the footer; nil only in help and palette.
    let rank: Int?
    /// Whether it gives up what runs or is being typed, so that no Escape may do it that wasn't pressed.
    let givesUp: Bool
    /// False where the key means nothing now.
    let isAllowed: Bool
    /// What it does to the screen that it belongs to.
    let act: Act
    /// Which it is: two bindings are the same where they come from one literal, whatever they are called.
    let literal: Literal

    /// Where a binding stands in the sources.
    struct Literal: Sendable, Hashable {
        let file: String
        let line: Int
        let column: Int
    }

    init(
        _ key: Key, also: [Key] = [], _ text: ActionText, rank: Int? = 5, givesUp: Bool = false,
        when isAllowed: Bool = true, file: String = #fileID, line: Int = #line, column: Int = #column,
        act: @escaping Act
    ) {
        self.key = key
        self.also = also
        self.text = text
        self.rank = rank
        self.givesUp = givesUp
        self.isAllowed = isAllowed
        self.act = act
        literal = Literal(file: file, line: line, column: column)
    }

    /// One that does the same on every screen.
    init(
        _ key: Key, also: [Key] = [], _ text: ActionText, rank: Int? = 5, givesUp: Bool = false,
        when isAllowed: Bool = true, file: String = #fileID, line: Int = #line, column: Int = #column,
        does reaction: @escaping @Sendable @autoclosure () -> Reaction
    ) {
        self.init(
            key, also: also, text, rank: rank, givesUp: givesUp, when: isAllowed, file: file, line: line,
            column: column, act: { _, _ in reaction() })
    }

    /// One or two words for the footer.
    var label: String { text.label }

    /// A line for help and palette.
    var words: String { text.words }

    /// Why it can't be done, where it is shown all the same.
    var reason: String? { isAllowed ? nil : text.reason }

    /// The same with the keys that the person chose. Space beside another key does what that does, and stays.
    func with(_ keys: KeyMap) -> Binding {
        let replacements = keys.replacements
        guard !replacements.isEmpty else { return self }
        var binding = self
        if !isMenuLetter { binding.key = replacements[key] ?? key }
        var seen: Set<Key> = [binding.key]
        binding.also = also.map { $0 == .space ? $0 : replacements[$0] ?? $0 }.filter { seen.insert($0).inserted }
        return binding
    }

    /// True when the key as pressed means this, on a Cyrillic layout too.
    func answers(to key: Key) -> Bool {
        self.key == key || also.contains(key) || key.isShortcut(self.key) || also.contains { key.isShortcut($0) }
    }
}

extension Screen {
    /// A binding that changes this screen.
    func bind(
        _ key: Key, also: [Key] = [], _ text: ActionText, rank: Int? = 5, givesUp: Bool = false,
        when isAllowed: Bool = true, file: String = #fileID, line: Int = #line, column: Int = #column,
        act: @escaping @Sendable (inout Self, inout AppContext) -> Reaction
    ) -> Binding {
        Binding(
            key, also: also, text, rank: rank, givesUp: givesUp, when: isAllowed, file: file, line: line,
            column: column
        ) { screen, context in
            guard var own = screen as? Self else { return .ignored }
            defer { screen = own }
            return act(&own, &context)
        }
    }

    /// The keys that act now.
    func keys(_ context: AppContext) -> [Binding] { chosenBindings(context).filter(\.isAllowed) }

    /// The bindings with the keys that the person chose; everything that asks for bindings goes through here.
    private func chosenBindings(_ context: AppContext) -> [Binding] {
        bindings(context).map { $0.with(context.settings.keys) }
    }

    /// The same and those of the console.
    func allKeys(_ context: AppContext) -> [Binding] { allBindings(context).filter(\.isAllowed) }

    /// Those that mean nothing now, and of which is told why; a key that means something else now is no way to them.
    func impossibleBindings(_ context: AppContext) -> [Binding] {
        let possible = allKeys(context)
        var seen: Set<Key> = []
        return chosenBindings(context).filter { binding in
            binding.reason != nil && !possible.contains { $0.key == binding.key || $0.words == binding.words }
                && seen.insert(binding.key).inserted
        }
    }

    /// Those that mean nothing now as well.
    func allBindings(_ context: AppContext) -> [Binding] {
        let bindings = ownAndCommonBindings(context)
        return bindings.own + bindings.common
    }

    /// The same, this screen's apart from the console's.
    func ownAndCommonBindings(_ context: AppContext) -> (own: [Binding], common: [Binding]) {
        let own = chosenBindings(context)
        let common = Binding.everywhere(context).filter { common in
            !own.contains { $0.isAllowed && ($0.literal == common.literal || $0.key == common.key) }
        }
        return (own, common)
    }
}

extension [Binding] {
    /// The binding that a key means: as it was pressed, else by its place on the keyboard.
    func first(for key: Key) -> Binding? {
        first { $0.key == key || $0.also.contains(key) } ?? first { $0.answers(to: key) }
    }
}

extension Binding {
    /// Keys that work on every screen that has no other use for them.
    static func everywhere(_ context: AppContext) -> [Binding] {
        let standard = [
            help(rank: 8), palette(.ctrl("p"), also: [.char(":")], rank: nil),
            settings(rank: nil), switchProfile, quit(.ctrl("c"), wording.quitAnywhere, rank: nil),
            Binding(.ctrl("z"), wording.suspend, rank: nil, does: .effects(.suspend)),
        ]
        return standard.map { $0.with(context.settings.keys) }
    }

    static func help(rank: Int) -> Binding {
        Binding(.function(1), also: [.char("?")], wording.showHelp, rank: rank) { screen, context in
            .push(Help(of: screen, context))
        }
    }

    static func quit(_ key: Key, _ text: ActionText, rank: Int?) -> Binding {
        Binding(key, text, rank: rank, does: .effects(.quit))
    }

    static func settings(rank: Int?) -> Binding {
        Binding(.char(","), wording.showSettings, rank: rank) { _, context in
            .push(SettingsScreen(context))
        }
    }

    /// The same screen: it opens on the profiles.
    static var switchProfile: Binding {
        Binding(.char("P"), wording.switchProfile, rank: nil) { _, context in
            .push(SettingsScreen(context))
        }
    }

    static func palette(_ key: Key, also: [Key], rank: Int?) -> Binding {
        Binding(key, also: also, wording.showCommands, rank: rank) { screen, context in
            .push(Palette(of: screen, context))
        }
    }
}

/// The Escape that waits to become certain.
public struct HeldEscape: Sendable, Equatable {
    /// Its action, in one or two words.
    let label: String
    let literal: Binding.Literal

    init(_ binding: Binding) { (label, literal) = (binding.label, binding.literal) }
}
