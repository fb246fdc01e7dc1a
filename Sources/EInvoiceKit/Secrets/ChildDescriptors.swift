import Glibc

/// What a program that is started from here may hold open of what is open here.
package enum ChildDescriptors {
    /// Closes all but standard input, output and error in the program, after the actions that were added before. A program may
    /// live longer than this one, as those do that serve a copied text, and not everything here closes by itself: a server's
    /// port would stay taken.
    package static func closeOthers(_ actions: inout posix_spawn_file_actions_t) {
        // `posix_spawn_file_actions_addclosefrom_np` of <spawn.h>, which the Glibc module lacks, as do C libraries before 2.34;
        // there the program holds them open.
        typealias Call = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, CInt) -> CInt
        guard let address = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") else { return }
        _ = unsafeBitCast(address, to: Call.self)(&actions, STDERR_FILENO + 1)
    }
}
