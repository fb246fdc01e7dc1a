import Files
import InvoiceCore

extension Profile {
    /// Looks at the files of the client certificate and its key before libcurl is to read them: what is wrong with them is told in
    /// its own words, and before anything is recorded. Whether the key is the certificate's own, only TLS tells.
    package func checkClientCertificate() throws(SecretProblem) {
        guard let clientCertificate else { return }
        do throws(ClientCertificateProblem) {
            let certificate = try Self.pem(in: clientCertificate, .clientCertificate)
            guard certificate.hasCertificate else { throw .noCertificate(path: clientCertificate) }
            let path = clientKey ?? clientCertificate
            let key = clientKey == nil ? certificate : try Self.pem(in: path, .clientKey)
            guard key.hasKey else { throw .noKey(path: path, isOwnFile: clientKey != nil) }
            if key.contents.isOpenToOthers { throw .readableByOthers(path: path, mode: key.contents.mode) }
            if key.isEncrypted { throw .encryptedKey(path: path) }
        } catch {
            throw .clientCertificate(error)
        }
    }

    /// The longest file: a certificate has a few KiB.
    private static let longestPEM = 1 << 20

    private static func pem(in path: String, _ member: SettingName) throws(ClientCertificateProblem) -> PEMFile {
        do throws(FileFailure) {
            return PEMFile(contents: try PrivateFile.read(path, limit: longestPEM))
        } catch {
            throw .unreadable(member: member, path: path, errno: error.code)
        }
    }
}

/// What stands in a file of certificates and keys (RFC 7468), by its boundaries alone.
private struct PEMFile {
    let contents: PrivateFile.Contents

    private func has(_ text: String) -> Bool { contents.bytes.firstRange(of: text.utf8) != nil }

    var hasCertificate: Bool { has("-----BEGIN CERTIFICATE-----") || has("-----BEGIN TRUSTED CERTIFICATE-----") }
    var hasKey: Bool { has("PRIVATE KEY-----") }
    /// In PKCS #8's form, or in the older one of RFC 1421.
    var isEncrypted: Bool { has("-----BEGIN ENCRYPTED PRIVATE KEY-----") || has("Proc-Type: 4,ENCRYPTED") }
}
