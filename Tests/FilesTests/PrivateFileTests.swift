import Files
import Glibc
import Testing

@Suite(.timeLimit(.minutes(10))) struct PrivateFileTests {
    private let folder = TemporaryFolder()

    @Test func `a pipe in the place of a file is waited for by nobody`() throws {
        let pipe = folder.file("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        // With somebody at its other end, who says nothing.
        let other = open(pipe, O_RDWR)
        defer { close(other) }
        #expect(throws: FileFailure(.open, pipe, code: ESPIPE)) {
            try PrivateFile.read(pipe, limit: 10)
        }
        #expect(PrivateFile.text(of: pipe) == nil)
        #expect(PrivateFile.isNoFile(pipe) && !PrivateFile.isNoFile(folder.file("nothing")))
    }

    @Test func `a file is read up to its limit, and a device is an empty one`() throws {
        let path = folder.file("a")
        try PrivateFile.replace(path, with: Array(repeating: 1, count: 100_000))
        #expect(try PrivateFile.read(path, limit: 100_000).bytes.count == 100_000)
        #expect(throws: FileFailure(.read, path, code: EFBIG)) { try PrivateFile.read(path, limit: 99_999) }
        #expect(throws: FileFailure(.open, folder.path, code: EISDIR)) { try PrivateFile.read(folder.path, limit: 9) }
        #expect(try PrivateFile.read("/dev/null", limit: 0).bytes.isEmpty)
    }

    @Test func `what is written is its owner's alone, with the folders above it`() throws {
        let path = folder.file("new/deep/a")
        try PrivateFile.replace(path, with: [1])
        #expect(FileStatus(path: path)?.mode == 0o600)
        for name in ["new", "new/deep"] { #expect(FileStatus(path: folder.file(name))?.mode == 0o700) }
        #expect(try Folder.names(in: folder.file("new/deep")) == ["a"])
    }

    @Test func `a link stays one, also to nothing yet`() throws {
        symlink("elsewhere/real", folder.file("a"))
        try PrivateFile.replace(folder.file("a"), with: [1])
        try PrivateFile.replace(folder.file("a"), with: [2])
        #expect(FileStatus(unfollowed: folder.file("a"))?.kind == S_IFLNK)
        #expect(try PrivateFile.read(folder.file("elsewhere/real"), limit: 9).bytes == [2])
    }

    @Test func `a folder that can't be made is named with the step`() throws {
        try PrivateFile.replace(folder.file("a"), with: [])
        #expect(throws: FileFailure(.makeFolder, folder.file("a/b"), code: ENOTDIR)) {
            try PrivateFile.replace(folder.file("a/b/c"), with: [1])
        }
    }

    @Test func `only old drafts are litter`() throws {
        for name in ["old.tmp", "new.tmp", "old.json"] { try PrivateFile.replace(folder.file(name), with: []) }
        mkdir(folder.file("folder.tmp"), 0o700)
        let past = timeval(tv_sec: time(nil) - 7200, tv_usec: 0)
        for name in ["old.tmp", "old.json", "folder.tmp"] { utimes(folder.file(name), [past, past]) }
        try PrivateFile.removeLitter(in: folder.path)
        #expect(folder.names == ["folder.tmp", "new.tmp", "old.json"])
    }
}
