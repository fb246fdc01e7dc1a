// The system's wide ncurses as Swift can take it: macros, variadic functions and global variables become functions here, and
// what must be async-signal-safe is written in C.
#ifndef EINVOICE_CNCURSES_SHIM_H
#define EINVOICE_CNCURSES_SHIM_H

// No _XOPEN_SOURCE: it would make types such as fd_set differ from those of Swift's own C library module.
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

// Only _XOPEN_SOURCE declares it (POSIX.1-2017).
extern int wcwidth(wchar_t character);

// Globals

static inline WINDOW *einvoice_stdscr(void) { return stdscr; }
static inline WINDOW *einvoice_curscr(void) { return curscr; }
static inline int einvoice_colors(void) { return COLORS; }

/// A file in memory for ncurses to write into: to a descriptor that never blocks it would write again and again. NULL
/// if there are no descriptors left.
static inline FILE *einvoice_memory_file(void) {
    int memory = (int)syscall(SYS_memfd_create, "screen", 1u /* MFD_CLOEXEC */);
    FILE *file = memory < 0 ? NULL : fdopen(memory, "w");
    if (memory >= 0 && !file) close(memory);
    return file;
}

/// Opens ncurses' screen, which writes into a file, or without one to the terminal itself. The environment's size
/// counts only where the terminal doesn't know its own. Without either ncurses takes the database's, and fails where
/// that has none, as for the Linux console, unless it may ask the driver first; of a file it gets no answer.
static inline SCREEN *einvoice_newterm(FILE *output, int knows_size) {
    use_env(!knows_size);
    use_tioctl(knows_size);
    return newterm(NULL, output ? output : stdout, stdin);
}

// Attributes, which are macros

static const attr_t einvoice_bold = A_BOLD;
static const attr_t einvoice_dim = A_DIM;
static const attr_t einvoice_italic = A_ITALIC;
static const attr_t einvoice_underline = A_UNDERLINE;
static const attr_t einvoice_reverse = A_REVERSE;

/// From <term.h>, whose macros would take common words.
int setupterm(const char *, int, int *);

/// Looks a terminal up in the database and tells how many colours it has: 0 for none, -2 where it isn't there.
static inline int einvoice_colors_of(const char *name) {
    int problem = 0;
    if (setupterm(name, -1, &problem) == ERR) return -2;
    int colors = tigetnum("colors");
    return colors < 0 ? 0 : colors;
}

/// A capability's string; NULL if the terminal has none (tigetstr has two ways of saying so).
static inline const char *einvoice_capability(const char *name) {
    const char *text = tigetstr(name);
    return text == (const char *)-1 ? NULL : text;
}

/// Makes a blank cell. `pair` is any that alloc_pair gave.
static inline int einvoice_cell(cchar_t *cell, attr_t attributes, int pair) {
    return setcchar(cell, L" ", attributes, (short)pair, &pair);
}

static inline int einvoice_wcwidth(unsigned int scalar) { return wcwidth((wchar_t)scalar); }

/// Takes the locale's character set, or UTF-8 where that is another one: every terminal of today speaks it, and over
/// SSH the locale is often lost. Returns whether ncurses can write UTF-8 now.
static inline int einvoice_use_utf8(void) {
    setlocale(LC_CTYPE, "");
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
    if (setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "en_US.UTF-8") || setlocale(LC_CTYPE, "C.utf8")) return 1;
    return 0;
}

