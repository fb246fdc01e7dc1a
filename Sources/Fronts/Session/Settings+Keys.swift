import EInvoiceKit
import InvoiceCore
import Screens

extension Settings {
    /// The console's keys, and what is wrong with those that the config file chooses.
    var keyMap: KeyMap { keys.map { KeyMap($0.value, path: configPath.value) } ?? KeyMap() }
}
