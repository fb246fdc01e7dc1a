import Dispatch
import Glibc
import Testing

@testable import EInvoiceKit

@Suite(.timeLimit(.minutes(10))) struct DiskPaceTests {
    /// To which every record is brief, however busy the machine is.
    private let patient = DiskPace(processors: 2, moment: .infinity)

    /// True where the pace does the work as a part of the caller's task, which threads that may wait know nothing of.
    private func isHere(_ pace: DiskPace) async -> Bool {
        await pace.run { withUnsafeCurrentTask { $0 != nil } }
    }

    @Test func aBriefRecordLetsTheNextBeWrittenWhereTheCallerIs() async {
        let pace = patient
        #expect(await !isHere(pace))
        #expect(await isHere(pace))
        #expect(await isHere(pace))
    }

    @Test func aSlowRecordSendsTheNextToAThreadThatMayWait() async {
        // To this one none is.
        let pace = DiskPace(processors: 2, moment: 0)
        _ = await isHere(pace)
        #expect(await !isHere(pace))
    }

    @Test func onlyOneThreadOfThePoolIsEverMadeToWait() async {
        let pace = patient
        _ = await isHere(pace)
        let (begun, goOn) = (Signal(), DispatchSemaphore(value: 0))
        let first = Task.detached {
            await pace.run {
                begun.send()
                goOn.wait()
            }
        }
        await begun.wait()
        #expect(await !isHere(pace))
        goOn.signal()
        await first.value
    }

    @Test func aPoolOfOneThreadIsNeverMadeToWait() async {
        let pace = DiskPace(processors: 1)
        _ = await isHere(pace)
        #expect(await !isHere(pace))
    }

    @Test func aFailureIsTheCallers() async {
        struct Full: Error, Equatable {}
        let pace = patient
        for _ in 0..<2 {
            await #expect(throws: Full()) {
                try await pace.run { () throws(Full) in throw Full() }
            }
        }
        #expect(await isHere(pace))
    }
}
