/// One way of being paid that the gateway offers; the gateway calls it a "currency".
public struct PaymentMethod: Sendable, Hashable, Identifiable {
    /// How the money moves, as far as the person who helps a merchant is concerned.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case card, bank, mobileMoney, upi, crypto

        /// The word for programs and the config file, the same in every language.
        public var word: String {
            switch self {
            case .card: "card"
            case .bank: "bank"
            case .mobileMoney: "mobile money"
            case .upi: "UPI"
            case .crypto: "crypto"
            }
        }
    }

    /// The code that goes on the wire as `currency`, e.g. `orange_money-ci.xof`.
    public let code: String
    /// The gateway's own title, e.g. `Orange Money, XOF CI`.
    public let title: String
    /// Who carries the payment, e.g. `Orange Money`.
    public let provider: String
    /// Where payers are, or nil where the method is not tied to one country.
    public let country: Country?
    /// The unit of the amount, e.g. `XOF`, `USDT`.
    public let unit: String
    /// Decimals that an amount in this unit may have: ISO 4217 for money, the coin's own divisibility for crypto.
    public let decimals: Int
    /// How the money moves.
    public let kind: Kind

    /// The code, which is unique in the catalog.
    public var id: String { code }

    /// The name to show in lists, e.g. `Orange Money, Côte d'Ivoire` or `Tether TRC20`.
    public var displayName: String {
        guard let country, kind == .mobileMoney else { return provider }
        return "\(provider), \(country.name)"
    }

    init(
        _ code: String, _ title: String, _ provider: String, _ country: Country?, _ unit: String, _ decimals: Int,
        _ kind: Kind
    ) {
        self.code = code
        self.title = title
        self.provider = provider
        self.country = country
        self.unit = unit
        self.decimals = decimals
        self.kind = kind
    }

    /// A method that isn't the gateway document's. Its title may tell who carries it, as those of the document do:
    /// `Kaspi, KZT` is Kaspi's.
    public init(code: String, title: String?, unit: String, decimals: Int, country: Country? = nil, kind: Kind) {
        let title = title ?? code
        let parts = title.split(separator: ",", maxSplits: 1)
        let isNamed = parts.count == 2 && folded(String(parts[1].drop { $0 == " " })).hasPrefix(folded(unit))
        self.init(code, title, isNamed ? String(parts[0]) : title, country, unit, decimals, kind)
    }

    /// A method that no list has, and whose code says the unit; nil where it says none. The gateway's codes end with
    /// the currency: `kaspi.kzt` is paid in KZT.
    init?(unlisted code: String) {
        guard let unit = CurrencyUnit(ofMethod: code) else { return nil }
        self.init(code: code, title: nil, unit: unit.code, decimals: unit.decimals, kind: .card)
    }

    /// What a method's decimals may be: coins have at most 18.
    public static let decimalsRange = 0...18

    /// True for a text that may be a method's code: letters, digits, `.`, `_` and `-`, at most 64 of them, of which the first
    /// is a letter or digit.
    public static func isCode(_ text: String) -> Bool {
        guard text.utf8.count <= 64, text.utf8.first.map(isLetterOrDigit) == true else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
    }

    /// True for a text that may be a unit: at most 10 letters and digits.
    public static func isUnit(_ text: String) -> Bool {
        1...10 ~= text.utf8.count && text.utf8.allSatisfy(isLetterOrDigit)
    }

    /// What no title has in it: a character that can't be seen, but a blank.
    public static func firstUnusable(inTitle text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { !$0.isPlainText }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}

/// A country in which a payment method works.
public struct Country: Sendable, Hashable {
    /// ISO 3166-1 alpha-2.
    public let code: String
    /// The English short name.
    public let name: String

    /// The country of an ISO 3166-1 alpha-2 code in any letters; nil where there is none.
    public init?(code: String) {
        let code = code.uppercased()
        guard let name = Self.names[code] else { return nil }
        self.init(code: code, name: name)
    }

    private init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    static let benin = Country(code: "BJ", name: "Benin")
    static let burkinaFaso = Country(code: "BF", name: "Burkina Faso")
    static let congo = Country(code: "CD", name: "DR Congo")
    static let guinea = Country(code: "GN", name: "Guinea")
    static let india = Country(code: "IN", name: "India")
    static let ivoryCoast = Country(code: "CI", name: "Côte d'Ivoire")
    static let madagascar = Country(code: "MG", name: "Madagascar")
    static let mali = Country(code: "ML", name: "Mali")
    static let nigeria = Country(code: "NG", name: "Nigeria")
    static let senegal = Country(code: "SN", name: "Senegal")
    static let togo = Country(code: "TG", name: "Togo")
    static let ukraine = Country(code: "UA", name: "Ukraine")

    /// By their codes.
    private static let names = Dictionary(
        list.split(separator: "|").map { (String($0.prefix(2)), String($0.dropFirst(3))) },
        uniquingKeysWith: { first, _ in first })

