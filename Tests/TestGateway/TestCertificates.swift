/// Certificates for tests over TLS, and their key: elliptic (P-256), valid from 2000 to 2100.
///
/// Made once with Python's `cryptography`; the authorities' own keys were not kept, so that nothing else can ever be signed
/// by them. No program trusts them but one that is told to by its CA file.
enum TestCertificates {
    /// Signed ``ownHosts`` and ``otherHost``.
    static let authority = """
        -----BEGIN CERTIFICATE-----
        MIIBmjCCAT+gAwIBAgIUScFbqvfR42Bnnr90zt7mFGm9SMQwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOZWludm9pY2UgdGVzdHMwIBcNMDAwMTAxMDAwMDAwWhgPMjEw
        MDAxMDEwMDAwMDBaMBkxFzAVBgNVBAMMDmVpbnZvaWNlIHRlc3RzMFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAEnOzp1QvIi3sZ+UtAeZf4JqcjlWSZFiWbwfHhZK84
        icgs8Wl+R8mr5BfH0YQzqBLoN+ipSkxbCaTAoGawZbA81qNjMGEwDwYDVR0TAQH/
        BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwHQYDVR0OBBYEFL1S4fCNME8Bd2u5oW4/
        /ulK83LJMB8GA1UdIwQYMBaAFL1S4fCNME8Bd2u5oW4//ulK83LJMAoGCCqGSM49
        BAMCA0kAMEYCIQCe0c2Jp3NNIT6I7J64NTmodvtljHzVRZNn1UVTCxkW/AIhAKQL
        xwseiQOzEjpTB7WvHO5ucagaQZlAqBzre/FLoWjR
        -----END CERTIFICATE-----

        """

    /// Signed nothing but itself.
    static let otherAuthority = """
        -----BEGIN CERTIFICATE-----
        MIIBrDCCAVGgAwIBAgIUWMfmDFU4l/YcFHz+oSEiaKNoGD0wCgYIKoZIzj0EAwIw
        IjEgMB4GA1UEAwwXZWludm9pY2UgdGVzdHMsIGFub3RoZXIwIBcNMDAwMTAxMDAw
        MDAwWhgPMjEwMDAxMDEwMDAwMDBaMCIxIDAeBgNVBAMMF2VpbnZvaWNlIHRlc3Rz
        LCBhbm90aGVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBJuhyT+B7DFO8nhF
        R7+jFrZgWjf8klqwX3Rmo2X+M5tTJc/VSP52e3qJV/uujTPxQ0WLJpK18ORLA8jW
        Mn6ox6NjMGEwDwYDVR0TAQH/BAUwAwEB/zAOBgNVHQ8BAf8EBAMCAgQwHQYDVR0O
        BBYEFGvicG4zLxmzddZze5hzSBkeeSBvMB8GA1UdIwQYMBaAFGvicG4zLxmzddZz
        e5hzSBkeeSBvMAoGCCqGSM49BAMCA0kAMEYCIQCHvjKz/v+T+TDcMKhuxWP62vst
        rOk7Nz7KkibueY4ADwIhALulPD/X7wn62gJpJSn6tANoxgo0+jIt6DXMHAQszwyF
        -----END CERTIFICATE-----

        """

    /// For `localhost`, `gateway.test`, `börse.test` and `касса.пример.test` by their ASCII names, 127.0.0.1 and 0.0.0.0.
    static let ownHosts = """
        -----BEGIN CERTIFICATE-----
        MIIB5TCCAYqgAwIBAgIUbESlctcE8IQ2tlSIPTMP8eIt4cEwCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOZWludm9pY2UgdGVzdHMwIBcNMDAwMTAxMDAwMDAwWhgPMjEw
        MDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMMCWxvY2FsaG9zdDBZMBMGByqGSM49AgEG
        CCqGSM49AwEHA0IABPn6vhw6BAj6gO6bE5CtDfm3/TVpL/yezp239VL0VvFEQq93
        X9MTs/BpVrgz79U6IL/D0fkUqEvHnxeXJgVD9FCjgbIwga8wCQYDVR0TBAIwADAd
        BgNVHQ4EFgQUvKjnhEIqrl3A5wymamLmfRbsyhUwHwYDVR0jBBgwFoAUvVLh8I0w
        TwF3a7mhbj/+6UrzcskwYgYDVR0RBFswWYIJbG9jYWxob3N0ggxnYXRld2F5LnRl
        c3SCEXhuLS1icnNlLTVxYS50ZXN0gh94bi0tODBhYTJhM2FhLnhuLS1lMWFmbWtm
        ZC50ZXN0hwR/AAABhwQAAAAAMAoGCCqGSM49BAMCA0kAMEYCIQDGnhzPlg7rTaM5
        exgjH2Z/TuV5Z7a9R4gv2+SxyUiB9AIhAOXLh9UB3awt0fA+UTHXSnIEufNZFCWa
        64EkXwiMI45c
        -----END CERTIFICATE-----

        """

