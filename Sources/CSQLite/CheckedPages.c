// A file system for SQLite in which damage is seen. It stands over the system's own:
//
// - Every page of a database ends in a checksum over its place and its content, in bytes that SQLite leaves alone
//   (SQLITE_FCNTL_RESERVE_BYTES). It is written with the page and verified when the page is read.
// - Pages in the write-ahead log have the checksums of SQLite's log format, which SQLite itself verifies only when it
//   recovers a log that a program left behind. Here they are verified at every read.
// - SQLite takes a log to end where a checksum is wrong. If a transaction was completed behind that place, the log was not
//   left so by a program that died: it is damaged, and pages that are already in the database would be mixed with older ones.
// - As long as only a part of the log is in the database, the database's header names the log that makes it whole. Without it,
//   newer pages would be mixed with older ones.
//
// What doesn't fit is SQLITE_CORRUPT. Nothing is mapped into memory: a mapped page is read without being asked for.

#include "CheckedPages.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "CSQLite.h"
#include "Checksums.h"

enum {
    page_size = einvoice_sqlite_page_size,
    sum_size = einvoice_sqlite_reserved,
    // The log's format: https://sqlite.org/fileformat2.html#walformat
    log_header_size = 32,
    frame_header_size = 24,
    frame_size = frame_header_size + page_size,
    // SQLite reads less at once of a database only where it looks at the header before it reads the first page.
    header_size = 100,
    // Of the bytes that SQLite leaves zero in the header: which log the database needs.
    need_offset = 72,
    need_size = 12,
};

struct checked_file {
    sqlite3_file base;
    sqlite3_file *real;
    int is_log;
    // In a database: its log's name, the first part of the log's index, which processes share, once there is one, and which
    // log the header says that it needs, as far as this connection wrote it there.
    const char *log_name;
    const volatile unsigned char *index;
    unsigned char need[need_size];
    // In a log: SQLite reads it from its beginning, to see what a program left behind.
    int is_recovered;
    // In a log: where the frame begins whose header was written last, without its page so far; -1 for none.
    sqlite3_int64 unfinished;
    // In a log: from this frame on, this connection has changed pages in its transaction whose checksums SQLite only writes
    // when it completes it. No other connection reads them before.
    sqlite3_int64 unchecked_from;
};

static const sqlite3_int64 nowhere = INT64_MAX;

static struct checked_file *checked(sqlite3_file *file) { return (struct checked_file *)file; }
static sqlite3_file *real_file(sqlite3_file *file) { return checked(file)->real; }
static sqlite3_vfs *real_system(sqlite3_vfs *system) { return system->pAppData; }

// The system's error number: SQLite keeps it of some failures only.
static _Thread_local int last_failure;

int einvoice_sqlite_take_errno(void) {
    int failure = last_failure;
    last_failure = 0;
    return failure;
}

static int noted(int result) {
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ) last_failure = errno;
    return result;
}

// The log

/// Where the checksum before a frame stands: in the frame before it, or in the log's header.
static sqlite3_int64 sum_before(sqlite3_int64 start) {
    return start == log_header_size ? log_header_size - 8 : start - frame_size + 16;
}

/// Whether the frame, of which this is the header and the page, follows in the log at `start`. SQLITE_OK or an error.
static int frame_fits(
    sqlite3_file *log, const unsigned char *header, const unsigned char *page, sqlite3_int64 start, int *fits) {
    unsigned char before[8];
    int result = log->pMethods->xRead(log, before, sizeof before, sum_before(start));
    if (result == SQLITE_OK) *fits = einvoice_frame_fits(before, header, page);
    return result;
}

/// Looks at a frame of a log that SQLite recovers.
static int recovered_frame(sqlite3_file *log, const unsigned char *frame, sqlite3_int64 offset) {
    unsigned char salts[8];
    int result = log->pMethods->xRead(log, salts, sizeof salts, 16);
    if (result != SQLITE_OK) return result;
    int fits = 0;
    if (memcmp(frame + 8, salts, sizeof salts) == 0) {
        result = frame_fits(log, frame, frame + frame_header_size, offset, &fits);
        if (result != SQLITE_OK || fits) return result;
        // Where one bit is wrong, the size that says that a transaction is complete can be zero.
        for (int bit = 0; bit < 32 && big_endian(frame + 4) == 0; bit++) {
            unsigned char whole[frame_header_size];
            memcpy(whole, frame, sizeof whole);
            whole[4 + bit / 8] = (unsigned char)(1 << bit % 8);
            result = frame_fits(log, whole, frame + frame_header_size, offset, &fits);
            if (result != SQLITE_OK || fits) return fits ? SQLITE_CORRUPT : result;
        }
    }
    // SQLite takes the log to end here. Frames of earlier rounds through the log have other salts; what is left of a
    // transaction that was not completed has no frame that says so. One salt is enough: the other one may be the damage.
    unsigned char header[frame_header_size];
    for (;; offset += frame_size) {
        result = log->pMethods->xRead(log, header, sizeof header, offset);
        if (result == SQLITE_IOERR_SHORT_READ) return SQLITE_OK;
        if (result != SQLITE_OK) return result;
        int is_of_this_round = memcmp(header + 8, salts, 4) == 0 || memcmp(header + 12, salts + 4, 4) == 0;
        if (is_of_this_round && big_endian(header + 4) != 0) return SQLITE_CORRUPT;
    }
}

