// The write-ahead log of the checked pages.
//
// - Its pages have the checksums of SQLite's log format, which SQLite itself verifies only when it recovers a log that a
//   program left behind. Here they are verified at every read.
// - SQLite takes a log to end where a checksum is wrong. If a transaction was completed behind that place, the log was not
//   left so by a program that died: it is damaged, and pages that are already in the database would be mixed with older ones.

#include "CheckedLog.h"

#include <string.h>
#include <unistd.h>

#include "CSQLite.h"
#include "Checksums.h"

enum {
    page_size = einvoice_sqlite_page_size,
    // The log's format: https://sqlite.org/fileformat2.html#walformat
    header_size = 32,
    salts_offset = 16,
    salts_size = 8,
    frame_header_size = 24,
    frame_size = frame_header_size + page_size,
};

static const sqlite3_int64 nowhere = INT64_MAX;

void einvoice_log_begin(struct einvoice_log *log) {
    *log = (struct einvoice_log){.unfinished = -1, .unchecked_from = nowhere};
}

/// Where the checksum before a frame stands: in the frame before it, or in the log's header.
static sqlite3_int64 sum_before(sqlite3_int64 start) {
    return start == header_size ? header_size - 8 : start - frame_size + 16;
}

/// Where the place lies in its frame; -1 in the log's header.
static sqlite3_int64 place_in_frame(sqlite3_int64 offset) {
    return offset < header_size ? -1 : (offset - header_size) % frame_size;
}

/// SQLITE_OK where the frame, of which this is the header and the page, follows at `start`, SQLITE_CORRUPT where it doesn't.
static int check_frame(
    sqlite3_file *file, const unsigned char *header, const unsigned char *page, sqlite3_int64 start) {
    unsigned char before[8];
    int result = file->pMethods->xRead(file, before, sizeof before, sum_before(start));
    if (result != SQLITE_OK) return result;
    return einvoice_frame_fits(before, header, page) ? SQLITE_OK : SQLITE_CORRUPT;
}

/// Looks at a frame of a log that SQLite recovers.
static int check_recovered(sqlite3_file *file, const unsigned char *frame, sqlite3_int64 offset) {
    unsigned char salts[salts_size];
    int result = file->pMethods->xRead(file, salts, salts_size, salts_offset);
    if (result != SQLITE_OK) return result;
    if (memcmp(frame + 8, salts, salts_size) == 0) {
        result = check_frame(file, frame, frame + frame_header_size, offset);
        if (result != SQLITE_CORRUPT) return result;
        // Where one bit is wrong, the size that says that a transaction is complete can be zero.
        for (int bit = 0; bit < 32 && big_endian(frame + 4) == 0; bit++) {
            unsigned char whole[frame_header_size];
            memcpy(whole, frame, sizeof whole);
            whole[4 + bit / 8] = (unsigned char)(1 << bit % 8);
            result = check_frame(file, whole, frame + frame_header_size, offset);
            if (result != SQLITE_CORRUPT) return result == SQLITE_OK ? SQLITE_CORRUPT : result;
        }
    }
    // SQLite takes the log to end here. Frames of earlier rounds through the log have other salts; what is left of a
    // transaction that was not completed has no frame that says so. One salt is enough: the other one may be the damage.
    unsigned char header[frame_header_size];
    for (;; offset += frame_size) {
        result = file->pMethods->xRead(file, header, sizeof header, offset);
        if (result == SQLITE_IOERR_SHORT_READ) return SQLITE_OK;
        if (result != SQLITE_OK) return result;
        int is_of_this_round = memcmp(header + 8, salts, 4) == 0 || memcmp(header + 12, salts + 4, 4) == 0;
        if (is_of_this_round && big_endian(header + 4) != 0) return SQLITE_CORRUPT;
    }
}

int einvoice_log_read(
    struct einvoice_log *log, sqlite3_file *file, unsigned char *buffer, int amount, sqlite3_int64 offset) {
    int result = file->pMethods->xRead(file, buffer, amount, offset);
    if (result != SQLITE_OK) return result;
    if (amount == header_size && offset == 0) {
        log->is_recovered = 1;
        return einvoice_log_header_fits(buffer) ? SQLITE_OK : SQLITE_CORRUPT;
    }
    sqlite3_int64 place = place_in_frame(offset), start = offset - place;
    if (place < 0 || start >= log->unchecked_from) return SQLITE_OK;
    if (amount == frame_size && place == 0 && log->is_recovered) return check_recovered(file, buffer, offset);
    if (amount != page_size || place != frame_header_size) return SQLITE_OK;
    unsigned char header[frame_header_size];
    result = file->pMethods->xRead(file, header, sizeof header, start);
    return result == SQLITE_OK ? check_frame(file, header, buffer, start) : result;
}

void einvoice_log_note_write(
    struct einvoice_log *log, const unsigned char *bytes, int amount, sqlite3_int64 offset) {
    static const unsigned char none[16];
    sqlite3_int64 place = place_in_frame(offset), start = offset - place;
    log->is_recovered = 0;
    if (place == 0 && amount == frame_header_size) {
        log->unfinished = start;
        if (memcmp(bytes + 8, none, sizeof none) == 0) {
            if (start < log->unchecked_from) log->unchecked_from = start;
        } else if (start <= log->unchecked_from) {
            log->unchecked_from = nowhere;
        }
    } else if (place == frame_header_size && amount == page_size) {
        // A page without a header of its own replaces one that was written earlier in this transaction.
        if (start != log->unfinished && start < log->unchecked_from) log->unchecked_from = start;
        log->unfinished = -1;
    }
}

int einvoice_log_has(int file, uint32_t frames, const unsigned char *salts) {
    sqlite3_int64 start = header_size + ((sqlite3_int64)frames - 1) * frame_size;
    unsigned char found[salts_size], before[8], frame[frame_size];
    // Everything before the last frame is looked at when the log is recovered.
    return frames > 0 && pread(file, found, salts_size, salts_offset) == salts_size
        && pread(file, before, sizeof before, sum_before(start)) == sizeof before
        && pread(file, frame, frame_size, start) == frame_size && memcmp(found, salts, salts_size) == 0
        && memcmp(frame + 8, salts, salts_size) == 0 && einvoice_frame_fits(before, frame, frame + frame_header_size);
}
