import Glibc

/// What keeps the process's memory from others: the secret is in it, and for a while a card's number. Swift copies values
/// where it likes, so they can't be wiped; the memory must not get out instead.
enum Privacy {
    /// `PR_SET_DUMPABLE` of `<sys/prctl.h>`.
    private static let setDumpable: CInt = 4

    /// No core file, no core to the system's crash collector, and no look into the memory for other programs of the same
    /// user. Unlike a limit on core files this holds for collectors, too, and isn't handed on to the programs that are
    /// started from here.
    static func protectMemory() {
        // Variadic, which Swift can't call, but with a number of arguments that never changes.
        typealias Call = @convention(c) (CInt, CUnsignedLong, CUnsignedLong, CUnsignedLong, CUnsignedLong) -> CInt
        // Every glibc has it; where it failed, the console would still be better than none.
        guard let address = dlsym(nil, "prctl") else { return }
        _ = unsafeBitCast(address, to: Call.self)(setDumpable, 0, 0, 0, 0)
    }
}
