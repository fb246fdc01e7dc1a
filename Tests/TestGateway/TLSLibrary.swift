import Glibc

/// The functions of OpenSSL's library that a server needs, found by name: the package that brings libcurl brings the library,
/// but neither its headers nor the `openssl` command.
///
/// `@unchecked Sendable`: addresses of functions in a library that is never closed.
struct TLSLibrary: @unchecked Sendable {
    typealias Handle = UnsafeMutableRawPointer

    let serverMethod: @convention(c) () -> Handle?
    let newContext: @convention(c) (Handle?) -> Handle?
    let freeContext: @convention(c) (Handle?) -> Void
    let useCertificate: @convention(c) (Handle?, UnsafePointer<CChar>) -> CInt
    let useKey: @convention(c) (Handle?, UnsafePointer<CChar>, CInt) -> CInt
    let control: @convention(c) (Handle?, CInt, CLong, UnsafeMutableRawPointer?) -> CLong
    let verify: @convention(c) (Handle?, CInt, UnsafeRawPointer?) -> Void
    let loadAuthorities: @convention(c) (Handle?, UnsafePointer<CChar>, UnsafePointer<CChar>?) -> CInt
    let newSession: @convention(c) (Handle?) -> Handle?
    let freeSession: @convention(c) (Handle?) -> Void
    let setSocket: @convention(c) (Handle?, CInt) -> CInt
    let accept: @convention(c) (Handle?) -> CInt
    let read: @convention(c) (Handle?, UnsafeMutableRawPointer?, CInt) -> CInt
    let write: @convention(c) (Handle?, UnsafeRawPointer?, CInt) -> CInt
    let shutDown: @convention(c) (Handle?) -> CInt

    /// `SSL_FILETYPE_PEM`.
    static let pem: CInt = 1
    /// `SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT`.
    static let needsCertificate: CInt = 3
    /// `SSL_CTRL_SET_MAX_PROTO_VERSION`, and `TLS1_2_VERSION`.
    static let setNewestVersion: CInt = 124
    static let version12 = 0x0303

    /// Opens the library that libcurl uses, too.
    init() throws(WireError) {
        guard let library = dlopen("libssl.so.3", RTLD_NOW) ?? dlopen("libssl.so.1.1", RTLD_NOW) else {
            throw WireError(what: "dlopen libssl", code: 0)
        }
        func function<Function>(_ name: String, _ type: Function.Type) throws(WireError) -> Function {
            guard let address = dlsym(library, name) else { throw WireError(what: "dlsym \(name)", code: 0) }
            return unsafeBitCast(address, to: type)
        }
        serverMethod = try function("TLS_server_method", type(of: serverMethod))
        newContext = try function("SSL_CTX_new", type(of: newContext))
        freeContext = try function("SSL_CTX_free", type(of: freeContext))
        useCertificate = try function("SSL_CTX_use_certificate_chain_file", type(of: useCertificate))
        useKey = try function("SSL_CTX_use_PrivateKey_file", type(of: useKey))
        control = try function("SSL_CTX_ctrl", type(of: control))
        verify = try function("SSL_CTX_set_verify", type(of: verify))
        loadAuthorities = try function("SSL_CTX_load_verify_locations", type(of: loadAuthorities))
        newSession = try function("SSL_new", type(of: newSession))
        freeSession = try function("SSL_free", type(of: freeSession))
        setSocket = try function("SSL_set_fd", type(of: setSocket))
        accept = try function("SSL_accept", type(of: accept))
        read = try function("SSL_read", type(of: read))
        write = try function("SSL_write", type(of: write))
        shutDown = try function("SSL_shutdown", type(of: shutDown))
    }
}
