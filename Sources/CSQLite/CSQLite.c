// For memmem.
#define _GNU_SOURCE

#include "CSQLite.h"

#include <dlfcn.h>
#include <string.h>

#include "CheckedPages.h"

static struct einvoice_sqlite_functions functions;

const struct einvoice_sqlite_functions *einvoice_sqlite(void) { return &functions; }

const char *einvoice_sqlite_load(void *library) {
    struct einvoice_sqlite_functions found;
#define LOAD(name) \
    if (!(*(void **)&found.name = dlsym(library, "sqlite3_" #name))) return "sqlite3_" #name;
    EINVOICE_SQLITE_FUNCTIONS(LOAD)
#undef LOAD
    // How much memory is used is asked by nobody, and counting it takes a lock each time. Refused where SQLite is in use already.
    (void)found.config(SQLITE_CONFIG_MEMSTATUS, 0);
    sqlite3_vfs *real = found.vfs_find(0);
    if (!real) return "sqlite3_vfs_find";
    if (found.vfs_register(einvoice_checked_pages(real), 0) != SQLITE_OK) return "sqlite3_vfs_register";
    functions = found;
    return 0;
}

// A checkpoint syncs twice, which a command that writes a little shouldn't wait for. The next one that opens the database
// alone reads the whole log, which is quick as long as the log is short.
static const sqlite3_int64 short_log = 1 << 20;

int einvoice_sqlite_close(sqlite3 *database) {
    sqlite3_file *log = 0;
    sqlite3_int64 size = 0;
    int is_known = functions.file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK && log
        && log->pMethods && log->pMethods->xFileSize(log, &size) == SQLITE_OK;
    // Where it fails, the checkpoint is made.
    functions.db_config(database, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_known && size <= short_log, (int *)0);
    return functions.close(database);
}

/// holds(text, word)
static void holds(sqlite3_context *context, int count, sqlite3_value **values) {
    (void)count;
    if (functions.value_type(values[0]) == SQLITE_NULL || functions.value_type(values[1]) == SQLITE_NULL) {
        functions.result_null(context);
        return;
    }
    // The bytes are asked for before their count; no bytes have no address.
    const void *text = functions.value_blob(values[0]);
    size_t text_count = (size_t)functions.value_bytes(values[0]);
    const void *word = functions.value_blob(values[1]);
    size_t word_count = (size_t)functions.value_bytes(values[1]);
    functions.result_int64(context, word_count == 0 || (text && memmem(text, text_count, word, word_count)));
}

int einvoice_sqlite_define(sqlite3 *database) {
    return functions.create_function_v2(
        database, "holds", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, 0, holds, 0, 0, 0);
}