/// Where the place lies in its frame; -1 in the log's header.
static sqlite3_int64 place_in_frame(sqlite3_int64 offset) {
    return offset < log_header_size ? -1 : (offset - log_header_size) % frame_size;
}

static int read_log(struct checked_file *file, unsigned char *buffer, int amount, sqlite3_int64 offset) {
    sqlite3_file *log = file->real;
    int result = noted(log->pMethods->xRead(log, buffer, amount, offset));
    if (result != SQLITE_OK) return result;
    if (amount == log_header_size && offset == 0) {
        file->is_recovered = 1;
        return einvoice_log_header_fits(buffer) ? SQLITE_OK : SQLITE_CORRUPT;
    }
    sqlite3_int64 place = place_in_frame(offset), start = offset - place;
    if (place < 0 || start >= file->unchecked_from) return SQLITE_OK;
    if (amount == frame_size && place == 0 && file->is_recovered) return recovered_frame(log, buffer, offset);
    if (amount != page_size || place != frame_header_size) return SQLITE_OK;
    unsigned char header[frame_header_size];
    result = log->pMethods->xRead(log, header, sizeof header, start);
    if (result != SQLITE_OK) return result;
    int fits = 0;
    result = frame_fits(log, header, buffer, start, &fits);
    if (result != SQLITE_OK) return result;
    return fits ? SQLITE_OK : SQLITE_CORRUPT;
}

/// Keeps in mind which frames have no checksums so far.
static void note_log_write(struct checked_file *file, const unsigned char *bytes, int amount, sqlite3_int64 offset) {
    static const unsigned char none[16];
    sqlite3_int64 place = place_in_frame(offset), start = offset - place;
    file->is_recovered = 0;
    if (place == 0 && amount == frame_header_size) {
        file->unfinished = start;
        if (memcmp(bytes + 8, none, sizeof none) == 0) {
            if (start < file->unchecked_from) file->unchecked_from = start;
        } else if (start <= file->unchecked_from) {
            file->unchecked_from = nowhere;
        }
    } else if (place == frame_header_size && amount == page_size) {
        // A page without a header of its own replaces one that was written earlier in this transaction.
        if (start != file->unfinished && start < file->unchecked_from) file->unchecked_from = start;
        file->unfinished = -1;
    }
}

// The log that a database needs: the number of frames, in this machine's byte order, and the log's salts. Zeros for none.

/// Says in the database's header that it needs the log as it is now, before the first of its pages is written there.
static int write_need(struct checked_file *file) {
    unsigned char need[need_size];
    // https://sqlite.org/walformat.html
    uint32_t frames = *(const volatile uint32_t *)(file->index + 16);
    memcpy(need, &frames, sizeof frames);
    for (int byte = 0; byte < 8; byte++) need[4 + byte] = file->index[32 + byte];
    if (memcmp(need, file->need, need_size) == 0) return SQLITE_OK;
    int result = noted(file->real->pMethods->xWrite(file->real, need, need_size, need_offset));
    if (result == SQLITE_OK) memcpy(file->need, need, need_size);
    return result;
}

/// SQLite has brought the whole log into the database.
static int clear_need(struct checked_file *file) {
    memset(file->need, 0, need_size);
    return noted(file->real->pMethods->xWrite(file->real, file->need, need_size, need_offset));
}

