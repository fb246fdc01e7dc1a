#define _GNU_SOURCE
#include "CSimulation.h"
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

int sim_personality_no_randomization(void) { return personality(ADDR_NO_RANDOMIZE) < 0 ? -1 : 0; }
pid_t sim_fork(void) { return fork(); }

long sim_find(const void *hay, size_t hayLength, size_t from, const void *needle, size_t needleLength) {
  if (from > hayLength) return -1;
  const char *found = memmem((const char *)hay + from, hayLength - from, needle, needleLength);
  return found ? found - (const char *)hay : -1;
}

#if defined(__x86_64__) && defined(__linux__)

static int report;

static const struct { int number; const char *name; int hasPath; } known[] = {
  {SYS_open, "open", 1}, {SYS_openat, "openat", 2}, {SYS_creat, "creat", 1}, {SYS_read, "read", 0},
  {SYS_readv, "readv", 0}, {SYS_pread64, "pread", 0}, {SYS_preadv, "preadv", 0}, {SYS_write, "write", 0},
  {SYS_writev, "writev", 0}, {SYS_pwrite64, "pwrite", 0}, {SYS_pwritev, "pwritev", 0}, {SYS_close, "close", 0},
  {SYS_stat, "stat", 1}, {SYS_lstat, "lstat", 1}, {SYS_fstat, "fstat", 0}, {SYS_newfstatat, "newfstatat", 2},
  {SYS_statx, "statx", 2}, {SYS_statfs, "statfs", 1}, {SYS_fstatfs, "fstatfs", 0}, {SYS_access, "access", 1},
  {SYS_faccessat, "faccessat", 2}, {SYS_rename, "rename", 1}, {SYS_renameat, "renameat", 2},
  {SYS_renameat2, "renameat2", 2}, {SYS_link, "link", 1}, {SYS_linkat, "linkat", 2}, {SYS_unlink, "unlink", 1},
  {SYS_unlinkat, "unlinkat", 2}, {SYS_symlink, "symlink", 1}, {SYS_symlinkat, "symlinkat", 1},
  {SYS_readlink, "readlink", 1}, {SYS_readlinkat, "readlinkat", 2}, {SYS_mkdir, "mkdir", 1},
  {SYS_mkdirat, "mkdirat", 2}, {SYS_rmdir, "rmdir", 1}, {SYS_chmod, "chmod", 1}, {SYS_fchmod, "fchmod", 0},
  {SYS_fchmodat, "fchmodat", 2}, {SYS_chown, "chown", 1}, {SYS_fchown, "fchown", 0}, {SYS_fchownat, "fchownat", 2},
  {SYS_truncate, "truncate", 1}, {SYS_ftruncate, "ftruncate", 0}, {SYS_fallocate, "fallocate", 0},
  {SYS_flock, "flock", 0}, {SYS_fcntl, "fcntl", 0}, {SYS_fsync, "fsync", 0}, {SYS_fdatasync, "fdatasync", 0},
  {SYS_sync_file_range, "sync_file_range", 0}, {SYS_syncfs, "syncfs", 0}, {SYS_sendfile, "sendfile", 0},
  {SYS_copy_file_range, "copy_file_range", 0}, {SYS_getdents64, "getdents64", 0}, {SYS_lseek, "lseek", 0},
  {SYS_dup, "dup", 0}, {SYS_dup2, "dup2", 0}, {SYS_ioctl, "ioctl", 0}, {SYS_inotify_init1, "inotify_init1", 0},
  {SYS_inotify_add_watch, "inotify_add_watch", 3}, {SYS_utimensat, "utimensat", 2}, {SYS_socket, "socket", 0},
  {SYS_connect, "connect", 0}, {SYS_poll, "poll", 0}, {SYS_pipe2, "pipe2", 0}, {SYS_clone, "clone", 0},
  {SYS_clone3, "clone3", 0}, {SYS_nanosleep, "nanosleep", 0}, {SYS_clock_nanosleep, "clock_nanosleep", 0},
  {SYS_clock_gettime, "clock_gettime", 0}, {SYS_gettimeofday, "gettimeofday", 0}, {SYS_getrandom, "getrandom", 0},
  {SYS_sched_getaffinity, "sched_getaffinity", 0}, {SYS_sysinfo, "sysinfo", 0}, {SYS_execve, "execve", 1},
};

static void trapped(int number, siginfo_t *info, void *context) {
  (void)number;
  const greg_t *registers = ((ucontext_t *)context)->uc_mcontext.gregs;
  const greg_t arguments[] = {registers[REG_RDI], registers[REG_RSI], registers[REG_RDX]};
  const char *name = "?", *path = NULL;
  for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
    if (known[i].number != info->si_syscall) continue;
    name = known[i].name;
    if (known[i].hasPath) path = (const char *)arguments[known[i].hasPath - 1];
  }
  char text[512];
  int length = snprintf(text, sizeof text, "guard %s (system call %d) on %s%.300s%s%lld\n", name, info->si_syscall,
                        path ? "" : "descriptor ", path ? path : "", path ? ", " : "", (long long)arguments[0]);
  if (write(report, text, (size_t)length) < 0) _exit(98);
  _exit(97);
}

#define ALLOW BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define ALLOWED(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), ALLOW
#define WORD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))

int sim_guard(int descriptor) {
  report = descriptor;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = trapped;
  action.sa_flags = SA_SIGINFO;
  sigaction(SIGSYS, &action, NULL);
  struct sock_filter filter[] = {
    WORD(nr),
    ALLOWED(mmap), ALLOWED(munmap), ALLOWED(mremap), ALLOWED(mprotect), ALLOWED(madvise), ALLOWED(brk),
    ALLOWED(exit), ALLOWED(exit_group), ALLOWED(rt_sigprocmask), ALLOWED(rt_sigaction), ALLOWED(rt_sigreturn),
    ALLOWED(sigaltstack), ALLOWED(getpid), ALLOWED(gettid), ALLOWED(tgkill), ALLOWED(futex),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_write, 0, 4),
    WORD(args[0]),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (unsigned)descriptor, 1, 0),
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 2, 0, 1),
    ALLOW,
    BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP),
  };
  struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return 0;
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

#else

int sim_guard(int descriptor) { (void)descriptor; return 0; }

#endif
