#include "CSQLite.h"

#include <dlfcn.h>

#include "CheckedPages.h"

static struct einvoice_sqlite_functions functions;

const struct einvoice_sqlite_functions *einvoice_sqlite(void) { return &functions; }

const char *einvoice_sqlite_load(void *library) {
    struct einvoice_sqlite_functions found;
#define LOAD(name) \
    if (!(*(void **)&found.name = dlsym(library, "sqlite3_" #name))) return "sqlite3_" #name;
    EINVOICE_SQLITE_FUNCTIONS(LOAD)
#undef LOAD
    sqlite3_vfs *real = found.vfs_find(0);
    if (!real) return "sqlite3_vfs_find";
    if (found.vfs_register(einvoice_checked_pages(real), 0) != SQLITE_OK) return "sqlite3_vfs_register";
    functions = found;
    return 0;
}

int einvoice_sqlite_restrict(sqlite3 *database) {
    int result = functions.db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
    if (result != SQLITE_OK) return result;
    return functions.db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)0);
}
