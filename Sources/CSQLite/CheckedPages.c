// A file system for SQLite in which damage is seen. It stands over the system's own:
//
// - Every page of a database ends in a checksum over its place and its content, in bytes that SQLite leaves alone
//   (SQLITE_FCNTL_RESERVE_BYTES). It is written with the page and verified when the page is read.
// - Pages in the write-ahead log are verified, too (CheckedLog.c).
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
#include "CheckedLog.h"
#include "Checksums.h"

enum {
    page_size = einvoice_sqlite_page_size,
    sum_size = einvoice_sqlite_reserved,
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
    struct einvoice_log log;
};

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
    if (result != SQLITE_OK && result != SQLITE_IOERR_SHORT_READ && result != SQLITE_CORRUPT) last_failure = errno;
    return result;
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
    int fits = einvoice_log_has(log, frames, need + 4);
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
    sqlite3_file *real = real_file(file);
    if (checked(file)->is_log) return noted(einvoice_log_read(&checked(file)->log, real, buffer, amount, offset));
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
        einvoice_log_note_write(&checked(file)->log, bytes, amount, offset);
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
    einvoice_log_begin(&opened->log);
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
