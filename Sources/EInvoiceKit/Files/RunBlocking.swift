import Dispatch

/// Runs `work`, which may wait for a disk, on a thread that may block: the concurrency pool has as many threads as the
/// machine has cores, and a disk that hangs must not stop everything else. Cancellation doesn't interrupt it.
package func runBlocking<Value: Sendable, Failure: Error>(
    _ work: @escaping @Sendable () throws(Failure) -> Value
) async throws(Failure) -> Value {
    let result: Result<Value, Failure> = await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
            do throws(Failure) {
                continuation.resume(returning: .success(try work()))
            } catch {
                continuation.resume(returning: .failure(error))
            }
        }
    }
    return try result.get()
}
