#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

// Fibers: many stacks in one thread.

typedef struct sim_fiber sim_fiber;

/// False where fibers can't be switched: the switch is written for x86-64 Linux.
int sim_fibers_work(void);
/// Names of the libraries whose thread-local variables each fiber has of its own; "" is the program itself, whose
/// variables start anew in each fiber. Gives the bytes kept for a fiber. To be called once, before the first fiber.
size_t sim_keep_thread_locals(const char *const *libraries, int count);
sim_fiber *sim_fiber_new(void (*entry)(void));
/// From the scheduler: runs it until it ends (1) or yields (0). An ended fiber is used again for a new one.
int sim_fiber_run(sim_fiber *fiber);
/// From a fiber: back to the scheduler.
void sim_fiber_yield(void);
int sim_on_fiber(void);

// The C library's calls.

/// First descriptor of the simulated disk; real ones are far below.
#define SIM_FIRST_DESCRIPTOR (1 << 20)
/// Paths below it are on the simulated disk, and the root folder is.
#define SIM_ROOT "/sim"

/// What the simulated system does. Negative results are -errno.
typedef struct {
  int64_t (*monotonic)(void);
  int64_t (*realtime)(void);
  uint64_t (*random)(void);
  int (*pid)(void);
  void (*sleep)(int64_t nanoseconds);
  /// A lock of this process is held by another fiber.
  void (*wait)(void);
  /// A block that libdispatch would run on another thread; see ``sim_call_block``.
  void (*async)(void *block);
  int (*open)(const char *path, int flags, int mode);
  int (*close)(int fd);
  /// `offset` < 0: at the descriptor's own position.
  long (*read)(int fd, void *bytes, size_t count, long offset);
  long (*write)(int fd, const void *bytes, size_t count, long offset);
  int (*sync)(int fd);
  int (*truncate)(int fd, long size);
  int (*lock)(int fd, int operation);
  int (*status)(int fd, struct stat *status);
  int (*statusOfPath)(const char *path, struct stat *status);
  int (*mkdir)(const char *path, int mode);
  int (*unlink)(const char *path);
  int (*rename)(const char *from, const char *to);
  int (*link)(const char *from, const char *to);
  int (*chmod)(int fd, int mode);
  /// All names of a folder, each from malloc, in an array from malloc; their count.
  int (*names)(const char *path, char ***names);
} sim_system;

void sim_install(const sim_system *system);
/// Takes the calls over (1) or gives them back (0).
void sim_enable(int isOn);
void sim_call_block(void *block);
/// How often the interposed calls of libdispatch were reached.
int sim_dispatch_calls(void);

// The guard.

/// From here on any system call but those for memory, and for writing to `report` and to standard error, ends the process
/// with 97 after its name was written to `report`: whatever isn't simulated can't be forgotten. False where the system has
/// no such filters.
int sim_guard(int report);

// What the Glibc module lacks.

int sim_personality_no_randomization(void);
pid_t sim_fork(void);
/// Where `needle` is in `hay` from `from` on, or -1.
long sim_find(const void *hay, size_t hayLength, size_t from, const void *needle, size_t needleLength);
