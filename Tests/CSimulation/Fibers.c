#define _GNU_SOURCE
#include "CSimulation.h"
#include <errno.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include "Internal.h"

#if defined(__x86_64__) && defined(__linux__)

enum { stackBytes = 512 * 1024, guardBytes = 4096, mostBlocks = 8 };

struct sim_fiber {
  void *stackPointer;
  char *stack;
  void (*entry)(void);
  int hasEnded, error;
  uint32_t thread;
  char *locals;
};

static struct { char *live; const char *image; size_t bytes, imageBytes; } blocks[mostBlocks];
static int blockCount;
static size_t localBytes;
static const char *const *libraries;
static int libraryCount;

static sim_fiber *current;
static void *schedulerStack;
static char *schedulerLocals;
static sim_fiber **ended;
static int endedCount, endedRoom;
static uint32_t threads = 1 << 20;

int sim_fibers_work(void) { return 1; }

// Saves what a function must leave as it was (System V ABI for x86-64) on one stack, and takes it from another.
void sim_swap(void **save, void *load);
__asm__(".text\n.globl sim_swap\n.type sim_swap,@function\nsim_swap:\n"
        " pushq %rbp\n pushq %rbx\n pushq %r12\n pushq %r13\n pushq %r14\n pushq %r15\n"
        " movq %rsp, (%rdi)\n movq %rsi, %rsp\n"
        " popq %r15\n popq %r14\n popq %r13\n popq %r12\n popq %rbx\n popq %rbp\n ret\n");

static int isKept(const char *name) {
  for (int i = 0; i < libraryCount; i++) {
    if (libraries[i][0] ? strstr(name, libraries[i]) != NULL : name[0] == 0) return 1;
  }
  return 0;
}

static int findLocals(struct dl_phdr_info *info, size_t size, void *data) {
  (void)size;
  (void)data;
  if (!info->dlpi_tls_data || !isKept(info->dlpi_name)) return 0;
  for (int i = 0; i < info->dlpi_phnum; i++) {
    const ElfW(Phdr) *header = &info->dlpi_phdr[i];
    if (header->p_type != PT_TLS || blockCount == mostBlocks) continue;
    blocks[blockCount].live = info->dlpi_tls_data;
    blocks[blockCount].bytes = header->p_memsz;
    // Only the program's own start anew; a runtime's are taken over from the thread, which has set them up.
    if (info->dlpi_name[0] == 0) {
      blocks[blockCount].image = (const char *)(info->dlpi_addr + header->p_vaddr);
      blocks[blockCount].imageBytes = header->p_filesz;
    }
    localBytes += header->p_memsz;
    blockCount++;
  }
  return 0;
}

size_t sim_keep_thread_locals(const char *const *names, int count) {
  libraries = names;
  libraryCount = count;
  dl_iterate_phdr(findLocals, NULL);
  schedulerLocals = malloc(localBytes + 1);
  return localBytes;
}

static void saveLocals(char *to) {
  for (int i = 0; i < blockCount; to += blocks[i++].bytes) memcpy(to, blocks[i].live, blocks[i].bytes);
}

static void loadLocals(const char *from) {
  for (int i = 0; i < blockCount; from += blocks[i++].bytes) memcpy(blocks[i].live, from, blocks[i].bytes);
}

static void newLocals(char *to) {
  saveLocals(to);
  for (int i = 0; i < blockCount; to += blocks[i++].bytes) {
    if (!blocks[i].image) continue;
    memset(to, 0, blocks[i].bytes);
    memcpy(to, blocks[i].image, blocks[i].imageBytes);
  }
}

static void begin(void) {
  sim_fiber *fiber = current;
  fiber->entry();
  fiber->hasEnded = 1;
  sim_swap(&fiber->stackPointer, schedulerStack);
  abort();
}

sim_fiber *sim_fiber_new(void (*entry)(void)) {
  sim_fiber *fiber;
  if (endedCount) {
    fiber = ended[--endedCount];
  } else {
    fiber = calloc(1, sizeof *fiber);
    char *memory = mmap(NULL, guardBytes + stackBytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (!fiber || memory == MAP_FAILED) abort();
    mprotect(memory, guardBytes, PROT_NONE);
    fiber->stack = memory + guardBytes;
    fiber->locals = malloc(localBytes + 1);
  }
  uintptr_t *top = (uintptr_t *)(((uintptr_t)fiber->stack + stackBytes - 64) & ~(uintptr_t)15);
  *--top = 0;
  *--top = (uintptr_t)begin;
  for (int i = 0; i < 6; i++) *--top = 0;
  fiber->stackPointer = top;
  fiber->entry = entry;
  fiber->hasEnded = fiber->error = 0;
  fiber->thread = ++threads;
  newLocals(fiber->locals);
  return fiber;
}

int sim_fiber_run(sim_fiber *fiber) {
  int error = errno;
  saveLocals(schedulerLocals);
  current = fiber;
  loadLocals(fiber->locals);
  errno = fiber->error;
  sim_swap(&schedulerStack, fiber->stackPointer);
  fiber->error = errno;
  saveLocals(fiber->locals);
  loadLocals(schedulerLocals);
  errno = error;
  current = NULL;
  if (!fiber->hasEnded) return 0;
  if (endedCount == endedRoom) {
    endedRoom = endedRoom ? endedRoom * 2 : 64;
    ended = realloc(ended, endedRoom * sizeof *ended);
  }
  ended[endedCount++] = fiber;
  return 1;
}

void sim_fiber_yield(void) { sim_swap(&current->stackPointer, schedulerStack); }
int sim_on_fiber(void) { return current != NULL; }
uint32_t sim_fiber_thread(void) { return current ? current->thread : 0; }

#else

int sim_fibers_work(void) { return 0; }
size_t sim_keep_thread_locals(const char *const *names, int count) { (void)names; (void)count; return 0; }
sim_fiber *sim_fiber_new(void (*entry)(void)) { (void)entry; return NULL; }
int sim_fiber_run(sim_fiber *fiber) { (void)fiber; return 1; }
void sim_fiber_yield(void) {}
int sim_on_fiber(void) { return 0; }
uint32_t sim_fiber_thread(void) { return 0; }

#endif
