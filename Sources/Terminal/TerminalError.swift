/// Why there is no terminal to draw on.
public enum TerminalError: Error, Sendable, Hashable {
    /// Standard input or output is a file or a pipe.
    case notATerminal
    /// `TERM` is missing, or says that the terminal can't place its cursor (`dumb`, `unknown`).
    case notCapable(term: String)
    /// The terminal database knows nothing of this `TERM`; often it lacks `ncurses-term`, or `TERM=xterm-256color` would do.
    case unknownTerminal(term: String)
    /// The terminal is already in use by this process; ncurses can hold one only.
    case alreadyOpen
}
