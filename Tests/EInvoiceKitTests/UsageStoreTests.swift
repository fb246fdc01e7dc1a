import EInvoiceKit
import InvoiceCore
import Testing

@Suite(.timeLimit(.minutes(10))) struct UsageStoreTests {
    private let folder = TemporaryFolder()

    @Test func `keeps the last one's newest first each once`() async throws {
        let store = UsageStore(folder: folder.file("shop"))
        #expect(await store.stored().methods == MethodUsage())
        for number in 0..<12 { try await store.used("m\(number)") }
        try await store.used("m5")
        let usage = await UsageStore(folder: folder.file("shop")).stored().methods
        #expect(usage.recent == ["m5", "m11", "m10", "m9", "m8", "m7", "m6", "m4", "m3", "m2"])
        #expect(folder.mode(of: "shop/usage.json") == 0o600)
    }

    @Test func `favourites come and go`() async throws {
        let store = UsageStore(folder: folder.path)
        try await store.setFavourite("a", true)
        try await store.setFavourite("b", true)
        try await store.setFavourite("a", true)
        #expect(await store.stored().methods.favourites == ["b", "a"])
        try await store.setFavourite("b", false)
        #expect(await store.stored().methods.favourites == ["a"])
    }

    @Test func `searches, order and columns are there at the next start, beside the methods`() async throws {
        let store = UsageStore(folder: folder.path)
        #expect(await store.stored().list == ListSettings())
        try await store.used("m1")
        try await store.edit(.searched("is:waiting"))
        try await store.edit(.searched("status:paid"))
        try await store.edit(.save(.init(name: "big", text: "amount>1000")))
        try await store.edit(.order(.largestFirst))
        try await store.edit(.columns([.when, .account]))
        try await store.setFavourite("m2", true)
        let next = UsageStore(folder: folder.path)
        let settings = await next.stored().list
        #expect(settings.recent == ["status:paid", "is:waiting"])
        #expect(settings.saved == [.init(name: "big", text: "amount>1000")])
        #expect(settings.order == .largestFirst && settings.columns == [.when, .account])
        #expect(await next.stored().methods == MethodUsage(recent: ["m1"], favourites: ["m2"]))
        try await next.edit(.forget(name: "big"))
        try await next.edit(.columns(nil))
        #expect(await store.stored().list.saved.isEmpty)
        #expect(await store.stored().list.columns == nil)
    }

    @Test func `blanks around a search make no other one`() async throws {
        let store = UsageStore(folder: folder.path)
        for text in ["способ:мадагаскар ", " ", "\"a b\"", " способ:мадагаскар"] {
            try await store.edit(.searched(text))
        }
        #expect(await store.stored().list.recent == ["способ:мадагаскар", "\"a b\""])
    }

    @Test func `a search for a card's number is kept nowhere`() async throws {
        let store = UsageStore(folder: folder.path)
        try await store.edit(.searched("4444111144441111"))
        try await store.edit(.save(.init(name: "card", text: "sender:4444111144441111")))
        #expect(await store.stored().list == ListSettings())
    }

    @Test func `programs do not undo each other`() async throws {
        let stores = (0..<10).map { _ in UsageStore(folder: folder.path) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, store) in stores.enumerated() {
                group.addTask { try await store.setFavourite("m\(number)", true) }
            }
            try await group.waitForAll()
        }
        #expect(Set(await stores[0].stored().methods.favourites).count == 10)
    }

    @Test func `the file is one for people, as it always was`() async throws {
        let text = "{\n  \"favourites\" : [\n    \"b\"\n  ],\n  \"recent\" : [\n    \"a\"\n  ]\n}\n"
        folder.write(text, to: "usage.json")
        let store = UsageStore(folder: folder.path)
        #expect(await store.stored().methods == MethodUsage(recent: ["a"], favourites: ["b"]))
        try await store.setFavourite("b", true)
        #expect(folder.read("usage.json") == text)
    }

    @Test func `a spoilt file is begun anew`() async throws {
        folder.write("nonsense", to: "usage.json")
        let store = UsageStore(folder: folder.path)
        #expect(await store.stored().methods == MethodUsage())
        try await store.used("a")
        #expect(await store.stored().methods.recent == ["a"])
    }
}
