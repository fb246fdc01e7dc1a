#if DEBUG
    import InvoiceCore

    extension FuzzTarget {
        /// What is read of a form may be opened, and nothing in it commands a terminal or ends a text.
        func checkForm(_ bytes: [UInt8]) {
            guard let form = try? PaymentForm(html: String(decoding: bytes, as: UTF8.self)) else { return }
            require(WebAddress.isWebLink(form.action), "a form leads to \(form.action)")
            let isSecure = form.origin.utf8.starts(with: "https://".utf8)
            require(isSecure || WebAddress.isLoopback(form.action), "a form leads to \(form.action) in the clear")
            for field in form.fields {
                require(!field.name.isEmpty, "a value without a name")
                for scalar in (field.name + field.value).unicodeScalars {
                    let isControl = scalar.properties.generalCategory == .control
                    require(!isControl || "\t\n\r".unicodeScalars.contains(scalar), "a control character")
                }
            }
        }
    }
#endif
