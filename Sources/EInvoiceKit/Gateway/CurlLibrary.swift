import CCurl
import Glibc

/// The functions of libcurl, found by name when the first request needs them: linked, they would cost 6 ms at every start.
///
/// `@unchecked Sendable`: addresses of functions in a library that is never closed.
struct CurlLibrary: @unchecked Sendable {
    typealias Handle = UnsafeMutableRawPointer
    typealias List = UnsafeMutablePointer<curl_slist>

    let easyInit: @convention(c) () -> Handle?
    let easyCleanup: @convention(c) (Handle?) -> Void
    /// Variadic: called through the wrappers of `CCurl` only, as is ``getInfo``. A variable, so that a test can stand for an
    /// older library, which knows fewer options.
    var setOption: Handle
    let getInfo: Handle
    let errorText: @convention(c) (CURLcode) -> UnsafePointer<CChar>?
    let append: @convention(c) (List?, UnsafePointer<CChar>) -> List?
    let freeList: @convention(c) (List?) -> Void
    let multiInit: @convention(c) () -> Handle?
    let multiCleanup: @convention(c) (Handle?) -> CURLMcode
    let multiAdd: @convention(c) (Handle?, Handle?) -> CURLMcode
    let multiRemove: @convention(c) (Handle?, Handle?) -> CURLMcode
    let multiPerform: @convention(c) (Handle?, UnsafeMutablePointer<CInt>) -> CURLMcode
    let multiPoll: @convention(c) (Handle?, Handle?, UInt32, CInt, UnsafeMutablePointer<CInt>?) -> CURLMcode
    let multiWakeup: @convention(c) (Handle?) -> CURLMcode
    /// The locale in which its threads convert host names; nil where the system has none.
    let locale: Handle?
    let multiInfo: @convention(c) (Handle?, UnsafeMutablePointer<CInt>) -> UnsafeMutablePointer<CURLMsg>?

    /// The library, opened and set up once for the whole process, or why it can't be.
    static let shared: Result<CurlLibrary, TransportFailure> = open(names)

    static let names = ["libcurl.so.4", "libcurl-gnutls.so.4"]

    /// Opens the first of these that is there and has all that is needed.
    static func open(_ names: [String]) -> Result<CurlLibrary, TransportFailure> {
        var complaints: [String] = []
        for name in names {
            guard let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) else {
                complaints.append(dlerror().map { String(cString: $0) } ?? name)
                continue
            }
            do throws(MissingFunction) {
                return .success(try CurlLibrary(library))
            } catch {
                complaints.append("\(name) has no \(error.name)")
            }
        }
        return .failure(.libraryMissing(complaints.joined(separator: "; ")))
    }

    private struct MissingFunction: Error {
        let name: String
    }

    private init(_ library: Handle) throws(MissingFunction) {
        func address(_ name: String) throws(MissingFunction) -> Handle {
            guard let address = dlsym(library, name) else { throw MissingFunction(name: name) }
            return address
        }
        // The types are those of libcurl's header, with `void *` for its opaque handles.
        func function<Function>(_ name: String, _ type: Function.Type) throws(MissingFunction) -> Function {
            unsafeBitCast(try address(name), to: type)
        }
        easyInit = try function("curl_easy_init", type(of: easyInit))
        easyCleanup = try function("curl_easy_cleanup", type(of: easyCleanup))
        setOption = try address("curl_easy_setopt")
        getInfo = try address("curl_easy_getinfo")
        errorText = try function("curl_easy_strerror", type(of: errorText))
        append = try function("curl_slist_append", type(of: append))
        freeList = try function("curl_slist_free_all", type(of: freeList))
        multiInit = try function("curl_multi_init", type(of: multiInit))
        multiCleanup = try function("curl_multi_cleanup", type(of: multiCleanup))
        multiAdd = try function("curl_multi_add_handle", type(of: multiAdd))
        multiRemove = try function("curl_multi_remove_handle", type(of: multiRemove))
        multiPerform = try function("curl_multi_perform", type(of: multiPerform))
        multiPoll = try function("curl_multi_poll", type(of: multiPoll))
        multiWakeup = try function("curl_multi_wakeup", type(of: multiWakeup))
        multiInfo = try function("curl_multi_info_read", type(of: multiInfo))
        locale = einvoice_utf8_locale()
        guard einvoice_curl_set_up(try address("curl_global_init_mem")) == CURLE_OK else {
            throw MissingFunction(name: "use: it can't be set up")
        }
    }
}
