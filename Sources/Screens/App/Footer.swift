import InvoiceCore
import ScreenKit
import Wording

/// A key's place in the footer. It is kept while the key does something else, or nothing, so that the others don't move.
private struct FooterPlace {
    let key: Key
    /// What the key does now; else the first thing that it may do.
    let binding: Binding
    /// Columns of the longest label that the key has here, with the key and a gap.
    let width: Int
    /// The least of all that the key may do, so that what it does now doesn't decide whether it finds room.
    let rank: Int

    let isWayOut: Bool
    let isHelp: Bool

    /// Nil where the key means nothing now and its place is not kept: what can't be done now is no news to who listens.
    init?(_ bindings: [Binding], _ keys: KeyMap, isSpoken: Bool) {
        guard
            let binding = bindings.first(where: \.isAllowed)
                ?? (isSpoken ? nil : bindings.first(where: \.text.keepsPlace))
        else { return nil }
        key = binding.key
        isWayOut = key == .escape || keys.keys(of: .quit).contains(key)
        isHelp = keys.keys(of: .help).contains(key)
        self.binding = binding
        rank = bindings.compactMap(\.rank).min() ?? .max
        let labels =
            (isSpoken ? [binding.label] : bindings.map(\.label))
            + (binding.text == wording.showHelp ? [wording.allKeys] : [])
        let title = isSpoken ? wording.spokenKey(wording.title(of: key)) : wording.title(of: key)
        width = TextWidth.of(title) + 1 + (labels.map { TextWidth.of($0) }.max() ?? 0) + Self.gap
    }

    /// Columns between two keys.
    static let gap = 2
}

extension Chrome {
    /// The keys that find room, the most needed first, in the order of the bindings; always the way out, and the help.
    static func drawKeys(of screen: any Screen, in frame: inout Frame, y: Int, _ context: AppContext) {
        let width = frame.size.width
        let (own, common) = screen.ownAndCommonBindings(context)
        let places = places(
            of: (own + common).filter { $0.rank != nil }, context.settings.keys, isSpoken: frame.isSpoken)
        let order = places.indices.sorted { (Self.need(places[$0]), $0) < (Self.need(places[$1]), $1) }
        var chosen: Set<Int> = []
        var used = 1
        for index in order where used + places[index].width <= width + FooterPlace.gap {
            chosen.insert(index)
            used += places[index].width
        }
        let shown = places.indices.filter { chosen.contains($0) }
        let isWhole = own.allSatisfy { own in !own.isAllowed || shown.contains { places[$0].key == own.key } }
        var x = 1
        for index in shown {
            let place = places[index]
            let isOn = place.binding.isAllowed
            let isHelp = place.binding.text == wording.showHelp
            let label = isHelp && !isWhole ? wording.allKeys : place.binding.label
            let used = frame.put(wording.title(of: place.key), x: x, y: y, role: isOn ? .key : .muted)
            let end = frame.put(label, x: x + used + 1, y: y, role: isOn ? .keyLabel : .muted)
            if isOn { frame.addHit(Rect(x: x, y: y, width: used + 1 + end, height: 1), .key(place.key)) }
            // No place is left for the longer label of the help where all keys are shown.
            x += isHelp ? used + 1 + end + FooterPlace.gap : place.width
        }
    }

    /// The keys in the order of their first bindings.
    private static func places(of bindings: [Binding], _ keys: KeyMap, isSpoken: Bool) -> [FooterPlace] {
        var seen: Set<Key> = []
        return bindings.compactMap { binding in
            guard seen.insert(binding.key).inserted else { return nil }
            return FooterPlace(bindings.filter { $0.key == binding.key }, keys, isSpoken: isSpoken)
        }
    }

    /// The lower, the sooner it finds room.
    private static func need(_ place: FooterPlace) -> Int {
        if place.isHelp { return -2 }
        return place.isWayOut ? -1 : place.rank
    }
}
