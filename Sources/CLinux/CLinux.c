#define _GNU_SOURCE 1
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <malloc.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

const int clinux_o_path = O_PATH;
const int clinux_o_directory = O_DIRECTORY;
const int clinux_o_nofollow = O_NOFOLLOW;
const int clinux_o_cloexec = O_CLOEXEC;
const int clinux_o_nonblock = O_NONBLOCK;
const int clinux_o_noctty = O_NOCTTY;

int clinux_openat(int directory, const char *path, int flags, uint32_t mode) {
    return openat(directory, path, flags, mode);
}

int clinux_rename(int from_directory, const char *from, int to_directory, const char *to, int replace) {
    return renameat2(from_directory, from, to_directory, to, replace ? 0 : RENAME_NOREPLACE);
}

int clinux_link(int from_directory, const char *from, int to_directory, const char *to) {
    return linkat(from_directory, from, to_directory, to, 0);
}

void clinux_ignore_lease_signals(void) { signal(SIGIO, SIG_IGN); }

int clinux_read_lease(int descriptor, int take) {
    if (!take) return fcntl(descriptor, F_SETLEASE, F_UNLCK);
    return fcntl(descriptor, F_SETLEASE, F_RDLCK);
}

int clinux_clone(int to, int from) { return ioctl(to, FICLONE, from); }

int clinux_is_wholly_written(int descriptor, uint64_t size) {
    enum { EXTENTS_MAX = 32 };
    const uint32_t not_written = FIEMAP_EXTENT_UNKNOWN | FIEMAP_EXTENT_DELALLOC | FIEMAP_EXTENT_UNWRITTEN;
    _Alignas(struct fiemap) char buffer[sizeof(struct fiemap) + EXTENTS_MAX * sizeof(struct fiemap_extent)];
    struct fiemap *map = (struct fiemap *)buffer;
    uint64_t covered = 0;
    while (covered < size) {
        memset(map, 0, sizeof *map);
        map->fm_start = covered;
        map->fm_length = size - covered;
        /* What is still in the page cache only is written first, and has its place then. */
        map->fm_flags = FIEMAP_FLAG_SYNC;
        map->fm_extent_count = EXTENTS_MAX;
        if (ioctl(descriptor, FS_IOC_FIEMAP, map) < 0) return -1;
        uint64_t before = covered;
        for (uint32_t index = 0; index < map->fm_mapped_extents; index++) {
            const struct fiemap_extent *extent = &map->fm_extents[index];
            if (extent->fe_logical > covered) return 0;
            if (extent->fe_flags & not_written) return 0;
            if (extent->fe_logical + extent->fe_length > covered) covered = extent->fe_logical + extent->fe_length;
        }
        /* A hole up to the end. */
        if (covered == before) return 0;
    }
    return 1;
}

int clinux_reserve(int descriptor, int64_t offset, int64_t length) {
    return fallocate(descriptor, FALLOC_FL_KEEP_SIZE, offset, length);
}

int clinux_start_writeback(int descriptor) {
    return sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
}

int clinux_try_lock(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    return fcntl(descriptor, F_OFD_SETLK, &lock);
}

int clinux_is_locked(int descriptor) {
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    if (fcntl(descriptor, F_OFD_GETLK, &lock) < 0) return -1;
    return lock.l_type == F_UNLCK ? 0 : 1;
}

long clinux_getdents(int descriptor, void *buffer, unsigned long size) {
    return syscall(SYS_getdents64, descriptor, buffer, size);
}

int clinux_status(int directory, const char *path, struct clinux_status *status) {
    struct statx x;
    int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | (path[0] ? 0 : AT_EMPTY_PATH);
    if (statx(directory, path, flags, STATX_BASIC_STATS | 0x1000U /* STATX_MNT_ID */, &x) < 0) return -1;
    *status = (struct clinux_status){
        .device = ((uint64_t)x.stx_dev_major << 32) | x.stx_dev_minor,
        .inode = x.stx_ino,
        .size = x.stx_size,
        .mount_id = x.stx_mnt_id,
        .mode = x.stx_mode,
        .links = x.stx_nlink,
        .uid = x.stx_uid,
        .gid = x.stx_gid,
        .modified_seconds = x.stx_mtime.tv_sec,
        .changed_seconds = x.stx_ctime.tv_sec,
        .modified_nanoseconds = x.stx_mtime.tv_nsec,
        .changed_nanoseconds = x.stx_ctime.tv_nsec,
        .is_mount_root = (x.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0,
    };
    return 0;
}

int clinux_file_system(int descriptor, struct clinux_file_system *file_system) {
    struct statfs s;
    if (fstatfs(descriptor, &s) < 0) return -1;
    *file_system = (struct clinux_file_system){
        .type = (uint64_t)s.f_type,
        .free_bytes = (uint64_t)s.f_bavail * (uint64_t)s.f_bsize,
        .free_inodes = s.f_ffree,
        .total_inodes = s.f_files,
    };
    return 0;
}

int clinux_inotify_init(void) { return inotify_init1(IN_NONBLOCK | IN_CLOEXEC); }

int clinux_inotify_add(int descriptor, const char *path, uint32_t mask) {
    return inotify_add_watch(descriptor, path, mask);
}

int clinux_inotify_remove(int descriptor, int watch) { return inotify_rm_watch(descriptor, watch); }

int clinux_terminal_columns(int descriptor) {
    struct winsize size;
    if (!isatty(descriptor)) return 0;
    if (ioctl(descriptor, TIOCGWINSZ, &size) < 0 || size.ws_col == 0) return 80;
    return size.ws_col;
}

void clinux_give_back_memory(void) { malloc_trim(0); }
