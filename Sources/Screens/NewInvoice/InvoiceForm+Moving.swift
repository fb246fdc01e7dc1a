import InvoiceCore

/// How one goes from field to field, and fields that come and go.
extension InvoiceForm {
    mutating func move(by steps: Int, _ context: inout AppContext) -> Reaction {
        let places = places(context)
        let index = places.firstIndex(of: focus) ?? 0
        return go(to: places[min(max(0, index + steps), places.count - 1)])
    }

    /// Enter goes to the next field; an added one without a name is left behind.
    mutating func goOn(_ context: inout AppContext) -> Reaction {
        if case .addedName(let number) = focus, isEmpty(added: number) { focus = .addedValue(number) }
        return nextInput(context).map { go(to: $0) } ?? .handled
    }

    mutating func go(to place: Place) -> Reaction {
        isReviewAwaited = false
        let left: Int? =
            switch focus {
            case .addedName(let number), .addedValue(let number): number
            default: nil
            }
        focus = place
        if let left, place != .addedName(left), place != .addedValue(left), isEmpty(added: left) { drop(left) }
        return .handled
    }

    func isEmpty(added number: Int) -> Bool {
        text(.addedName(number)).isEmpty && text(.addedValue(number)).isEmpty
    }

    mutating func drop(_ number: Int) {
        added.removeAll { $0 == number }
        inputs[.addedName(number)] = nil
        inputs[.addedValue(number)] = nil
    }

    mutating func unfoldAddresses() -> Reaction {
        isReviewAwaited = false
        showsAddresses = true
        focus = .text(.successURL)
        return .handled
    }

    mutating func addField() -> Reaction {
        isReviewAwaited = false
        // One that is empty still is the one that is wanted.
        focus = .addedName(added.first { isEmpty(added: $0) } ?? add())
        return .handled
    }

    mutating func removeField(_ context: inout AppContext) -> Reaction {
        switch focus {
        case .addedName(let number), .addedValue(let number): drop(number)
        default: return .handled
        }
        focus = .addField
        return changed(&context)
    }
}
