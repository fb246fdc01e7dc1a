import CSQLite

extension Database {
    /// The values that a function is called with, as long as the call lasts.
    struct Arguments: ~Copyable {
        let count: Int
        private let values: UnsafeMutablePointer<OpaquePointer?>?

        fileprivate init(_ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
            self.count = Int(count)
            self.values = values
        }

        func isNull(_ index: Int) -> Bool { sqlite.pointee.value_type(self[index]) == SQLITE_NULL }

        /// 0 for NULL.
        func integer(_ index: Int) -> Int64 { sqlite.pointee.value_int64(self[index]) }

        /// Empty for NULL.
        func text(_ index: Int) -> String {
            guard let start = sqlite.pointee.value_text(self[index]) else { return "" }
            let count = Int(sqlite.pointee.value_bytes(self[index]))
            return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
        }

        /// The bytes of a text or a blob, as long as `body` runs; none for NULL.
        func withBytes<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
            let start = sqlite.pointee.value_blob(self[index])
            return body(UnsafeRawBufferPointer(start: start, count: Int(sqlite.pointee.value_bytes(self[index]))))
        }

        private subscript(index: Int) -> OpaquePointer? {
            let places = 0..<count
            precondition(places.contains(index), "a function has no such argument")
            return values?[index]
        }
    }

    private static let kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS

    /// A function that gives the same for the same arguments.
    func define(
        _ name: String, arguments: Int, _ body: @escaping (borrowing Arguments) -> Value
    ) throws(DatabaseError) {
        let function = Unmanaged.passRetained(ScalarFunction(body))
        // SQLite releases it, also when it refuses the function.
        try connection.check(
            sqlite.pointee.create_function_v2(
                connection.handle, name, Int32(clamping: arguments), Self.kind, function.toOpaque(),
                { context, count, values in
                    guard let function = ScalarFunction.of(context) else { return }
                    setResult(context, function.body(Arguments(count, values)))
                }, nil, nil, { release($0) }))
    }

    /// A function over the rows of a group; it depends on nothing but their values.
    func defineAggregate<State>(
        _ name: String, arguments: Int, start: @escaping () -> State,
        step: @escaping (inout State, borrowing Arguments) -> Void, end: @escaping (State) -> Value
    ) throws(DatabaseError) {
        try define(
            name, arguments: arguments,
            AggregateFunction { StatefulGroup(state: start(), step: step, end: end) })
    }

    // Not generic, so that its C functions aren't.
    private func define(_ name: String, arguments: Int, _ function: AggregateFunction) throws(DatabaseError) {
        let function = Unmanaged.passRetained(function)
        try connection.check(
            sqlite.pointee.create_function_v2(
                connection.handle, name, Int32(clamping: arguments), Self.kind, function.toOpaque(), nil,
                { context, count, values in
                    let size = Int32(MemoryLayout<UnsafeMutableRawPointer?>.size)
                    // Zeros at first: nil.
                    guard let function = AggregateFunction.of(context),
                        let memory = sqlite.pointee.aggregate_context(context, size)
                    else { return sqlite.pointee.result_error_nomem(context) }
                    let slot = memory.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
                    let group: AggregateGroup
                    if let begun = slot.pointee {
                        group = Unmanaged<AggregateGroup>.fromOpaque(begun).takeUnretainedValue()
                    } else {
                        group = function.start()
                        slot.pointee = Unmanaged.passRetained(group).toOpaque()
                    }
                    group.step(Arguments(count, values))
                },
                { context in
                    // Called for every group, also when the statement is ended early.
                    let memory = sqlite.pointee.aggregate_context(context, 0)
                    let slot = memory?.assumingMemoryBound(to: UnsafeMutableRawPointer?.self)
                    if let slot, let begun = slot.pointee {
                        slot.pointee = nil
                        setResult(context, Unmanaged<AggregateGroup>.fromOpaque(begun).takeRetainedValue().end())
                    } else if let function = AggregateFunction.of(context) {
                        setResult(context, function.start().end())
                    }
                }, { release($0) }))
    }
}

/// What SQLite keeps for a function.
private final class ScalarFunction {
    let body: (borrowing Database.Arguments) -> Database.Value

    init(_ body: @escaping (borrowing Database.Arguments) -> Database.Value) { self.body = body }

    static func of(_ context: OpaquePointer?) -> ScalarFunction? {
        sqlite.pointee.user_data(context).map { Unmanaged<ScalarFunction>.fromOpaque($0).takeUnretainedValue() }
    }
}

private final class AggregateFunction {
    let start: () -> AggregateGroup

    init(_ start: @escaping () -> AggregateGroup) { self.start = start }

    static func of(_ context: OpaquePointer?) -> AggregateFunction? {
        sqlite.pointee.user_data(context).map { Unmanaged<AggregateFunction>.fromOpaque($0).takeUnretainedValue() }
    }
}

/// One group of rows; the state's type is the subclass's, because a C function has no generic parameters.
private class AggregateGroup {
    func step(_ arguments: borrowing Database.Arguments) {}
    func end() -> Database.Value { .null }
}

private final class StatefulGroup<State>: AggregateGroup {
    private var state: State
    private let takeStep: (inout State, borrowing Database.Arguments) -> Void
    private let takeEnd: (State) -> Database.Value

    init(
        state: State, step: @escaping (inout State, borrowing Database.Arguments) -> Void,
        end: @escaping (State) -> Database.Value
    ) {
        self.state = state
        takeStep = step
        takeEnd = end
    }

    override func step(_ arguments: borrowing Database.Arguments) { takeStep(&state, arguments) }
    override func end() -> Database.Value { takeEnd(state) }
}

private func release(_ function: UnsafeMutableRawPointer?) {
    if let function { Unmanaged<AnyObject>.fromOpaque(function).release() }
}

private func setResult(_ context: OpaquePointer?, _ value: Database.Value) {
    switch value {
    case .null: sqlite.pointee.result_null(context)
    case .integer(let value): sqlite.pointee.result_int64(context, value)
    case .text(var value):
        value.withUTF8 { text in
            text.withMemoryRebound(to: CChar.self) { text in
                guard let start = text.baseAddress else {
                    return sqlite.pointee.result_text64(
                        context, "", 0, einvoice_sqlite_transient(), UInt8(SQLITE_UTF8))
                }
                sqlite.pointee.result_text64(
                    context, start, UInt64(text.count), einvoice_sqlite_transient(), UInt8(SQLITE_UTF8))
            }
        }
    case .blob(let value):
        value.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress, !bytes.isEmpty else {
                return sqlite.pointee.result_zeroblob(context, 0)
            }
            sqlite.pointee.result_blob64(context, start, UInt64(bytes.count), einvoice_sqlite_transient())
        }
    }
}
