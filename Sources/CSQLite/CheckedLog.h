#ifndef EINVOICE_CHECKED_LOG_H
#define EINVOICE_CHECKED_LOG_H

#include <sqlite3.h>
#include <stdint.h>

/// A connection's notes on a log that it has open.
struct einvoice_log {
    // SQLite reads it from its beginning, to see what a program left behind.
    int is_recovered;
    // Where the frame begins whose header was written last, without its page so far; -1 for none.
    sqlite3_int64 unfinished;
    // From this frame on, this connection has changed pages in its transaction whose checksums SQLite only writes when it
    // completes it. No other connection reads them before.
    sqlite3_int64 unchecked_from;
};

void einvoice_log_begin(struct einvoice_log *log);

/// Reads in the log's file, and verifies what is read. SQLITE_OK or an error.
int einvoice_log_read(
    struct einvoice_log *log, sqlite3_file *file, unsigned char *buffer, int amount, sqlite3_int64 offset);

/// Keeps in mind what is written to the log.
void einvoice_log_note_write(
    struct einvoice_log *log, const unsigned char *bytes, int amount, sqlite3_int64 offset);

/// Whether this many frames with these salts, of which the last one is verified, are in an open log's file.
int einvoice_log_has(int file, uint32_t frames, const unsigned char *salts);

#endif
