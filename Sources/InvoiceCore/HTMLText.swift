/// Text as it stands between tags, and in quoted attributes.
package enum HTMLText {
    /// The text so that it stays text. A line's end in a value stays the one it is.
    package static func escaped(_ text: String) -> String {
        var output = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case ">": output += "&gt;"
            case "\"": output += "&quot;"
            case "'": output += "&#39;"
            case "\n": output += "&#10;"
            case "\r": output += "&#13;"
            case "\t": output += "&#9;"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// An attribute's value, its character references resolved as the HTML standard has it; nil where one has a name that isn't
    /// known here, or stands for a control character, and where a control character stands in it.
    static func decoded(_ bytes: some Collection<UInt8>) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var output = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "&":
                guard let found = reference(&rest) else { return nil }
                output.append(contentsOf: found)
            // The standard reads every end of a line as this one.
            case "\r":
                if rest.first == "\n" { rest = rest.dropFirst() }
                output.append("\n")
            default: output.append(scalar)
            }
        }
        return output.contains { $0.properties.generalCategory == .control && !"\t\n\r".unicodeScalars.contains($0) }
            ? nil : String(output)
    }

    /// What the text behind an ampersand stands for, and takes it away; the ampersand itself where it begins no reference.
    private static func reference(_ rest: inout Substring.UnicodeScalarView) -> String.UnicodeScalarView? {
        if rest.first == "#" { return number(&rest) }
        let name = String(
            rest.prefix { $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil) })
        let after = rest.dropFirst(name.unicodeScalars.count).first
        if name.isEmpty { return "&".unicodeScalars }
        let known = scalar(named: name)
        if after == ";" {
            guard let known else { return nil }
            rest = rest.dropFirst(name.unicodeScalars.count + 1)
            return String.UnicodeScalarView([known])
        }
        // Within an address, as in `?a=1&copy=2`, it is none without a semicolon; nor is a longer word that begins with one.
        guard after != "=", let known, name != "apos" else { return "&".unicodeScalars }
        rest = rest.dropFirst(name.unicodeScalars.count)
        return String.UnicodeScalarView([known])
    }

    private static func number(_ rest: inout Substring.UnicodeScalarView) -> String.UnicodeScalarView? {
        let isHex = rest.dropFirst().first.map { "xX".unicodeScalars.contains($0) } ?? false
        let digits = rest.dropFirst(isHex ? 2 : 1).prefix { scalar in
            scalar.isASCII && (isHex ? scalar.properties.isHexDigit : scalar.properties.numericType != nil)
        }
        // `&#` alone is what it looks like.
        guard !digits.isEmpty else { return "&".unicodeScalars }
        guard let value = UInt32(String(digits), radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(value)
        else { return nil }
        rest = rest.dropFirst((isHex ? 2 : 1) + digits.count)
        if rest.first == ";" { rest = rest.dropFirst() }
        return String.UnicodeScalarView([scalar])
    }

    /// The names that PHP's `htmlspecialchars` and `htmlentities` write for Latin-1; the standard knows 2,000 more.
    private static func scalar(named name: String) -> Unicode.Scalar? {
        switch name {
        case "amp", "AMP": "&"
        case "lt", "LT": "<"
        case "gt", "GT": ">"
        case "quot", "QUOT": "\""
        case "apos": "'"
        default: latin1.firstIndex(of: name).flatMap { Unicode.Scalar(UInt32(0xA0 + $0)) }
        }
    }

    /// U+00A0 to U+00FF.
    private static let latin1 =
        ("nbsp,iexcl,cent,pound,curren,yen,brvbar,sect,uml,copy,ordf,laquo,not,shy,reg,macr,"
        + "deg,plusmn,sup2,sup3,acute,micro,para,middot,cedil,sup1,ordm,raquo,frac14,frac12,frac34,iquest,"
        + "Agrave,Aacute,Acirc,Atilde,Auml,Aring,AElig,Ccedil,Egrave,Eacute,Ecirc,Euml,Igrave,Iacute,Icirc,Iuml,"
        + "ETH,Ntilde,Ograve,Oacute,Ocirc,Otilde,Ouml,times,Oslash,Ugrave,Uacute,Ucirc,Uuml,Yacute,THORN,szlig,"
        + "agrave,aacute,acirc,atilde,auml,aring,aelig,ccedil,egrave,eacute,ecirc,euml,igrave,iacute,icirc,iuml,"
        + "eth,ntilde,ograve,oacute,ocirc,otilde,ouml,divide,oslash,ugrave,uacute,ucirc,uuml,yacute,thorn,yuml")
        .split(separator: ",").map(String.init)
}