    /// For `elsewhere.test`.
    static let otherHost = """
        -----BEGIN CERTIFICATE-----
        MIIBnjCCAUSgAwIBAgIUZNk7FX9rB9SjBYBWO4Q2c34L6zswCgYIKoZIzj0EAwIw
        GTEXMBUGA1UEAwwOZWludm9pY2UgdGVzdHMwIBcNMDAwMTAxMDAwMDAwWhgPMjEw
        MDAxMDEwMDAwMDBaMBkxFzAVBgNVBAMMDmVsc2V3aGVyZS50ZXN0MFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAE+fq+HDoECPqA7psTkK0N+bf9NWkv/J7Onbf1UvRW
        8URCr3df0xOz8GlWuDPv1Togv8PR+RSoS8efF5cmBUP0UKNoMGYwCQYDVR0TBAIw
        ADAdBgNVHQ4EFgQUvKjnhEIqrl3A5wymamLmfRbsyhUwHwYDVR0jBBgwFoAUvVLh
        8I0wTwF3a7mhbj/+6UrzcskwGQYDVR0RBBIwEIIOZWxzZXdoZXJlLnRlc3QwCgYI
        KoZIzj0EAwIDSAAwRQIgBHsdCWI5k19Y6fkYxgqj5biviRkj2RttUhtIaclA+6oC
        IQCwUMP5IyPkgyCL2SwOknc4W6gT5wlXnjpteo+NPUcl4Q==
        -----END CERTIFICATE-----

        """

    /// Signed ``client`` and ``expiredClient``, and nothing that a gateway shows.
    static let clientAuthority = """
        -----BEGIN CERTIFICATE-----
        MIIBYDCCAQegAwIBAgIUd8swjCqvsJL3kTi8pMZn/Pib7jYwCgYIKoZIzj0EAwIw
        JTEjMCEGA1UEAwwaZWludm9pY2UgdGVzdHMsIG9mIGNsaWVudHMwIBcNMDAwMTAx
        MDAwMDAwWhgPMjEwMDAxMDEwMDAwMDBaMCUxIzAhBgNVBAMMGmVpbnZvaWNlIHRl
        c3RzLCBvZiBjbGllbnRzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEPaZOA7xD
        IHG5kfVLM5cZ8cXs2W9uUubJ4KYF9xs1HNZ5Ek9i+hJycr0I67TRWnA6+MwPFPlE
        RjswjWRkTRP5pqMTMBEwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNHADBE
        AiAbUND1anV4wY6tPlAmFbiZgjYFUQ3E8WYDDuciRkic8gIgDndkVWJUIkkODeuL
        LQ+kYSBmz1NAAWuU+AnZgZ5w/2A=
        -----END CERTIFICATE-----

        """

    /// For a client; of ``clientKey``.
    static let client = """
        -----BEGIN CERTIFICATE-----
        MIIBXTCCAQOgAwIBAgIUXM4K332pvXWrSDE9JfW8nVenURcwCgYIKoZIzj0EAwIw
        JTEjMCEGA1UEAwwaZWludm9pY2UgdGVzdHMsIG9mIGNsaWVudHMwIBcNMDAwMTAx
        MDAwMDAwWhgPMjEwMDAxMDEwMDAwMDBaMA8xDTALBgNVBAMMBGRlc2swWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAAQXDoxvjDJ5eOEUUAZo4yasfcVvNFwvEz/AqWb6
        Jb+wYh+xOQ/SqemvgQ9JXyYTu9xkcG0BGtQQY67zSlefW0cWoyUwIzAMBgNVHRMB
        Af8EAjAAMBMGA1UdJQQMMAoGCCsGAQUFBwMCMAoGCCqGSM49BAMCA0gAMEUCIGE5
        qqt8PFz5ov9Hx8NISAD2IQjlXdkxzaqJw8UPNQQbAiEA3/PY7Lsd5oNoQBqmhD8C
        ydw9je61D+jRa1nszjiILgc=
        -----END CERTIFICATE-----

        """

