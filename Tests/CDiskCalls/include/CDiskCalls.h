#ifndef EINVOICE_CDISKCALLS_H
#define EINVOICE_CDISKCALLS_H

// Stands before the C library's fsync, fdatasync and rename in the program that it is linked into: each does what it always
// does, and is written down while somebody watches.

/// Begins to write calls down. Several may watch at once.
void disk_calls_watch(void);

/// What was written down since the first of those who watch now began, oldest first, one call a line: `flush PATH` or
/// `rename NEW-PATH`. To be freed by the caller.
char *disk_calls_copy(void);

/// Ends what `disk_calls_watch` began.
void disk_calls_unwatch(void);

#endif
