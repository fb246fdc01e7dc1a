StandardStreams.replaceClosed()
Privacy.protectMemory()
if let failure = ArgumentText.failure(
    in: UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc)))
{
    Program.end(with: Program.refuse(failure))
}
Program.end(with: Program.start(Array(CommandLine.arguments.dropFirst())))