static int find_need(const struct checked_file *file, const unsigned char *need) {
    int log = open(file->log_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (log < 0) {
        last_failure = errno;
        return errno == ENOENT ? SQLITE_CORRUPT : SQLITE_CANTOPEN;
    }
    uint32_t frames;
    memcpy(&frames, need, sizeof frames);
    sqlite3_int64 start = log_header_size + ((sqlite3_int64)frames - 1) * frame_size;
    unsigned char salts[8], before[8], frame[frame_size];
    // Everything before its last frame is looked at when the log is recovered.
    int fits = frames > 0 && pread(log, salts, sizeof salts, 16) == sizeof salts
        && pread(log, before, sizeof before, sum_before(start)) == sizeof before
        && pread(log, frame, sizeof frame, start) == sizeof frame && memcmp(salts, need + 4, sizeof salts) == 0
        && memcmp(frame + 8, salts, sizeof salts) == 0 && einvoice_frame_fits(before, frame, frame + frame_header_size);
    close(log);
    return fits ? SQLITE_OK : SQLITE_CORRUPT;
}

/// Looks for the log that a database needs which is opened now.
static int check_need(const struct checked_file *file, const unsigned char *header) {
    static const unsigned char none[need_size];
    unsigned char need[need_size], again[need_size];
    memcpy(again, header + need_offset, need_size);
    int result;
    do {
        memcpy(need, again, need_size);
        if (memcmp(need, none, need_size) == 0) return SQLITE_OK;
        result = find_need(file, need);
        if (result != SQLITE_CORRUPT) return result;
        // Another connection could have gone on meanwhile.
        result = noted(file->real->pMethods->xRead(file->real, again, need_size, need_offset));
        if (result != SQLITE_OK) return result;
    } while (memcmp(need, again, need_size) != 0);
    return SQLITE_CORRUPT;
}

// Files

static int checked_close(sqlite3_file *file) { return real_file(file)->pMethods->xClose(real_file(file)); }

static int checked_read(sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset) {
    if (checked(file)->is_log) return read_log(checked(file), buffer, amount, offset);
    sqlite3_file *real = real_file(file);
    if (offset + amount <= header_size) {
        int result = noted(real->pMethods->xRead(real, buffer, amount, offset));
        if (result != SQLITE_OK || offset != 0 || amount < header_size) return result;
        return check_need(checked(file), buffer);
    }
    unsigned char whole[page_size];
    sqlite3_int64 place = offset % page_size;
    if (place + amount > page_size) return SQLITE_CORRUPT;
    unsigned char *page = amount == page_size ? buffer : whole;
    int result = noted(real->pMethods->xRead(real, page, page_size, offset - place));
    // SQLite takes what is missing for zeros.
    if (result == SQLITE_IOERR_SHORT_READ) return SQLITE_CORRUPT;
    if (result != SQLITE_OK) return result;
    if (offset == place) memset(page + need_offset, 0, need_size);
    if (!einvoice_page_fits(page, offset - place)) return SQLITE_CORRUPT;
    if (page == whole) memcpy(buffer, whole + place, (size_t)amount);
    return SQLITE_OK;
}

static int checked_write(sqlite3_file *file, const void *bytes, int amount, sqlite3_int64 offset) {
    sqlite3_file *real = real_file(file);
    if (checked(file)->is_log) {
        note_log_write(checked(file), bytes, amount, offset);
        return noted(real->pMethods->xWrite(real, bytes, amount, offset));
    }
    // A database of another page size is none of ours.
    if (amount != page_size || offset % page_size != 0) return SQLITE_CORRUPT;
    if (checked(file)->index) {
        int result = write_need(checked(file));
        if (result != SQLITE_OK) return result;
    }
    // The page is SQLite's, in its cache or on the way from the log; it doesn't look at these bytes.
    unsigned char *page = (unsigned char *)bytes;
    if (offset == 0) memset(page + need_offset, 0, need_size);
    uint64_t sum = einvoice_page_sum(page, offset);
    memcpy(page + page_size - sum_size, &sum, sum_size);
    if (offset == 0) memcpy(page + need_offset, checked(file)->need, need_size);
    return noted(real->pMethods->xWrite(real, bytes, amount, offset));
}

static int checked_truncate(sqlite3_file *file, sqlite3_int64 size) {
    int result = noted(real_file(file)->pMethods->xTruncate(real_file(file), size));
    // With a log in use, SQLite cuts a database only after the whole log was brought into it, and syncs it then.
    return result == SQLITE_OK && checked(file)->index ? clear_need(checked(file)) : result;
}
static int checked_sync(sqlite3_file *file, int flags) {
    return noted(real_file(file)->pMethods->xSync(real_file(file), flags));
}
static int checked_file_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real_file(file)->pMethods->xFileSize(real_file(file), size);
}
static int checked_lock(sqlite3_file *file, int level) {
    return real_file(file)->pMethods->xLock(real_file(file), level);
}
static int checked_unlock(sqlite3_file *file, int level) {
    return real_file(file)->pMethods->xUnlock(real_file(file), level);
}
static int checked_check_lock(sqlite3_file *file, int *is_reserved) {
    return real_file(file)->pMethods->xCheckReservedLock(real_file(file), is_reserved);
}
static int checked_control(sqlite3_file *file, int operation, void *argument) {
    return real_file(file)->pMethods->xFileControl(real_file(file), operation, argument);
}
static int checked_sector_size(sqlite3_file *file) {
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}
static int checked_characteristics(sqlite3_file *file) {
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}
static int checked_shared_map(sqlite3_file *file, int region, int size, int extend, void volatile **memory) {
    int result = noted(real_file(file)->pMethods->xShmMap(real_file(file), region, size, extend, memory));
    if (result == SQLITE_OK && region == 0) checked(file)->index = *memory;
    return result;
}
static int checked_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
    return real_file(file)->pMethods->xShmLock(real_file(file), offset, count, flags);
}
static void checked_shared_barrier(sqlite3_file *file) { real_file(file)->pMethods->xShmBarrier(real_file(file)); }
static int checked_shared_unmap(sqlite3_file *file, int is_deleted) {
    checked(file)->index = 0;
    return real_file(file)->pMethods->xShmUnmap(real_file(file), is_deleted);
}

