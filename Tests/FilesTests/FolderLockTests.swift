import Files
import Testing

@Suite struct FolderLockTests {
    private let folder = TemporaryFolder()

    private func hold<Value>(seconds: Int = 10, _ work: () throws(FileFailure) -> Value) throws(FileFailure) -> Value {
        try FolderLock.holding("a.lock", in: folder.file("shop"), seconds: seconds) {
            $0
        } _: { () throws(FileFailure) in
            try work()
        }
    }

    @Test func `makes the folder and gives the lock back`() throws {
        #expect(try hold { 1 } == 1)
        #expect(try hold(seconds: 0) { 2 } == 2)
    }

    @Test func `a lock that is held too long is a failure that says so`() throws {
        let failure = try hold { () throws(FileFailure) in
            do throws(FileFailure) {
                try hold(seconds: 0) {}
                return nil as FileFailure?
            } catch {
                return error
            }
        }
        #expect(failure?.step == .lock && failure?.seconds == 0)
    }

    @Test func `after a failure the lock is free`() throws {
        let failure = FileFailure(.write, "a", code: 5)
        #expect(throws: failure) { try hold { () throws(FileFailure) in throw failure } }
        #expect(try hold(seconds: 0) { 3 } == 3)
    }
}
