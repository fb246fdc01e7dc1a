/// Certificates for tests over TLS, and their key: elliptic (P-256), valid from 2000 to 2100.
///
/// Made once with Python's `cryptography`; the authorities' own keys were not kept, so that nothing else can ever be signed
/// by them. No program trusts them but one that is told to by its CA file.
enum TestCertificates {
    /// Signed ``ownHosts`` and ``otherHost``.
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBmTCCAT+gAwIBAgIUapSwj5w6zvciKjrCkRCZbltEnywwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOZWludm9pY2UgdGVzdHMwIBcNMDAwMTAxMDAwMDAwWhgPMjEw
        MDAxMDEwMDAwMDBaMBkxFzAVBgNVBAMMDmVpbnZvaWNlIHRlc3RzMFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAE7Oh4idWSUb5Ui5JNqvUoDx/bx6+q6XvV+vWaf76d
        VxazYXBR9tWqzXzR7MVbPWnn3avkZrS10dE07K7WdvK2zaNjMGEwDwYDVR0TAQH/
        BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwHQYDVR0OBBYEFOtrtzR/SRrhYmoxjnzA
        KQLhErfrMB8GA1UdIwQYMBaAFOtrtzR/SRrhYmoxjnzAKQLhErfrMAoGCCqGSM49
        BAMCA0gAMEUCIQCBwdV9ndYEJFPqco34rgBtcTRIeTF//f9p+hkEWiBywQIgMp8U
        OhLlkJ3nFPxw1GR84hRypm9WZ9c3aHe0EI6kCsU=
        -----END CERTIFICATE-----

        """

    /// Signed nothing but itself.
    static let otherAuthority = """
        -----BEGIN CERTIFICATE-----
        MIIBqzCCAVGgAwIBAgIUf8n+RxzfZ+mYpf0Be9C+Kttz6CUwCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXZWludm9pY2UgdGVzdHMsIGFub3RoZXIwIBcNMDAwMTAxMDAw
        MDAwWhgPMjEwMDAxMDEwMDAwMDBaMCIxIDAeBgNVBAMMF2VpbnZvaWNlIHRlc3Rz
        LCBhbm90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEReTc/yLmIrrksWwH
        CjJFYYKoCCch3hlUqumwzzy1M5U9g3XD+BDFDod+AZx1TZ9JIju+um8czypY1ucs
        KdQeNqNjMGEwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwHQYDVR0O
        BBYEFPTVq+9he26z6Th+euJJbJM99vfQMB8GA1UdIwQYMBaAFPTVq+9he26z6Th+
        euJJbJM99vfQMAoGCCqGSM49BAMCA0gAMEUCIQDSfMfQ/CnQVPCmff3IomugRVO3
        BCbNo5ORKYKh51+yJAIgWqieT7rVU7Dao9I7dZvLd5HuJZm8/d2Bw3TbFUXGMbg=
        -----END CERTIFICATE-----

        """

    /// For `localhost`, `gateway.test`, 127.0.0.1 and 0.0.0.0.
    static let ownHosts = """
        -----BEGIN CERTIFICATE-----
        MIIBrjCCAVSgAwIBAgIUMLfR8wOPOmBJljVx4rJFc//8r7UwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOZWludm9pY2UgdGVzdHMwIBcNMDAwMTAxMDAwMDAwWhgPMjEw
        MDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEG
        CCqGSM49AwEHA0IABChD0xfI+RXyarVvn2MqdzsKGgUWxRjqIlfVcPMYWFMAxxdR
        hIlD0qLFcz8tXzJ8eyFkRJVVlOBZiqn1xeYphPijfTB7MAkGA1UdEwQCMAAwHQYD
        VR0OBBYEFFAwSxHQQJIi8iw7uW1PTisx5DsTMB8GA1UdIwQYMBaAFOtrtzR/SRrh
        YmoxjnzAKQLhErfrMC4GA1UdEQQnMCWCCWxvY2FsaG9zdIIMZ2F0ZXdheS50ZXN0
        hwR/AAABhwQAAAAAMAoGCCqGSM49BAMCA0gAMEUCIH8ZcYmYNYZm/WCiGKuLAqN8
        9lyDkcB3Ymo8rCcfaxOYAiEA/mjaGVEwnCEzMZMxIrtXb+lAk7o2cqPlDYdU11d+
        P5Y=
        -----END CERTIFICATE-----

        """

    /// For `elsewhere.test`.
    static let otherHost = """
        -----BEGIN CERTIFICATE-----
        MIIBnjCCAUSgAwIBAgIUJCk+1GvG+uH0B2bTPhwasRKNb/EwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOZWludm9pY2UgdGVzdHMwIBcNMDAwMTAxMDAwMDAwWhgPMjEw
        MDAxMDEwMDAwMDBaMBkxFzAVBgNVBAMMDmVsc2V3aGVyZS50ZXN0MFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAEKEPTF8j5FfJqtW+fYyp3OwoaBRbFGOoiV9Vw8xhY
        UwDHF1GEiUPSosVzPy1fMnx7IWRElVWU4FmKqfXF5imE+KNoMGYwCQYDVR0TBAIw
        ADAdBgNVHQ4EFgQUUDBLEdBAkiLyLDu5bU9OKzHkOxMwHwYDVR0jBBgwFoAU62u3
        NH9JGuFiajGOfMApAuESt+swGQYDVR0RBBIwEIIOZWxzZXdoZXJlLnRlc3QwCgYI
        KoZIzj0EAwIDSAAwRQIgR0O8DwZ03XbrXMRzsH9YtwRrL+x6YWD3j+1oKopQPyAC
        IQC2mI9CsFVvschURoIpo57acAxd+TONtqEZ0k/A6xrhJw==
        -----END CERTIFICATE-----

        """

    /// Of both gateways.
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgn4FACVF9CB1ElUGg
        a0pf+siXFhAHovdY9FR8Ux9Baj6hRANCAAQoQ9MXyPkV8mq1b59jKnc7ChoFFsUY
        6iJX1XDzGFhTAMcXUYSJQ9KixXM/LV8yfHshZESVVZTgWYqp9cXmKYT4
        -----END PRIVATE KEY-----

        """
}
