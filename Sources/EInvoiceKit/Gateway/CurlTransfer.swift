import CCurl
import Glibc
import InvoiceCore

/// libcurl's handle of one request, the memory that it points to, and what has come back so far. Stays on one thread.
final class CurlTransfer {
    let easy: CurlLibrary.Handle
    /// True where giving the handle back may wait for a name lookup, in libraries before 7.87.
    private(set) var mayWaitAtEnd = false
    private let library: CurlLibrary
    private let limits: GatewayLimits
    private let caFile: String?
    private let errorBuffer: UnsafeMutablePointer<CChar>
    private let body: ZeroizingBytes
    private var headerList: CurlLibrary.List?

    private var headers: [HTTPHeader] = []
    private var reply: [UInt8] = []
    private var receivedBytes = 0
    private var headBytes = 0
    /// Set once the reply is longer than allowed.
    private var passedLimit: Int?
    /// Nil where the library can't tell.
    private var isRequestBegun: Bool?

    /// Nil when there is no memory for it.
    init?(_ request: HTTPRequest, library: CurlLibrary) {
        guard let easy = library.easyInit() else { return nil }
        self.easy = easy
        self.library = library
        limits = request.limits
        caFile = request.caFile
        errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        body = request.content
        setUp(request)
    }

    /// Gives all memory back. To be called once, after the handle has left its multi handle.
    func free() {
        library.easyCleanup(easy)
        library.freeList(headerList)
        errorBuffer.deallocate()
    }

    /// At least a second, for zero is no limit to libcurl, and at most a day.
    private static func milliseconds(_ seconds: Int) -> Int { min(max(1, seconds), 86_400) * 1000 }

    @discardableResult
    private func set(_ option: CURLoption, _ value: Int) -> CURLcode {
        einvoice_curl_set_long(library.setOption, easy, option, value)
    }

    private func set(_ option: CURLoption, _ value: String?) -> CURLcode {
        einvoice_curl_set_text(library.setOption, easy, option, value)
    }

    private func setUp(_ request: HTTPRequest) {
        _ = einvoice_curl_set_pointer(library.setOption, easy, CURLOPT_ERRORBUFFER, errorBuffer)
        _ = set(CURLOPT_URL, request.url)
        _ = set(CURLOPT_USERAGENT, "einvoice/1")
        set(CURLOPT_POST, 1)
        einvoice_curl_set_size(library.setOption, easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.bytes.count))
        // libcurl only reads it.
        _ = einvoice_curl_set_pointer(
            library.setOption, easy, CURLOPT_POSTFIELDS, UnsafeMutableRawPointer(mutating: body.bytes.baseAddress))
        // An empty "Expect:" takes out the header that would ask for "100 Continue" before the body.
        for header in request.headers + [HTTPHeader("Expect", "")] {
            let isSent = header.name != "Expect" && header.value.isEmpty
            headerList = library.append(headerList, isSent ? "\(header.name);" : "\(header.name): \(header.value)")
        }
        _ = einvoice_curl_set_pointer(library.setOption, easy, CURLOPT_HTTPHEADER, headerList)

        set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        set(CURLOPT_FRESH_CONNECT, 1)
        set(CURLOPT_FORBID_REUSE, 1)
        set(CURLOPT_FOLLOWLOCATION, 0)
        set(CURLOPT_NOSIGNAL, 1)
        mayWaitAtEnd = set(einvoice_curl_quick_exit, 1) != CURLE_OK
        set(CURLOPT_CONNECTTIMEOUT_MS, Self.milliseconds(request.limits.connectSeconds))
        set(CURLOPT_TIMEOUT_MS, Self.milliseconds(request.limits.totalSeconds))
        if set(einvoice_curl_protocol_names, "http,https") != CURLE_OK {
            set(einvoice_curl_protocol_bits, einvoice_curl_http_and_https)
        }
        // The reply's head is the gateway's, not the proxy's.
        set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        if WebAddress.isLoopback(request.url) { _ = set(CURLOPT_PROXY, "") }
        set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = request.caFile {
            _ = set(CURLOPT_CAINFO, file)
            // The system's folder of authorities would be asked as well.
            _ = set(CURLOPT_CAPATH, nil)
        }
        if let certificate = request.clientCertificate {
            _ = set(CURLOPT_SSLCERT, certificate)
            _ = set(CURLOPT_SSLKEY, request.clientKey ?? certificate)
            // Without one, OpenSSL would ask the terminal for the passphrase of an encrypted key.
            _ = set(CURLOPT_KEYPASSWD, "")
        }

