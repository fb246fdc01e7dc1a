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

    /// Of both gateways.
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdtnDqLYuJCkA794B
        FTDRvTBYKbY7zyM9pjvMyJQbA+yhRANCAAT5+r4cOgQI+oDumxOQrQ35t/01aS/8
        ns6dt/VS9FbxREKvd1/TE7PwaVa4M+/VOiC/w9H5FKhLx58XlyYFQ/RQ
        -----END PRIVATE KEY-----

        """
}
