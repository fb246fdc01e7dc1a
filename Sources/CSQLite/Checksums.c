#include "Checksums.h"

#include <string.h>

enum {
    page_size = einvoice_sqlite_page_size,
    sum_size = einvoice_sqlite_reserved,
};

// Each step can be undone when the word is known, so two pages that differ in one word never have the same sum.
static uint64_t mixed(uint64_t lane, uint64_t word) {
    lane = (lane ^ word) * 0x9e3779b97f4a7c15u;
    return lane << 29 | lane >> 35;
}

uint64_t einvoice_page_sum(const unsigned char *page, sqlite3_int64 offset) {
    uint64_t lanes[4] = {(uint64_t)offset, 0x243f6a8885a308d3u, 0x13198a2e03707344u, 0xa4093822299f31d0u};
    uint64_t words[4];
    const unsigned char *end = page + page_size - sum_size;
    for (; end - page >= (int)sizeof words; page += sizeof words) {
        memcpy(words, page, sizeof words);
        lanes[0] = mixed(lanes[0], words[0]);
        lanes[1] = mixed(lanes[1], words[1]);
        lanes[2] = mixed(lanes[2], words[2]);
        lanes[3] = mixed(lanes[3], words[3]);
    }
    memset(words, 0, sizeof words);
    memcpy(words, page, (size_t)(end - page));
    uint64_t sum = (uint64_t)page_size;
    for (int lane = 0; lane < 4; lane++) sum = mixed(sum, mixed(lanes[lane], words[lane]));
    return sum ^ sum >> 32;
}

int einvoice_page_fits(const unsigned char *page, sqlite3_int64 offset) {
    uint64_t sum = einvoice_page_sum(page, offset);
    return memcmp(page + page_size - sum_size, &sum, sum_size) == 0;
}

struct log_sum {
    uint32_t first, second;
};

static struct log_sum log_sum_at(const unsigned char *bytes) {
    return (struct log_sum){big_endian(bytes), big_endian(bytes + 4)};
}

/// Goes on over `count` bytes, a multiple of 8, in this machine's byte order.
static struct log_sum log_sum_over(struct log_sum sum, const unsigned char *bytes, int count) {
    for (const unsigned char *end = bytes + count; bytes < end; bytes += 8) {
        uint32_t words[2];
        memcpy(words, bytes, 8);
        sum.first += words[0] + sum.second;
        sum.second += words[1] + sum.first;
    }
    return sum;
}

static int equal(struct log_sum left, struct log_sum right) {
    return left.first == right.first && left.second == right.second;
}

int einvoice_log_header_fits(const unsigned char *header) {
    const uint32_t one = 1;
    int is_little_endian = *(const unsigned char *)&one;
    return big_endian(header) == (is_little_endian ? 0x377f0682u : 0x377f0683u) && big_endian(header + 8) == page_size
        && equal(log_sum_over((struct log_sum){0, 0}, header, 24), log_sum_at(header + 24));
}

int einvoice_frame_fits(const unsigned char *before, const unsigned char *header, const unsigned char *page) {
    struct log_sum sum = log_sum_over(log_sum_at(before), header, 8);
    return equal(log_sum_over(sum, page, page_size), log_sum_at(header + 16));
}
