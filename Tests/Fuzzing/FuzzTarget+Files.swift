#if DEBUG
    import Glibc

    @testable import EInvoiceKit
    @testable import InvoiceCore
    @testable import ScreenKit

    extension FuzzTarget {
        /// What was read and is written again reads as the same.
        func checkHistoryLine(_ bytes: [UInt8]) {
            let line = bytes.filter { $0 != UInt8(ascii: "\n") }
            for found in line.withUnsafeBufferPointer({ HistoryRecord.decodeLine($0) }).records {
                let written: [UInt8]
                switch found.record {
                case .invoice(let intent): written = HistoryRecord.line(for: intent)
                case .update(let update): written = HistoryRecord.line(for: update)
                case .unknown: continue
                }
                require(written.last == UInt8(ascii: "\n"), "a line without its end")
                require(written.dropLast().allSatisfy { $0 != UInt8(ascii: "\n") }, "two lines for one record")
                let again = Array(written.dropLast()).withUnsafeBufferPointer { HistoryRecord.decodeLine($0) }
                require(
                    again.problem == nil, "what was written can't be read: \(String(decoding: written, as: UTF8.self))")
                require(again.records.map(\.record) == [found.record], "what was written reads as another record")
            }
        }

        /// Every mistake has a sentence of its own place, and what can be used has what it needs.
        func checkConfig(_ bytes: [UInt8]) {
            let path = "/dev/shm/einvoice-fuzz-\(getpid()).json"
            let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
            require(file >= 0, "no place for the config file")
            _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            close(file)
            defer { unlink(path) }
            var options = SettingsOptions()
            options.configPath = path
            let settings = Settings.inspect(environment: ["HOME": "/nowhere"], options: options)
            for problem in settings.problems + settings.warnings {
                require(!"\(problem)".isEmpty, "a mistake without a sentence")
            }
            for profile in settings.profiles {
                require(!profile.name.isEmpty && !profile.baseURL.isEmpty, "a profile without a name or an address")
                require(
                    !settings.folder(of: profile).contains("/../"), "a profile's folder leads out of the data folder")
            }
        }

        /// A theme that is read draws; a mistake has a line.
        func checkTheme(_ bytes: [UInt8]) {
            let text = String(decoding: bytes, as: UTF8.self)
            do throws(ThemeError) {
                let theme = try Theme.parse(text)
                _ = theme.name
            } catch {
                require(error.line >= 0, "a mistake without a place")
            }
            require(visible(visible(text)) == visible(text), "made visible twice it is another text")
        }
    }
#endif