/// The terminal's size in cells. Returns 0, or -1 where the terminal doesn't know it.
static inline int einvoice_size(int terminal, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(terminal, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

// Reading and writing

/// Reads the input that is there. Returns its bytes; 0 if there is none; -1 if none will ever come again.
static inline long einvoice_read_waiting(int descriptor, void *buffer, size_t size) {
    for (;;) {
        struct pollfd wait = {.fd = descriptor, .events = POLLIN, .revents = 0};
        int ready = poll(&wait, 1, 0);
        if (ready == 0) return 0;
        if (ready < 0) {
            if (errno == EINTR) continue;
            return -1;
        }
        ssize_t count = read(descriptor, buffer, size);
        if (count > 0) return count;
        if (count < 0 && errno == EINTR) continue;
        return count < 0 && errno == EAGAIN ? 0 : -1;
    }
}

/// Writes as many bytes as are taken now. Returns how many, or -1 if the other end is gone.
static inline long einvoice_write_now(int descriptor, const void *bytes, size_t length) {
    size_t written = 0;
    while (written < length) {
        ssize_t count = write(descriptor, (const char *)bytes + written, length - written);
        if (count > 0) {
            written += (size_t)count;
        } else if (count < 0 && errno == EINTR) {
            continue;
        } else if (count < 0 && errno == EAGAIN) {
            break;
        } else {
            return -1;
        }
    }
    return (long)written;
}

/// Sets the modes at once, and keeps input that was typed ahead. To wait until all output is written would hang on a
/// terminal that takes none.
static inline int einvoice_set_modes(int terminal, const struct termios *modes) {
    int result;
    do result = tcsetattr(terminal, TCSANOW, modes);
    while (result != 0 && errno == EINTR);
    return result;
}

/// Turns modes into those of a screen: Control with S, Q, Z, C and \ are keys like others, Enter isn't a line feed, a
/// line feed goes straight down, and nothing is echoed or changed on its way.
static inline void einvoice_screen_modes(struct termios *modes) {
    modes->c_iflag &= ~(tcflag_t)(IXON | BRKINT | PARMRK | ICRNL | INLCR | IGNCR);
    modes->c_oflag &= ~(tcflag_t)(ONLCR | TABDLY);
    modes->c_lflag &= ~(tcflag_t)(ICANON | ISIG | IEXTEN | ECHO | ECHONL);
    modes->c_cc[VMIN] = 1;
    modes->c_cc[VTIME] = 0;
}

// Giving the terminal back on signals

/// Bytes and modes that give the terminal back, made ready because a signal handler may only write and set modes. There
/// is one in the process. Each handler below finds it by a static pointer of its own, set by the same call that
/// installs the handler: a header's statics exist once in each object file that uses them. The pointers are static
/// inside functions, because Swift emits no others.
typedef struct {
    volatile sig_atomic_t armed;
    // The terminal; and an open file description of it that is ours alone and never waits, or -1.
    int terminal;
    int unwaiting;
    // The signal that first asked to end.
    volatile sig_atomic_t asked;
    struct termios modes;
    volatile int length;
    char bytes[1024];
    volatile int pipe;
    // When the first request to end came that nobody read yet; 0 if all are read.
    volatile time_t unread;
    int in_use;
    struct sigaction before_fatal[65];
    struct sigaction before_pipe[65];
    volatile unsigned char piped[65];
} einvoice_guard;

/// Milliseconds to wait for a terminal that takes nothing before its output is thrown away.
static const int einvoice_patience = 300;

/// Writes the bytes, and never waits for long. Output that the terminal doesn't take is thrown away, and CAN breaks off
/// half a sequence before it. Returns how often that happened.
static inline int einvoice_guard_write(int descriptor, const char *bytes, size_t length) {
    int turn = 0;
    while (length > 0 && turn < 3) {
        ssize_t count = write(descriptor, bytes, length);
        if (count > 0) {
            bytes += count;
            length -= (size_t)count;
        } else if (count < 0 && errno == EINTR) {
            continue;
        } else if (count < 0 && errno == EAGAIN) {
            struct pollfd wait = {.fd = descriptor, .events = POLLOUT, .revents = 0};
            if (poll(&wait, 1, einvoice_patience) == 0) {
                turn++;
                tcflush(descriptor, TCOFLUSH);
                if (write(descriptor, "\x18", 1) < 0 && errno != EAGAIN) return turn;
            }
        } else {
            return turn;
        }
    }
    return turn;
}

/// The description that never waits, or where there is none, the terminal.
static inline int einvoice_guard_output(const einvoice_guard *guard) {
    return guard->unwaiting >= 0 ? guard->unwaiting : guard->terminal;
}

static inline void einvoice_guard_restore(einvoice_guard *guard) {
    if (!guard->armed) return;
    guard->armed = 0;
    int descriptor = einvoice_guard_output(guard);
    einvoice_guard_write(descriptor, guard->bytes, (size_t)guard->length);
    tcsetattr(descriptor, TCSANOW, &guard->modes);
}

/// Puts back what was there before this handler and lets the signal happen again, so that exit status, core file and
/// backtrace are what they would have been.
static inline void einvoice_guard_again(einvoice_guard *guard, int number, const siginfo_t *info) {
    // A signal that somebody sent is no crash to report: it ends the program. Swift's reporter would ask what to do,
    // and then return to a program without a screen. `abort` sends one as well, to its own process.
    if (info && info->si_code <= 0 && !(number == SIGABRT && info->si_pid == getpid())) {
        signal(number, SIG_DFL);
        raise(number);
        return;
    }
    sigaction(number, &guard->before_fatal[number], NULL);
    // The processor raises its fault again when this handler returns.
    if (info && info->si_code > 0 && (number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE)) return;
    raise(number);
}

static inline einvoice_guard **einvoice_fatal_guard(void) {
    static einvoice_guard *guard;
    return &guard;
}

static void einvoice_fatal(int number, siginfo_t *info, void *context) {
    int saved = errno;
    (void)context;
    einvoice_guard_restore(*einvoice_fatal_guard());
    einvoice_guard_again(*einvoice_fatal_guard(), number, info);
    errno = saved;
}

/// From now on that signal restores the terminal before it does what it did before. With `only_default`, not if someone
/// handles or ignores it already.
static inline int einvoice_guard_on_fatal(einvoice_guard *guard, int number, int only_default) {
    struct sigaction action, before;
    memset(&action, 0, sizeof action);
    if (sigaction(number, NULL, &before) != 0) return -1;
    if (!(before.sa_flags & SA_SIGINFO) && before.sa_handler == SIG_IGN) return 0;
    if ((before.sa_flags & SA_SIGINFO) && before.sa_sigaction == einvoice_fatal) return 0;
    if (only_default && ((before.sa_flags & SA_SIGINFO) || before.sa_handler != SIG_DFL)) return 0;
    *einvoice_fatal_guard() = guard;
    guard->before_fatal[number] = before;
    action.sa_sigaction = einvoice_fatal;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigfillset(&action.sa_mask);
    return sigaction(number, &action, NULL);
}

static inline einvoice_guard **einvoice_pipe_guard(void) {
    static einvoice_guard *guard;
    return &guard;
}

/// Seconds that a program asked to end has to give the terminal back; then the signal ends it.
static const unsigned einvoice_end_time = 6;

static void einvoice_overdue(int number) {
    einvoice_guard *guard = *einvoice_pipe_guard();
    int saved = errno;
    if (!guard->armed) return;
    // Where nobody asked to end, the alarm is somebody else's.
    int end = guard->asked ? guard->asked : number;
    einvoice_guard_restore(guard);
    signal(end, SIG_DFL);
    raise(end);
    errno = saved;
}

static void einvoice_to_pipe(int number, siginfo_t *info, void *context) {
    einvoice_guard *guard = *einvoice_pipe_guard();
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    int ends = number == SIGTERM || number == SIGHUP || number == SIGINT || number == SIGQUIT;
    (void)info;
    (void)context;
    time_t now = time(NULL);
    // Asked again to end, and the first request was not read for 3 s: the reader of the pipe is stuck. Not sooner,
    // because a terminal that goes away sends two hang-ups, and the draft is to be kept.
    if (ends && guard->unread != 0 && now - guard->unread >= 3) {
        struct sigaction action;
        einvoice_guard_restore(guard);
        memset(&action, 0, sizeof action);
        action.sa_handler = SIG_DFL;
        sigaction(number, &action, NULL);
        raise(number);
    }
    if (ends && guard->unread == 0) {
        guard->unread = now;
        guard->asked = number;
        if (guard->armed) alarm(einvoice_end_time);
    }
    // A full pipe already says enough.
    if (write(guard->pipe, &byte, 1) < 0) errno = saved;
    errno = saved;
}

/// From now on that signal writes its number into the guard's pipe.
static inline int einvoice_guard_on_pipe(einvoice_guard *guard, int number) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    *einvoice_pipe_guard() = guard;
    action.sa_sigaction = einvoice_to_pipe;
    action.sa_flags = SA_SIGINFO | SA_RESTART;
    sigfillset(&action.sa_mask);
    if (sigaction(number, &action, &guard->before_pipe[number]) != 0) return -1;
    guard->piped[number] = 1;
    return 0;
}

/// Opens the terminal once more, because O_NONBLOCK on the first description would hold for the shell as well, and
/// takes SIGALRM for the handlers' time limit.
static inline void einvoice_guard_prepare(einvoice_guard *guard, int terminal) {
    char path[32];
    struct sigaction action;
    int flags = O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC;
    // Works also where the terminal's name means nothing, as in a container.
    snprintf(path, sizeof path, "/proc/self/fd/%d", terminal);
    guard->unwaiting = open(path, flags);
    memset(&action, 0, sizeof action);
    *einvoice_pipe_guard() = guard;
    action.sa_handler = einvoice_overdue;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
}

/// The terminal is given back: nothing is overdue any more.
static inline void einvoice_guard_release(einvoice_guard *guard) {
    alarm(0);
    signal(SIGALRM, SIG_DFL);
    if (guard->unwaiting >= 0) close(guard->unwaiting);
    guard->unwaiting = -1;
}

/// Puts the signal's earlier handler back.
static inline int einvoice_guard_off(einvoice_guard *guard, int number) {
    if (!guard->piped[number]) return 0;
    guard->piped[number] = 0;
    return sigaction(number, &guard->before_pipe[number], NULL);
}

static inline int einvoice_is_ignored(int number) {
    struct sigaction action;
    return sigaction(number, NULL, &action) == 0 && !(action.sa_flags & SA_SIGINFO) && action.sa_handler == SIG_IGN;
}

/// Makes reads and writes never wait, and keeps the descriptor out of programs that are started.
static inline int einvoice_set_nonblocking(int descriptor) {
    int flags = fcntl(descriptor, F_GETFL);
    if (flags < 0 || fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) != 0) return -1;
    return fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

static inline void einvoice_ignore(int number) { signal(number, SIG_IGN); }

/// Stops the process group as Ctrl-Z does, and returns when it goes on. The signal's handler is put back then.
static inline void einvoice_stop_group(void) {
    struct sigaction action, before;
    sigset_t only, mask;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, &before);
    sigemptyset(&only);
    sigaddset(&only, SIGTSTP);
    sigprocmask(SIG_UNBLOCK, &only, &mask);
    kill(0, SIGTSTP);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    sigaction(SIGTSTP, &before, NULL);
}

/// A stack of its own for the fatal handlers of this thread: after a stack overflow there is no other.
static inline int einvoice_alternate_stack(void *memory, size_t size) {
    stack_t stack;
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = memory;
    stack.ss_size = size;
    return sigaltstack(&stack, NULL);
}

#endif
