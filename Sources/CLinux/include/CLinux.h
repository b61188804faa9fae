/*
 * What Glibc's module hides from Swift or spells as a variadic call: one plain function for each.
 * Every function returns what the system call returns, -1 with errno on failure.
 */
#pragma once

/* No system header but this one: others define types one way or the other by feature macros, and a Swift module that
 * sees both definitions does not build. */
#include <stdint.h>

#include "CLinuxBare.h"
#include "CLinuxMachine.h"

/* openat(2) */
int clinux_openat(int directory, const char *path, int flags, uint32_t mode);
/* renameat2(2) with RENAME_NOREPLACE when `replace` is 0 */
int clinux_rename(int from_directory, const char *from, int to_directory, const char *to, int replace);
/* linkat(2), the last link not followed */
int clinux_link(int from_directory, const char *from, int to_directory, const char *to);
/* fcntl(2) F_SETLEASE: 1 asks for a read lease, 0 gives it up */
int clinux_read_lease(int descriptor, int take);
/* signal(7): somebody who waits for a lease of ours makes the kernel send SIGIO, which would end the process */
void clinux_ignore_lease_signals(void);
/* ioctl_ficlone(2) */
int clinux_clone(int to, int from);
/* ioctl FS_IOC_FIEMAP (Documentation/filesystems/fiemap.rst) with FIEMAP_FLAG_SYNC: 1 when every byte below `size` lies
 * in an extent that is written, 0 when one lies in a hole, in room that was only reserved, or nowhere known */
int clinux_is_wholly_written(int descriptor, uint64_t size);
/* fallocate(2) with FALLOC_FL_KEEP_SIZE */
int clinux_reserve(int descriptor, int64_t offset, int64_t length);
/* sync_file_range(2) with SYNC_FILE_RANGE_WRITE: starts write-back, promises nothing */
int clinux_start_writeback(int descriptor);
/* fcntl(2) F_OFD_SETLK, exclusive, on the whole file; non-blocking */
int clinux_try_lock(int descriptor);
/* fcntl(2) F_OFD_GETLK: 1 held by somebody, 0 free */
int clinux_is_locked(int descriptor);
/* getdents64(2) */
long clinux_getdents(int descriptor, void *buffer, unsigned long size);

struct clinux_status {
    uint64_t device, inode, size, mount_id;
    uint32_t mode, links, uid, gid;
    int64_t modified_seconds, changed_seconds;
    uint32_t modified_nanoseconds, changed_nanoseconds;
    /* 1 when the path is the root of a mount (STATX_ATTR_MOUNT_ROOT) */
    uint32_t is_mount_root;
};
/* statx(2), the last link not followed; an empty path means the descriptor itself */
int clinux_status(int directory, const char *path, struct clinux_status *status);

/* statfs(2): the file system's magic number and its free space in bytes and inodes */
struct clinux_file_system {
    uint64_t type, free_bytes, free_inodes, total_inodes;
};
int clinux_file_system(int descriptor, struct clinux_file_system *file_system);

/* inotify(7) */
int clinux_inotify_init(void);
int clinux_inotify_add(int descriptor, const char *path, uint32_t mask);
int clinux_inotify_remove(int descriptor, int watch);

/* ioctl_tty(2) TIOCGWINSZ: columns of the terminal, 0 when it is none */
int clinux_terminal_columns(int descriptor);

/* malloc_trim(3) of all there is */
void clinux_give_back_memory(void);

/* open(2) */
extern const int clinux_o_path;
extern const int clinux_o_directory;
extern const int clinux_o_nofollow;
extern const int clinux_o_cloexec;
extern const int clinux_o_nonblock;
extern const int clinux_o_noctty;
