import EInvoiceKit

/// Stands in for the lead's.
func openConsole(options: SettingsOptions) -> Int32 {
    print("console", options)
    return 0
}
