#define _GNU_SOURCE
#include "CDiskCalls.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int watchers;
static char *lines;
static size_t length;

static void note(const char *call, const char *path) {
    size_t more = strlen(call) + strlen(path) + 2;
    char *longer = realloc(lines, length + more + 1);
    if (!longer) abort();
    lines = longer;
    snprintf(lines + length, more + 1, "%s %s\n", call, path);
    length += more;
}

static void note_flush(int file) {
    int error = errno;
    pthread_mutex_lock(&lock);
    if (watchers > 0) {
        char link[64];
        char path[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", file);
        ssize_t count = readlink(link, path, sizeof path - 1);
        if (count >= 0) {
            path[count] = 0;
            note("flush", path);
        }
    }
    pthread_mutex_unlock(&lock);
    errno = error;
}

int fsync(int file) {
    note_flush(file);
    return (int)syscall(SYS_fsync, file);
}

int fdatasync(int file) {
    note_flush(file);
    return (int)syscall(SYS_fdatasync, file);
}

int rename(const char *old, const char *new) {
    int error = errno;
    pthread_mutex_lock(&lock);
    if (watchers > 0) note("rename", new);
    pthread_mutex_unlock(&lock);
    errno = error;
    return renameat(AT_FDCWD, old, AT_FDCWD, new);
}

void disk_calls_watch(void) {
    pthread_mutex_lock(&lock);
    watchers += 1;
    pthread_mutex_unlock(&lock);
}

char *disk_calls_copy(void) {
    pthread_mutex_lock(&lock);
    char *copy = strdup(lines ? lines : "");
    pthread_mutex_unlock(&lock);
    return copy;
}

void disk_calls_unwatch(void) {
    pthread_mutex_lock(&lock);
    watchers -= 1;
    if (watchers == 0) {
        free(lines);
        lines = NULL;
        length = 0;
    }
    pthread_mutex_unlock(&lock);
}
