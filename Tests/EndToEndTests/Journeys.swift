import Testing

/// What people do with the real program on a real terminal, from the key press to the gateway and the disk.
///
/// One after the other: each has a terminal, folders and a gateway of its own, but the machine is one.
@Suite(.serialized, OwnThread(), .timeLimit(.minutes(10)))
struct Journeys {}
