#ifndef EINVOICE_CSQLITE_H
#define EINVOICE_CSQLITE_H

#include <sqlite3.h>

// SQLite is opened with dlopen, not linked: its functions are called through a table of their addresses.

/// The library's functions that this program calls, without `sqlite3_`.
#define EINVOICE_SQLITE_FUNCTIONS(each) \
    each(libversion_number) each(threadsafe) each(config) each(vfs_find) each(vfs_register) \
    each(open_v2) each(close) each(extended_result_codes) each(errmsg) each(system_errno) \
    each(busy_handler) each(db_config) each(file_control) each(db_readonly) each(filename_wal) \
    each(exec) each(last_insert_rowid) \
    each(prepare_v3) each(step) each(reset) each(clear_bindings) each(finalize) \
    each(bind_null) each(bind_int64) each(bind_text64) each(bind_blob64) each(bind_zeroblob) \
    each(column_count) each(column_type) each(column_int64) each(column_text) each(column_blob) each(column_bytes) \
    each(create_function_v2) each(value_type) each(value_blob) each(value_bytes) each(result_null) each(result_int64)

struct einvoice_sqlite_functions {
#define EINVOICE_SQLITE_MEMBER(name) __typeof__(&sqlite3_##name) name;
    EINVOICE_SQLITE_FUNCTIONS(EINVOICE_SQLITE_MEMBER)
#undef EINVOICE_SQLITE_MEMBER
};

/// Takes the functions from a library that dlopen gave, and registers the checked pages. NULL for success, else the name of
/// the function that is missing or fails. Call it once, before anything else here.
const char *einvoice_sqlite_load(void *library);

/// The functions, after they were loaded.
const struct einvoice_sqlite_functions *einvoice_sqlite(void);

/// The file system that keeps a checksum with every page (CheckedPages.c).
#define EINVOICE_CHECKED_PAGES "einvoice-checked-pages"

/// Bytes of a page, the only size that the checked pages take, and how many at its end are kept for the checksum.
enum { einvoice_sqlite_page_size = 4096, einvoice_sqlite_reserved = 8 };

/// Gives a new connection the function `holds(text, word)`: 1 where the bytes of the word are in those of the text, else 0;
/// NULL where either is. SQLITE_OK or an error.
int einvoice_sqlite_define(sqlite3 *database);

/// Closes a connection, the last one without bringing a short write-ahead log into the database. SQLITE_OK or an error.
int einvoice_sqlite_close(sqlite3 *database);

// Result codes whose macros Swift doesn't import.
enum {
    einvoice_sqlite_readonly_directory = SQLITE_READONLY_DIRECTORY,
    einvoice_sqlite_ioerr_short_read = SQLITE_IOERR_SHORT_READ,
    einvoice_sqlite_ioerr_shared_open = SQLITE_IOERR_SHMOPEN,
    einvoice_sqlite_ioerr_shared_size = SQLITE_IOERR_SHMSIZE,
    einvoice_sqlite_ioerr_shared_lock = SQLITE_IOERR_SHMLOCK,
    einvoice_sqlite_ioerr_shared_map = SQLITE_IOERR_SHMMAP,
    einvoice_sqlite_ioerr_data = SQLITE_IOERR_DATA,
    einvoice_sqlite_ioerr_corrupt_file_system = SQLITE_IOERR_CORRUPTFS,
};

/// The system's error number of this thread's last failure in the checked pages; 0 when it was taken before.
int einvoice_sqlite_take_errno(void);

/// Has SQLite copy the bytes that are bound.
static inline sqlite3_destructor_type einvoice_sqlite_transient(void) { return SQLITE_TRANSIENT; }

#endif