        let own = Unmanaged.passUnretained(self).toOpaque()
        _ = einvoice_curl_set_pointer(library.setOption, easy, CURLOPT_HEADERDATA, own)
        _ = einvoice_curl_set_pointer(library.setOption, easy, CURLOPT_WRITEDATA, own)
        einvoice_curl_set_sink(library.setOption, easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
            CurlTransfer.take(bytes, size * count, context) { $0.takeHeader($1) }
        }
        einvoice_curl_set_sink(library.setOption, easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
            CurlTransfer.take(bytes, size * count, context) { $0.reply.append(contentsOf: $1) }
        }
        _ = einvoice_curl_set_pointer(library.setOption, easy, einvoice_curl_before_request_data, own)
        let isKnown = einvoice_curl_set_before_request(library.setOption, easy) { context, _, _, _, _ in
            if let context { Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue().isRequestBegun = true }
            return 0
        }
        if isKnown == CURLE_OK { isRequestBegun = false }
    }

    /// The most that a head may take, in bytes; beyond 300 KiB libcurl would give up with an error like a lost connection's.
    private static let longestHead = 256 * 1024

    /// Counts what came, and hands it on. A number other than `count` makes libcurl give up.
    private static func take(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
        _ body: (CurlTransfer, UnsafeRawBufferPointer) -> Void
    ) -> Int {
        guard let context else { return 0 }
        let transfer = Unmanaged<CurlTransfer>.fromOpaque(context).takeUnretainedValue()
        transfer.receivedBytes += count
        if transfer.receivedBytes > transfer.limits.replyBytes { transfer.passedLimit = transfer.limits.replyBytes }
        if transfer.passedLimit == nil { body(transfer, UnsafeRawBufferPointer(start: bytes, count: count)) }
        // Any other number stops the transfer; zero wouldn't for an empty piece.
        return transfer.passedLimit == nil ? count : count + 1
    }

    /// One line of the head, with its end. A line that begins a head anew (after "100 Continue") starts over.
    private func takeHeader(_ bytes: UnsafeRawBufferPointer) {
        headBytes += bytes.count
        if headBytes > Self.longestHead { passedLimit = Self.longestHead }
        let line = String(decoding: bytes, as: UTF8.self)
        if line.utf8.starts(with: "HTTP/".utf8) {
            headers = []
        } else if let colon = line.unicodeScalars.firstIndex(of: ":") {
            headers.append(
                HTTPHeader(String(line[..<colon]), line[line.unicodeScalars.index(after: colon)...].trimmingSpace))
        }
    }

    /// The outcome of the request, after libcurl has finished it.
    func outcome(_ code: CURLcode) -> CurlExchange.Outcome {
        if let passedLimit { return .failure(.replyTooLarge(limit: passedLimit)) }
        switch code {
        case CURLE_OK:
            var status = 0
            var microseconds: curl_off_t = 0
            einvoice_curl_get_long(library.getInfo, easy, CURLINFO_RESPONSE_CODE, &status)
            einvoice_curl_get_size(library.getInfo, easy, CURLINFO_TOTAL_TIME_T, &microseconds)
            return .success(
                HTTPReply(
                    status: status, headers: headers, body: reply, elapsedMilliseconds: Int(microseconds / 1000)))
        case CURLE_OPERATION_TIMEDOUT where mayHaveSent: return .failure(.timeout(seconds: limits.totalSeconds))
        case CURLE_UNSUPPORTED_PROTOCOL where mayHaveSent, CURLE_WEIRD_SERVER_REPLY where mayHaveSent:
            return .failure(.malformedReply(detail(code)))
        default: return .failure(failure(detail(code)))
        }
    }

    /// The failure of a request that is canceled now.
    var canceledFailure: TransportFailure { mayHaveSent ? .canceled : .notSent("canceled before anything was sent") }

    /// A failure with these words: `.connectionLost` where part of the request may have left, else `.notSent`.
    func failure(_ text: String) -> TransportFailure { mayHaveSent ? .connectionLost(text) : .notSent(text) }

    /// False only where the request's first byte surely never left.
    ///
    /// libcurl says when it is about to send it: connected, through the proxy if there is one, and past TLS. Before 7.80,
    /// nothing may have been written at all, which takes a refusing proxy for a gateway that may have heard.
    private var mayHaveSent: Bool {
        if let isRequestBegun { return isRequestBegun }
        var untilRequest: curl_off_t = 0
        var requestBytes = 0
        let isKnown =
            einvoice_curl_get_size(library.getInfo, easy, CURLINFO_PRETRANSFER_TIME_T, &untilRequest) == CURLE_OK
            && einvoice_curl_get_long(library.getInfo, easy, CURLINFO_REQUEST_SIZE, &requestBytes) == CURLE_OK
        return !isKnown || untilRequest > 0 || requestBytes > 0
    }

    /// libcurl's words for this very failure, or for failures of its kind.
    private func detail(_ code: CURLcode) -> String {
        var text = String(cString: errorBuffer)
        if text.isEmpty {
            text = library.errorText(code).map { String(cString: $0) } ?? "libcurl's error \(code.rawValue)"
        }
        // Not every TLS library tells which file it could not use.
        if code == CURLE_SSL_CACERT_BADFILE, let caFile, !text.contains(caFile) { text += ": \(caFile)" }
        // Nothing but the number tells whose certificate it is.
        if code == CURLE_SSL_CERTPROBLEM { text = "client certificate: \(text)" }
        return ProxyCredentials.hidden(in: text)
    }
}

extension Substring {
    /// Without blanks, tabs and line ends around it.
    fileprivate var trimmingSpace: String {
        let isSpace: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" }
        let scalars = unicodeScalars.drop(while: isSpace)
        guard let last = scalars.lastIndex(where: { !isSpace($0) }) else { return "" }
        return String(scalars[...last])
    }
}

/// The name and password that a proxy's address may hold: libcurl repeats an address that it can't read, as a whole.
enum ProxyCredentials {
    /// The variables by which libcurl finds its proxy, curl(1).
    private static let variables = ["https_proxy", "HTTPS_PROXY", "http_proxy", "all_proxy", "ALL_PROXY"]

    /// The text with dots in the place of every name and password that stands in a proxy's address.
    static func hidden(
        in text: String, value: (String) -> String? = { getenv($0).map { String(cString: $0) } }
    ) -> String {
        variables.compactMap(value).reduce(text) { text, address in
            let address = address.unicodeScalars
            guard let end = address.lastIndex(of: "@") else { return text }
            var start = address.startIndex
            if let mark = address.firstRange(of: "://".unicodeScalars), mark.lowerBound < end,
                address[..<mark.lowerBound].allSatisfy({
                    $0.isASCII && ($0.properties.isAlphabetic || $0.properties.isHexDigit)
                })
            {
                start = mark.upperBound
            }
            return String(text.unicodeScalars.replacing(address[start...end], with: "••••••@".unicodeScalars))
        }
    }
}
