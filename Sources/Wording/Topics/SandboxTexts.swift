import InvoiceCore

/// The embedded sandbox.
public protocol SandboxTexts {
    /// What happens to an invoice of that amount, in a line.
    func explanation(of outcome: SandboxOutcome) -> String
}
