#ifndef EINVOICE_CHECKSUMS_H
#define EINVOICE_CHECKSUMS_H

#include <stdint.h>

#include "CSQLite.h"

/// The checksum of a page that lies at `offset` in its database.
uint64_t einvoice_page_sum(const unsigned char *page, sqlite3_int64 offset);

/// Whether the page ends in its checksum.
int einvoice_page_fits(const unsigned char *page, sqlite3_int64 offset);

// The write-ahead log: https://sqlite.org/fileformat2.html#walformat

/// Whether these 32 bytes begin a log of our pages.
int einvoice_log_header_fits(const unsigned char *header);

/// Whether the frame, of which this is the header and the page, follows after the 8 bytes of a checksum.
int einvoice_frame_fits(const unsigned char *before, const unsigned char *header, const unsigned char *page);

/// 4 bytes of the log's as a number.
static inline uint32_t big_endian(const unsigned char *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

#endif