    private static let list = """
        AD Andorra|AE United Arab Emirates|AF Afghanistan|AG Antigua and Barbuda|AI Anguilla|AL Albania|\
        AM Armenia|AO Angola|AQ Antarctica|AR Argentina|AS American Samoa|AT Austria|AU Australia|AW Aruba|\
        AX Åland Islands|AZ Azerbaijan|BA Bosnia and Herzegovina|BB Barbados|BD Bangladesh|BE Belgium|\
        BF Burkina Faso|BG Bulgaria|BH Bahrain|BI Burundi|BJ Benin|BL Saint Barthélemy|BM Bermuda|BN Brunei|\
        BO Bolivia|BQ Caribbean Netherlands|BR Brazil|BS Bahamas|BT Bhutan|BV Bouvet Island|BW Botswana|\
        BY Belarus|BZ Belize|CA Canada|CC Cocos Islands|CD DR Congo|CF Central African Republic|CG Congo|\
        CH Switzerland|CI Côte d'Ivoire|CK Cook Islands|CL Chile|CM Cameroon|CN China|CO Colombia|CR Costa Rica|\
        CU Cuba|CV Cape Verde|CW Curaçao|CX Christmas Island|CY Cyprus|CZ Czechia|DE Germany|DJ Djibouti|\
        DK Denmark|DM Dominica|DO Dominican Republic|DZ Algeria|EC Ecuador|EE Estonia|EG Egypt|EH Western Sahara|\
        ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FJ Fiji|FK Falkland Islands|FM Micronesia|FO Faroe Islands|\
        FR France|GA Gabon|GB United Kingdom|GD Grenada|GE Georgia|GF French Guiana|GG Guernsey|GH Ghana|\
        GI Gibraltar|GL Greenland|GM Gambia|GN Guinea|GP Guadeloupe|GQ Equatorial Guinea|GR Greece|\
        GS South Georgia|GT Guatemala|GU Guam|GW Guinea-Bissau|GY Guyana|HK Hong Kong|\
        HM Heard and McDonald Islands|HN Honduras|HR Croatia|HT Haiti|HU Hungary|ID Indonesia|IE Ireland|\
        IL Israel|IM Isle of Man|IN India|IO British Indian Ocean Territory|IQ Iraq|IR Iran|IS Iceland|IT Italy|\
        JE Jersey|JM Jamaica|JO Jordan|JP Japan|KE Kenya|KG Kyrgyzstan|KH Cambodia|KI Kiribati|KM Comoros|\
        KN Saint Kitts and Nevis|KP North Korea|KR South Korea|KW Kuwait|KY Cayman Islands|KZ Kazakhstan|LA Laos|\
        LB Lebanon|LC Saint Lucia|LI Liechtenstein|LK Sri Lanka|LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|\
        LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova|ME Montenegro|MF Saint Martin|MG Madagascar|\
        MH Marshall Islands|MK North Macedonia|ML Mali|MM Myanmar|MN Mongolia|MO Macao|\
        MP Northern Mariana Islands|MQ Martinique|MR Mauritania|MS Montserrat|MT Malta|MU Mauritius|MV Maldives|\
        MW Malawi|MX Mexico|MY Malaysia|MZ Mozambique|NA Namibia|NC New Caledonia|NE Niger|NF Norfolk Island|\
        NG Nigeria|NI Nicaragua|NL Netherlands|NO Norway|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|OM Oman|\
        PA Panama|PE Peru|PF French Polynesia|PG Papua New Guinea|PH Philippines|PK Pakistan|PL Poland|\
        PM Saint Pierre and Miquelon|PN Pitcairn|PR Puerto Rico|PS Palestine|PT Portugal|PW Palau|PY Paraguay|\
        QA Qatar|RE Réunion|RO Romania|RS Serbia|RU Russia|RW Rwanda|SA Saudi Arabia|SB Solomon Islands|\
        SC Seychelles|SD Sudan|SE Sweden|SG Singapore|SH Saint Helena|SI Slovenia|SJ Svalbard and Jan Mayen|\
        SK Slovakia|SL Sierra Leone|SM San Marino|SN Senegal|SO Somalia|SR Suriname|SS South Sudan|\
        ST São Tomé and Príncipe|SV El Salvador|SX Sint Maarten|SY Syria|SZ Eswatini|TC Turks and Caicos Islands|\
        TD Chad|TF French Southern Territories|TG Togo|TH Thailand|TJ Tajikistan|TK Tokelau|TL Timor-Leste|\
        TM Turkmenistan|TN Tunisia|TO Tonga|TR Türkiye|TT Trinidad and Tobago|TV Tuvalu|TW Taiwan|TZ Tanzania|\
        UA Ukraine|UG Uganda|UM US Outlying Islands|US United States|UY Uruguay|UZ Uzbekistan|VA Vatican City|\
        VC Saint Vincent and the Grenadines|VE Venezuela|VG British Virgin Islands|VI US Virgin Islands|\
        VN Vietnam|VU Vanuatu|WF Wallis and Futuna|WS Samoa|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|\
        ZW Zimbabwe
        """
}

/// Which payment methods a profile uses: those taken last, and the favourites, by their codes.
public struct MethodUsage: Sendable, Hashable {
    /// Newest first, each once.
    public var recent: [String] = []
    /// In the order in which they were chosen.
    public var favourites: [String] = []

    /// How many recent ones are kept.
    public static let keptRecent = 10

    public init(recent: [String] = [], favourites: [String] = []) {
        self.recent = recent
        self.favourites = favourites
    }
}
