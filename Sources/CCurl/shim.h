#ifndef EINVOICE_CCURL_SHIM_H
#define EINVOICE_CCURL_SHIM_H

// The type checks are macros around the variadic functions, which Swift can't call anyway.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <locale.h>
#include <malloc.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

// The commit that the program is built of, as `-Xcc -DEINVOICE_COMMIT=…` tells it; NULL where nothing does.
#define EINVOICE_TEXT_OF(word) #word
#define EINVOICE_TEXT(word) EINVOICE_TEXT_OF(word)

static inline const char *einvoice_commit(void) {
#ifdef EINVOICE_COMMIT
    return EINVOICE_TEXT(EINVOICE_COMMIT);
#else
    return NULL;
#endif
}

// curl_easy_setopt and curl_easy_getinfo are variadic, and the library is opened, not linked: each wrapper takes the
// function's address, as dlsym gave it, and passes one argument of the type that the option wants.

typedef size_t (*einvoice_curl_sink)(char *bytes, size_t size, size_t count, void *context);
typedef int (*einvoice_curl_before_request)(void *context, char *, char *, int, int);

static inline CURLcode einvoice_curl_set_long(void *setopt, void *easy, CURLoption option, long value) {
    return ((CURLcode(*)(void *, CURLoption, ...))setopt)(easy, option, value);
}

static inline CURLcode einvoice_curl_set_size(void *setopt, void *easy, CURLoption option, curl_off_t value) {
    return ((CURLcode(*)(void *, CURLoption, ...))setopt)(easy, option, value);
}

static inline CURLcode einvoice_curl_set_text(void *setopt, void *easy, CURLoption option, const char *value) {
    return ((CURLcode(*)(void *, CURLoption, ...))setopt)(easy, option, value);
}

static inline CURLcode einvoice_curl_set_pointer(void *setopt, void *easy, CURLoption option, void *value) {
    return ((CURLcode(*)(void *, CURLoption, ...))setopt)(easy, option, value);
}

static inline CURLcode einvoice_curl_set_sink(void *setopt, void *easy, CURLoption option, einvoice_curl_sink value) {
    return ((CURLcode(*)(void *, CURLoption, ...))setopt)(easy, option, value);
}

static inline CURLcode einvoice_curl_set_before_request(void *setopt, void *easy, einvoice_curl_before_request value) {
    // CURLOPT_PREREQFUNCTION, since 7.80.
    return ((CURLcode(*)(void *, CURLoption, ...))setopt)(easy, (CURLoption)20312, value);
}

static inline CURLcode einvoice_curl_get_long(void *getinfo, void *easy, CURLINFO info, long *value) {
    return ((CURLcode(*)(void *, CURLINFO, ...))getinfo)(easy, info, value);
}

static inline CURLcode einvoice_curl_get_size(void *getinfo, void *easy, CURLINFO info, curl_off_t *value) {
    return ((CURLcode(*)(void *, CURLINFO, ...))getinfo)(easy, info, value);
}

// libcurl writes a host's name in ASCII (IDNA), as it goes over the wire, by way of the locale's character set. A thread can
// have a locale of its own, so that neither the caller nor LANG decides which names are understood.

/// A locale of UTF-8 and nothing else; NULL where the system has none. It is never freed.
static inline void *einvoice_utf8_locale(void) {
    static const char *const names[] = {"C.UTF-8", "C.utf8", "en_US.UTF-8"};
    for (size_t index = 0; index < sizeof names / sizeof *names; index++) {
        locale_t locale = newlocale(LC_CTYPE_MASK, names[index], (locale_t)0);
        if (locale) return locale;
    }
    return NULL;
}

/// Takes the locale for the calling thread.
static inline void einvoice_use_locale(void *locale) {
    if (locale) uselocale((locale_t)locale);
}

// libcurl's allocator (curl_global_init_mem): memory is overwritten before it is freed, because requests with a card's
// number and the proxy's password go through it.

static inline void einvoice_curl_free(void *memory) {
    if (!memory) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    free(memory);
}

static inline void *einvoice_curl_realloc(void *memory, size_t size) {
    if (!memory) return malloc(size);
    size_t usable = malloc_usable_size(memory);
    if (size <= usable && size > usable / 2) return memory;
    void *moved = malloc(size);
    if (!moved) return NULL;
    memcpy(moved, memory, size < usable ? size : usable);
    einvoice_curl_free(memory);
    return moved;
}

/// Sets the library up; `init` is the address of curl_global_init_mem.
static inline CURLcode einvoice_curl_set_up(void *init) {
    return ((CURLcode(*)(long, curl_malloc_callback, curl_free_callback, curl_realloc_callback, curl_strdup_callback,
                         curl_calloc_callback))init)(
        CURL_GLOBAL_DEFAULT, malloc, einvoice_curl_free, einvoice_curl_realloc, strdup, calloc);
}

// Options by number, because the header of an older library lacks them or a newer one warns of them. A library that
// doesn't know one answers CURLE_UNKNOWN_OPTION.

// CURLOPT_PROTOCOLS_STR, since 7.85.
static const CURLoption einvoice_curl_protocol_names = (CURLoption)10318;
// CURLOPT_PROTOCOLS, before it; a bit set.
static const CURLoption einvoice_curl_protocol_bits = (CURLoption)181;
// CURLOPT_PREREQDATA, since 7.80.
static const CURLoption einvoice_curl_before_request_data = (CURLoption)10313;
// CURLOPT_QUICK_EXIT, since 7.87: don't wait for a name lookup that nobody wants any more.
static const CURLoption einvoice_curl_quick_exit = (CURLoption)322;
// CURLPROTO_HTTP and CURLPROTO_HTTPS.
static const long einvoice_curl_http_and_https = 3;

#endif
