#ifndef EINVOICE_CHECKED_PAGES_H
#define EINVOICE_CHECKED_PAGES_H

#include <sqlite3.h>

/// The checked pages over the file system `real`; one for the whole process.
sqlite3_vfs *einvoice_checked_pages(sqlite3_vfs *real);

#endif
