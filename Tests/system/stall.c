// Preloaded into one process: the system call that the file $STALL names ("fdatasync 2": the second from now on) never
// returns. The file is taken away at that moment, so that the next process is not held up. What is waiting here can be
// killed like any process that waits.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static const char *path;
static atomic_int passed;

__attribute__((constructor)) static void begin(void) { path = getenv("STALL"); }

static void at(const char *call) {
    char text[64] = {0}, wanted[32];
    int number = 0;
    FILE *file = path ? fopen(path, "re") : NULL;
    if (!file) return;
    size_t length = fread(text, 1, sizeof text - 1, file);
    fclose(file);
    if (!length || sscanf(text, "%31s %d", wanted, &number) != 2 || strcmp(wanted, call)) return;
    if (atomic_fetch_add(&passed, 1) + 1 != number) return;
    unlink(path);
    for (;;) pause();
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int fsync(int file) { at("fsync"); return NEXT(fsync)(file); }
int fdatasync(int file) { at("fdatasync"); return NEXT(fdatasync)(file); }
int fchmod(int file, mode_t mode) { at("fchmod"); return NEXT(fchmod)(file, mode); }
int fallocate(int file, int mode, off_t start, off_t length) {
    at("fallocate");
    return NEXT(fallocate)(file, mode, start, length);
}
int linkat(int from, const char *old, int to, const char *new, int flags) {
    at("linkat");
    return NEXT(linkat)(from, old, to, new, flags);
}
int renameat(int from, const char *old, int to, const char *new) {
    at("renameat");
    return NEXT(renameat)(from, old, to, new);
}
int renameat2(int from, const char *old, int to, const char *new, unsigned int flags) {
    at("renameat2");
    return NEXT(renameat2)(from, old, to, new, flags);
}
int unlinkat(int folder, const char *name, int flags) { at("unlinkat"); return NEXT(unlinkat)(folder, name, flags); }
int mkdirat(int folder, const char *name, mode_t mode) { at("mkdirat"); return NEXT(mkdirat)(folder, name, mode); }
ssize_t pread(int file, void *buffer, size_t count, off_t start) {
    at("pread");
    return NEXT(pread)(file, buffer, count, start);
}
ssize_t pwrite(int file, const void *buffer, size_t count, off_t start) {
    at("pwrite");
    return NEXT(pwrite)(file, buffer, count, start);
}
int openat(int folder, const char *name, int flags, ...) {
    at("openat");
    va_list rest;
    va_start(rest, flags);
    mode_t mode = va_arg(rest, mode_t);
    va_end(rest);
    return NEXT(openat)(folder, name, flags, mode);
}
int fcntl(int file, int command, ...) {
    // fcntl(2): asking for a lease; SQLite's locks and the rest go by.
    if (command == F_SETLEASE) at("lease");
    va_list rest;
    va_start(rest, command);
    void *argument = va_arg(rest, void *);
    va_end(rest);
    return NEXT(fcntl)(file, command, argument);
}
