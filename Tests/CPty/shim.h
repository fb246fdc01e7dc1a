// Pseudo-terminals for tests: what Swift's Glibc module leaves out, and a child that has one as its controlling terminal.
#ifndef EINVOICE_CPTY_SHIM_H
#define EINVOICE_CPTY_SHIM_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

// What only _XOPEN_SOURCE declares (POSIX.1-2017), which would make types differ from those of Swift's own C library module.
extern int posix_openpt(int flags);
extern int grantpt(int descriptor);
extern int unlockpt(int descriptor);
extern char *ptsname(int descriptor);

// What only _GNU_SOURCE declares (Linux).
extern int pipe2(int ends[2], int flags);
extern int close_range(unsigned int first, unsigned int last, int flags);

/// A pipe that no program inherits which is started meanwhile. 0, or -1.
static inline int pty_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

/// Opens a pseudo-terminal of that size: its controlling end and its other end, which is the child's. 0, or -1.
static inline int pty_open(int columns, int rows, int *controller, int *terminal) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    *controller = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*controller < 0 || grantpt(*controller) != 0 || unlockpt(*controller) != 0) return -1;
    *terminal = open(ptsname(*controller), O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*terminal < 0) return -1;
    return ioctl(*terminal, TIOCSWINSZ, &size);
}

/// Gives it another size; its programs get SIGWINCH.
static inline int pty_resize(int controller, int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    return ioctl(controller, TIOCSWINSZ, &size);
}

/// Bytes that wait to be read from a descriptor; -1 where that can't be told.
static inline int pty_unread(int descriptor) {
    int count = -1;
    return ioctl(descriptor, FIONREAD, &count) == 0 ? count : -1;
}

/// Starts a program in a session of its own with the terminal as its controlling one and as descriptors 0 to 2, `life` as 3, and
/// no others. Its process id, or -1.
static inline pid_t pty_spawn(int terminal, int life, const char *path, char *const *arguments, char *const *environment) {
    pid_t child = fork();
    if (child != 0) return child;
    setsid();
    ioctl(terminal, TIOCSCTTY, 0);
    // A test's crash is no news to the machine.
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    sigset_t all;
    sigemptyset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    // Above 3 first, so that no copy overwrites another's source.
    int from = fcntl(terminal, F_DUPFD, 10);
    int to = fcntl(life, F_DUPFD, 10);
    dup2(from, 0);
    dup2(from, 1);
    dup2(from, 2);
    dup2(to, 3);
    close_range(4, ~0U, 0);
    execve(path, arguments, environment);
    _exit(127);
}

/// 1 where the child has ended, which pty_wait then takes; 0 while it runs.
static inline int pty_has_ended(pid_t child) {
    siginfo_t info = {0};
    return waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == child;
}

/// Waits for the child to end: its exit code, or 1000 and the signal that ended it.
static inline int pty_wait(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    return WIFSIGNALED(status) ? 1000 + WTERMSIG(status) : WEXITSTATUS(status);
}

/// Whether two modes are the same in all that `stty` shows.
static inline int pty_same_modes(const struct termios *one, const struct termios *other) {
    return one->c_iflag == other->c_iflag && one->c_oflag == other->c_oflag && one->c_cflag == other->c_cflag &&
           one->c_lflag == other->c_lflag && memcmp(one->c_cc, other->c_cc, sizeof one->c_cc) == 0;
}

#endif
