Program.end(with: Program.start(Array(CommandLine.arguments.dropFirst())))