    /// The same, until 2001.
    static let expiredClient = """
        -----BEGIN CERTIFICATE-----
        MIIBXDCCAQGgAwIBAgIUTR7VkGzADGA5JqVAVZ55o0v0dYcwCgYIKoZIzj0EAwIw
        JTEjMCEGA1UEAwwaZWludm9pY2UgdGVzdHMsIG9mIGNsaWVudHMwHhcNMDAwMTAx
        MDAwMDAwWhcNMDEwMTAxMDAwMDAwWjAPMQ0wCwYDVQQDDARkZXNrMFkwEwYHKoZI
        zj0CAQYIKoZIzj0DAQcDQgAEFw6Mb4wyeXjhFFAGaOMmrH3FbzRcLxM/wKlm+iW/
        sGIfsTkP0qnpr4EPSV8mE7vcZHBtARrUEGOu80pXn1tHFqMlMCMwDAYDVR0TAQH/
        BAIwADATBgNVHSUEDDAKBggrBgEFBQcDAjAKBggqhkjOPQQDAgNJADBGAiEAzTTK
        ezCpVZ08HNiw/C5WwR6qhaAWr6riH1oE2+ePhYYCIQCi8HuNJJU294anvqlX4IEb
        xO+YTDFPQh81XGjtOWsF1A==
        -----END CERTIFICATE-----

        """

    /// Of the same key, signed by nobody but itself.
    static let strangeClient = """
        -----BEGIN CERTIFICATE-----
        MIIBRjCB7aADAgECAhR21Mi70FjPu2lg1RHUx0Zxoz5VHzAKBggqhkjOPQQDAjAP
        MQ0wCwYDVQQDDARkZXNrMCAXDTAwMDEwMTAwMDAwMFoYDzIxMDAwMTAxMDAwMDAw
        WjAPMQ0wCwYDVQQDDARkZXNrMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEFw6M
        b4wyeXjhFFAGaOMmrH3FbzRcLxM/wKlm+iW/sGIfsTkP0qnpr4EPSV8mE7vcZHBt
        ARrUEGOu80pXn1tHFqMlMCMwDAYDVR0TAQH/BAIwADATBgNVHSUEDDAKBggrBgEF
        BQcDAjAKBggqhkjOPQQDAgNIADBFAiEA5G6LByGlauHdkQQDM51Nvg3esxZuq7PE
        7I/EqTn1/toCIAnSfXq1XgGg16ACp/j4rcnOhKWYZXBXmK03cCg48eaa
        -----END CERTIFICATE-----

        """

    /// Of the three clients' certificates.
    static let clientKey = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzfdFQzdwR9DLakU6
        GzZkvyS/zKRVMuNoBwfYHbIoenqhRANCAAQXDoxvjDJ5eOEUUAZo4yasfcVvNFwv
        Ez/AqWb6Jb+wYh+xOQ/SqemvgQ9JXyYTu9xkcG0BGtQQY67zSlefW0cW
        -----END PRIVATE KEY-----

        """

    /// The same, encrypted (PKCS #8).
    static let encryptedClientKey = """
        -----BEGIN ENCRYPTED PRIVATE KEY-----
        MIH0MF8GCSqGSIb3DQEFDTBSMDEGCSqGSIb3DQEFDDAkBBA30+Hze0KIYKOcxl1a
        f0DjAgIIADAMBggqhkiG9w0CCQUAMB0GCWCGSAFlAwQBKgQQf1Z5rMvZnU8ZB0uK
        /+DDBwSBkKf/WdaypeWABVo2QoOBtFQ3CfnBTjrGETea/W8bY6/86gVs7yy4r7cD
        LppZeSn3Ywrn+IJLERKKdlXzxZYPZ5whxcMV9iGNSeqPTfB/c1saMPp4hiM70H6N
        qm6xgxUMAm4ak9cv/om2krJhNoz2Jb7eF+Zya/XFWICndFjayOuTFwGYd9Y8R28X
        Ao/V8HInLg==
        -----END ENCRYPTED PRIVATE KEY-----

        """

    /// The same, encrypted in the older form.
    static let olderEncryptedClientKey = """
        -----BEGIN EC PRIVATE KEY-----
        Proc-Type: 4,ENCRYPTED
        DEK-Info: AES-256-CBC,70AA3BEC67164EEBDA656EF816C9A15A

        F7thu27saYZJxpVUG7PfiQV/vu3YvLfcwsXGgT0ZxH+JlRK6TC7ThUVNpkU/zJ4I
        EqYCROlS+3Y2QlZc/d3F0rtiwSygcQuP8G3PAAphx4qRxwbrjK+niPcyNqYdRRNq
        AUv1MohFka/nf+kRt6JXQnd8qjOi8HQBiKIm7LITM+8=
        -----END EC PRIVATE KEY-----

        """

    /// Of both gateways.
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdtnDqLYuJCkA794B
        FTDRvTBYKbY7zyM9pjvMyJQbA+yhRANCAAT5+r4cOgQI+oDumxOQrQ35t/01aS/8
        ns6dt/VS9FbxREKvd1/TE7PwaVa4M+/VOiC/w9H5FKhLx58XlyYFQ/RQ
        -----END PRIVATE KEY-----

        """
}