// Version 2: with shared memory, without xFetch, the way to mapped pages.
static const sqlite3_io_methods checked_methods = {
    .iVersion = 2,
    .xClose = checked_close,
    .xRead = checked_read,
    .xWrite = checked_write,
    .xTruncate = checked_truncate,
    .xSync = checked_sync,
    .xFileSize = checked_file_size,
    .xLock = checked_lock,
    .xUnlock = checked_unlock,
    .xCheckReservedLock = checked_check_lock,
    .xFileControl = checked_control,
    .xSectorSize = checked_sector_size,
    .xDeviceCharacteristics = checked_characteristics,
    .xShmMap = checked_shared_map,
    .xShmLock = checked_shared_lock,
    .xShmBarrier = checked_shared_barrier,
    .xShmUnmap = checked_shared_unmap,
};

// The file system

static int checked_open(sqlite3_vfs *system, const char *name, sqlite3_file *file, int flags, int *flags_out) {
    sqlite3_vfs *real = real_system(system);
    // Journals and temporary files are as they were.
    if (!(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))) return real->xOpen(real, name, file, flags, flags_out);
    struct checked_file *opened = checked(file);
    opened->real = (sqlite3_file *)(opened + 1);
    opened->is_log = (flags & SQLITE_OPEN_WAL) != 0;
    opened->log_name = opened->is_log ? 0 : einvoice_sqlite()->filename_wal(name);
    opened->index = 0;
    memset(opened->need, 0, need_size);
    opened->is_recovered = 0;
    opened->unfinished = -1;
    opened->unchecked_from = nowhere;
    int result = real->xOpen(real, name, opened->real, flags, flags_out);
    opened->base.pMethods = opened->real->pMethods ? &checked_methods : 0;
    return result;
}

static int checked_delete(sqlite3_vfs *system, const char *name, int sync_folder) {
    return real_system(system)->xDelete(real_system(system), name, sync_folder);
}
static int checked_access(sqlite3_vfs *system, const char *name, int flags, int *result) {
    return real_system(system)->xAccess(real_system(system), name, flags, result);
}
static int checked_full_path(sqlite3_vfs *system, const char *name, int size, char *path) {
    return real_system(system)->xFullPathname(real_system(system), name, size, path);
}
static int checked_randomness(sqlite3_vfs *system, int count, char *bytes) {
    return real_system(system)->xRandomness(real_system(system), count, bytes);
}
static int checked_sleep(sqlite3_vfs *system, int microseconds) {
    return real_system(system)->xSleep(real_system(system), microseconds);
}
static int checked_time(sqlite3_vfs *system, double *time) {
    return real_system(system)->xCurrentTime(real_system(system), time);
}
static int checked_last_error(sqlite3_vfs *system, int count, char *text) {
    return real_system(system)->xGetLastError(real_system(system), count, text);
}
static int checked_whole_time(sqlite3_vfs *system, sqlite3_int64 *time) {
    return real_system(system)->xCurrentTimeInt64(real_system(system), time);
}

sqlite3_vfs *einvoice_checked_pages(sqlite3_vfs *real) {
    // Without what loads extensions, which this program doesn't.
    static sqlite3_vfs system = {
        .iVersion = 2,
        .zName = EINVOICE_CHECKED_PAGES,
        .xOpen = checked_open,
        .xDelete = checked_delete,
        .xAccess = checked_access,
        .xFullPathname = checked_full_path,
        .xRandomness = checked_randomness,
        .xSleep = checked_sleep,
        .xCurrentTime = checked_time,
        .xGetLastError = checked_last_error,
        .xCurrentTimeInt64 = checked_whole_time,
    };
    system.szOsFile = (int)sizeof(struct checked_file) + real->szOsFile;
    system.mxPathname = real->mxPathname;
    system.pAppData = real;
    return &system;
}
