// Stands before the C library's calls: those on the simulated disk, those that tell the time or make numbers up, and
// those by which work goes to another thread.
#define _GNU_SOURCE
#include "CSimulation.h"
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/futex.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>
#include "Internal.h"

static sim_system sys;
static int isOn;
static int dispatchCalls;

void sim_install(const sim_system *system) { sys = *system; }
void sim_enable(int on) { isOn = on; }
int sim_dispatch_calls(void) { return dispatchCalls; }

static int isSimulated(const char *path) {
  return isOn && path && (strcmp(path, "/") == 0 || strncmp(path, SIM_ROOT, strlen(SIM_ROOT)) == 0);
}
static int isSimulatedFile(int fd) { return isOn && fd >= SIM_FIRST_DESCRIPTOR; }

static long result(long value) {
  if (value >= 0) return value;
  errno = (int)-value;
  return -1;
}

#define REAL(type, name, ...)                                                  \
  static type (*real)(__VA_ARGS__);                                            \
  if (!real) real = (type(*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

// Time and chance.

int clock_gettime(clockid_t clock, struct timespec *time) {
  REAL(int, clock_gettime, clockid_t, struct timespec *);
  if (!isOn) return real(clock, time);
  int64_t now = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE ? sys.realtime() : sys.monotonic();
  time->tv_sec = now / 1000000000;
  time->tv_nsec = now % 1000000000;
  return 0;
}

time_t time(time_t *to) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  if (to) *to = now.tv_sec;
  return now.tv_sec;
}

int gettimeofday(struct timeval *to, void *zone) {
  (void)zone;
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  to->tv_sec = now.tv_sec;
  to->tv_usec = now.tv_nsec / 1000;
  return 0;
}

int usleep(useconds_t microseconds) {
  REAL(int, usleep, useconds_t);
  if (!isOn) return real(microseconds);
  sys.sleep((int64_t)microseconds * 1000);
  return 0;
}

pid_t getpid(void) {
  REAL(pid_t, getpid, void);
  return isOn ? sys.pid() : real();
}

long sysconf(int name) {
  REAL(long, sysconf, int);
  return isOn && (name == _SC_NPROCESSORS_ONLN || name == _SC_NPROCESSORS_CONF) ? 2 : real(name);
}

static void fill(void *bytes, size_t count) {
  for (size_t i = 0; i < count; i++) ((unsigned char *)bytes)[i] = (unsigned char)sys.random();
}

ssize_t getrandom(void *bytes, size_t count, unsigned flags) {
  REAL(ssize_t, getrandom, void *, size_t, unsigned);
  if (!isOn) return real(bytes, count, flags);
  fill(bytes, count);
  return (ssize_t)count;
}

int getentropy(void *bytes, size_t count) {
  REAL(int, getentropy, void *, size_t);
  if (!isOn) return real(bytes, count);
  fill(bytes, count);
  return 0;
}

void arc4random_buf(void *bytes, size_t count) {
  REAL(void, arc4random_buf, void *, size_t);
  if (!isOn) { real(bytes, count); return; }
  fill(bytes, count);
}

// Swift's locks call the system by number: each fiber is a thread to them, and who waits lets the others run.
static long lockWord(uint32_t *word, int operation) {
  uint32_t self = sim_fiber_thread();
  switch (operation & FUTEX_CMD_MASK) {
    case FUTEX_LOCK_PI:
      while (*word & FUTEX_TID_MASK) sys.wait();
      *word = self;
      return 0;
    case FUTEX_TRYLOCK_PI:
      if (*word & FUTEX_TID_MASK) return result(-EAGAIN);
      *word = self;
      return 0;
    case FUTEX_UNLOCK_PI: *word = 0; return 0;
    default: return result(-ENOSYS);
  }
}

long syscall(long number, ...) {
  va_list list;
  long v[6];
  va_start(list, number);
  for (int i = 0; i < 6; i++) v[i] = va_arg(list, long);
  va_end(list);
  if (isOn && number == SYS_getrandom) {
    fill((void *)v[0], (size_t)v[1]);
    return v[1];
  }
  if (isOn && sim_on_fiber()) {
    if (number == SYS_gettid) return sim_fiber_thread();
    if (number == SYS_futex) return lockWord((uint32_t *)v[0], (int)v[1]);
  }
  REAL(long, syscall, long, ...);
  return real(number, v[0], v[1], v[2], v[3], v[4], v[5]);
}

// Work for other threads. A block's function is its third word (the Blocks ABI).

void *_Block_copy(const void *);
void _Block_release(const void *);

void sim_call_block(void *block) {
  (*(void (**)(void *))((char *)block + 16))(block);
  _Block_release(block);
}

void dispatch_async(void *queue, void *block) {
  REAL(void, dispatch_async, void *, void *);
  if (!isOn) { real(queue, block); return; }
  dispatchCalls++;
  sys.async(_Block_copy(block));
}

void dispatch_apply(size_t count, void *queue, void *block) {
  REAL(void, dispatch_apply, size_t, void *, void *);
  if (!isOn) { real(count, queue, block); return; }
  dispatchCalls++;
  void (*invoke)(void *, size_t) = *(void (**)(void *, size_t))((char *)block + 16);
  for (size_t i = 0; i < count; i++) invoke(block, i);
}

// The disk.

static int openAny(int (*real)(const char *, int, ...), const char *path, int flags, int mode) {
  if (isSimulated(path)) return (int)result(sys.open(path, flags, mode));
  return real(path, flags, mode);
}

#define OPEN(name)                                                             \
  int name(const char *path, int flags, ...) {                                 \
    REAL(int, name, const char *, int, ...);                                   \
    va_list list;                                                              \
    va_start(list, flags);                                                     \
    int mode = va_arg(list, int);                                              \
    va_end(list);                                                              \
    return openAny(real, path, flags, mode);                                   \
  }
OPEN(open)
OPEN(open64)

// For a call on a descriptor, and one on a path: the simulated one, or the C library's.
#define ON_FILE(type, name, parameters, types, arguments, simulated)           \
  type name parameters {                                                       \
    static type(*real) types;                                                  \
    if (!real) real = (type(*) types)dlsym(RTLD_NEXT, #name);                  \
    if (isSimulatedFile(fd)) return (type)result(simulated);                   \
    return real arguments;                                                     \
  }
#define ON_PATH(name, parameters, types, arguments, simulated)                 \
  int name parameters {                                                        \
    static int(*real) types;                                                   \
    if (!real) real = (int(*) types)dlsym(RTLD_NEXT, #name);                   \
    if (isSimulated(path)) return (int)result(simulated);                      \
    return real arguments;                                                     \
  }

static int exists(const char *path) {
  struct stat status;
  return sys.statusOfPath(path, &status);
}

ON_FILE(int, close, (int fd), (int), (fd), sys.close(fd))
ON_FILE(ssize_t, read, (int fd, void *to, size_t n), (int, void *, size_t), (fd, to, n), sys.read(fd, to, n, -1))
ON_FILE(ssize_t, pread, (int fd, void *to, size_t n, off_t at), (int, void *, size_t, off_t), (fd, to, n, at),
        sys.read(fd, to, n, at))
ON_FILE(ssize_t, pread64, (int fd, void *to, size_t n, off_t at), (int, void *, size_t, off_t), (fd, to, n, at),
        sys.read(fd, to, n, at))
ON_FILE(ssize_t, write, (int fd, const void *from, size_t n), (int, const void *, size_t), (fd, from, n),
        sys.write(fd, from, n, -1))
ON_FILE(ssize_t, pwrite, (int fd, const void *from, size_t n, off_t at), (int, const void *, size_t, off_t),
        (fd, from, n, at), sys.write(fd, from, n, at))
ON_FILE(ssize_t, pwrite64, (int fd, const void *from, size_t n, off_t at), (int, const void *, size_t, off_t),
        (fd, from, n, at), sys.write(fd, from, n, at))
ON_FILE(int, fsync, (int fd), (int), (fd), sys.sync(fd))
ON_FILE(int, fdatasync, (int fd), (int), (fd), sys.sync(fd))
ON_FILE(int, ftruncate, (int fd, off_t size), (int, off_t), (fd, size), sys.truncate(fd, size))
ON_FILE(int, ftruncate64, (int fd, off_t size), (int, off_t), (fd, size), sys.truncate(fd, size))
ON_FILE(int, flock, (int fd, int operation), (int, int), (fd, operation), sys.lock(fd, operation))
ON_FILE(int, fstat, (int fd, struct stat *to), (int, struct stat *), (fd, to), sys.status(fd, to))
ON_FILE(int, fchmod, (int fd, mode_t mode), (int, mode_t), (fd, mode), sys.chmod(fd, (int)mode))
ON_PATH(stat, (const char *path, struct stat *to), (const char *, struct stat *), (path, to),
        sys.statusOfPath(path, to))
ON_PATH(lstat, (const char *path, struct stat *to), (const char *, struct stat *), (path, to),
        sys.statusOfPath(path, to))
// Whoever runs the programs may do everything to what is there.
ON_PATH(access, (const char *path, int mode), (const char *, int), (path, mode), exists(path))
ON_PATH(mkdir, (const char *path, mode_t mode), (const char *, mode_t), (path, mode), sys.mkdir(path, (int)mode))
ON_PATH(unlink, (const char *path), (const char *), (path), sys.unlink(path))
ON_PATH(rename, (const char *path, const char *to), (const char *, const char *), (path, to), sys.rename(path, to))
ON_PATH(link, (const char *path, const char *to), (const char *, const char *), (path, to), sys.link(path, to))

// There are no symbolic links: a path that leads anywhere is its own.
char *realpath(const char *path, char *to) {
  REAL(char *, realpath, const char *, char *);
  if (!isSimulated(path)) return real(path, to);
  struct stat status;
  return result(sys.statusOfPath(path, &status)) < 0 ? NULL : strdup(path);
}

ssize_t readlink(const char *path, char *to, size_t size) {
  REAL(ssize_t, readlink, const char *, char *, size_t);
  if (!isSimulated(path)) return real(path, to, size);
  struct stat status;
  long found = sys.statusOfPath(path, &status);
  return result(found < 0 ? found : -EINVAL);
}

// A system that gives no notices of changes; the follower looks for itself then.
int inotify_init1(int flags) {
  REAL(int, inotify_init1, int);
  return isOn ? (int)result(-EMFILE) : real(flags);
}

enum { folderMark = 0x51d1a };
struct folder { long mark; int count, next; char **names; struct dirent entry; };

DIR *opendir(const char *path) {
  REAL(DIR *, opendir, const char *);
  if (!isSimulated(path)) return real(path);
  char **names;
  long count = result(sys.names(path, &names));
  if (count < 0) return NULL;
  struct folder *folder = calloc(1, sizeof *folder);
  folder->mark = folderMark;
  folder->count = (int)count;
  folder->names = names;
  return (DIR *)folder;
}

struct dirent *readdir(DIR *stream) {
  REAL(struct dirent *, readdir, DIR *);
  struct folder *folder = (struct folder *)stream;
  if (!isOn || folder->mark != folderMark) return real(stream);
  if (folder->next >= folder->count) return NULL;
  strncpy(folder->entry.d_name, folder->names[folder->next++], sizeof folder->entry.d_name - 1);
  return &folder->entry;
}

int closedir(DIR *stream) {
  REAL(int, closedir, DIR *);
  struct folder *folder = (struct folder *)stream;
  if (!isOn || folder->mark != folderMark) return real(stream);
  for (int i = 0; i < folder->count; i++) free(folder->names[i]);
  free(folder->names);
  free(folder);
  return 0;
}
