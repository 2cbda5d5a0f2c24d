/*
 * Records what a process does to the files of one folder, in order and with the bytes: the input of simulated power
 * cuts (power-cut.ts). Loaded with LD_PRELOAD in front of the C library; after the method of SQLite's test6.c.
 *
 *   RECORD_FOLDER  absolute path; only files below it are recorded
 *   RECORD_LOG     file that the records are appended to, outside that folder
 *   RECORD_KILL    number of the record after which the process kills itself; 0 or nothing for never
 *
 * What the process tells its parent over Node's IPC channel (NODE_CHANNEL_FD) is recorded too, in the same order: an
 * acknowledgement counts from the moment in which it leaves the process.
 *
 * A record is, little endian: kind (1 byte), inode (8), offset or length (8), length of the names (4), length of the
 * data (4), names separated by a newline, data. Writes through mmap are not seen.
 */
#define _GNU_SOURCE
#include <limits.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MAX_FD 4096

static const char *folder;
static size_t folder_length;
static int log_fd = -1;
static int channel_fd = -1;
/* Records until the end of the process. */
static long left = 0;
/* Inode by descriptor; 0 for what lies elsewhere. */
static uint64_t inode_of[MAX_FD];

__attribute__((constructor)) static void start(void) {
  const char *log = getenv("RECORD_LOG");
  const char *channel = getenv("NODE_CHANNEL_FD");
  const char *end = getenv("RECORD_KILL");
  folder = getenv("RECORD_FOLDER");
  if (folder == NULL || log == NULL) return;
  folder_length = strlen(folder);
  if (channel != NULL) channel_fd = atoi(channel);
  if (end != NULL) left = atol(end);
  int fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  /* Out of the way of descriptors that the program counts on. */
  log_fd = syscall(SYS_fcntl, fd, F_DUPFD_CLOEXEC, 1000);
  syscall(SYS_close, fd);
}

static int is_inside(const char *path) {
  return log_fd >= 0 && path != NULL && strncmp(path, folder, folder_length) == 0 &&
         (path[folder_length] == '/' || path[folder_length] == '\0');
}

static void record(char kind, uint64_t inode, int64_t position, const char *names, const void *data, size_t length) {
  if (log_fd < 0) return;
  struct __attribute__((packed)) {
    char kind;
    uint64_t inode;
    int64_t position;
    uint32_t names_length;
    uint32_t data_length;
  } head = {kind, inode, position, strlen(names), length};
  struct iovec parts[] = {
      {&head, sizeof head}, {(void *)names, head.names_length}, {(void *)data, head.data_length}};
  /* One append, so that records of two threads do not mix. */
  ssize_t written = syscall(SYS_writev, log_fd, parts, 3);
  if (written != (ssize_t)(sizeof head + head.names_length + head.data_length)) {
    fprintf(stderr, "record-io: the log could not be written\n");
    _exit(86);
  }
  if (left > 0 && --left == 0) kill(getpid(), SIGKILL);
}

static void record_names(char kind, const char *from, const char *to) {
  char names[8192];
  snprintf(names, sizeof names, "%s\n%s", from, to);
  record(kind, 0, 0, names, NULL, 0);
}

static uint64_t inode_at(const char *path) {
  struct stat found;
  return syscall(SYS_newfstatat, AT_FDCWD, path, &found, AT_SYMLINK_NOFOLLOW) == 0 ? found.st_ino : 0;
}

/* The inode of an open file or folder of ours. Descriptors are closed and given out again unseen: so ask each time. */
static uint64_t own_inode(int fd) {
  struct stat found;
  if (fd < 0 || fd >= MAX_FD || inode_of[fd] == 0) return 0;
  if (syscall(SYS_fstat, fd, &found) != 0 || found.st_ino != inode_of[fd]) return 0;
  return S_ISREG(found.st_mode) || S_ISDIR(found.st_mode) ? inode_of[fd] : 0;
}

static int open_recorded(int at, const char *path, int flags, mode_t mode) {
  int inside = is_inside(path);
  uint64_t before = inside ? inode_at(path) : 0;
  int fd = syscall(SYS_openat, at, path, flags, mode);
  if (fd < 0 || fd >= MAX_FD) return fd;
  inode_of[fd] = 0;
  if (!inside) return fd;
  /* The index of a log, which SQLite maps into memory and makes anew after a cut. */
  size_t length = strlen(path);
  if (length > 4 && strcmp(path + length - 4, "-shm") == 0) return fd;
  struct stat found;
  if (syscall(SYS_fstat, fd, &found) != 0) return fd;
  inode_of[fd] = found.st_ino;
  if (before == 0) record('C', found.st_ino, 0, path, NULL, 0);
  else if (flags & O_TRUNC) record('T', found.st_ino, 0, path, NULL, 0);
  return fd;
}

#define MODE_ARGUMENT(flags, mode)            \
  mode_t mode = 0;                            \
  if ((flags) & (O_CREAT | O_TMPFILE)) {      \
    va_list rest;                             \
    va_start(rest, flags);                    \
    mode = va_arg(rest, mode_t);              \
    va_end(rest);                             \
  }

int open(const char *path, int flags, ...) {
  MODE_ARGUMENT(flags, mode)
  return open_recorded(AT_FDCWD, path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE_ARGUMENT(flags, mode)
  return open_recorded(AT_FDCWD, path, flags | O_LARGEFILE, mode);
}
int openat(int at, const char *path, int flags, ...) {
  MODE_ARGUMENT(flags, mode)
  return open_recorded(at, path, flags, mode);
}
int openat64(int at, const char *path, int flags, ...) {
  MODE_ARGUMENT(flags, mode)
  return open_recorded(at, path, flags | O_LARGEFILE, mode);
}

static void record_write(int fd, int64_t offset, const void *data, ssize_t length) {
  uint64_t inode = length > 0 ? own_inode(fd) : 0;
  if (inode != 0) record('W', inode, offset, "", data, length);
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  ssize_t written = syscall(SYS_pwrite64, fd, data, length, offset);
  record_write(fd, offset, data, written);
  return written;
}
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  ssize_t written = syscall(SYS_pwrite64, fd, data, length, offset);
  record_write(fd, offset, data, written);
  return written;
}

/* What was said, or written to a file, of `parts`: the first `length` bytes. */
static void record_parts(int fd, int64_t offset, const struct iovec *parts, size_t count, ssize_t length) {
  for (size_t index = 0; index < count && length > 0; index++) {
    ssize_t part = length < (ssize_t)parts[index].iov_len ? length : (ssize_t)parts[index].iov_len;
    if (fd == channel_fd) record('A', 0, 0, "", parts[index].iov_base, part);
    else record_write(fd, offset, parts[index].iov_base, part);
    offset += part;
    length -= part;
  }
}

static int64_t position_of(int fd) { return own_inode(fd) != 0 ? syscall(SYS_lseek, fd, 0, SEEK_CUR) : 0; }

ssize_t write(int fd, const void *data, size_t length) {
  struct iovec part = {(void *)data, length};
  int64_t offset = position_of(fd);
  ssize_t written = syscall(SYS_write, fd, data, length);
  record_parts(fd, offset, &part, 1, written);
  return written;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
  int64_t offset = position_of(fd);
  ssize_t written = syscall(SYS_writev, fd, parts, count);
  record_parts(fd, offset, parts, count, written);
  return written;
}
ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  ssize_t sent = syscall(SYS_sendmsg, fd, message, flags);
  if (fd == channel_fd) record_parts(fd, 0, message->msg_iov, message->msg_iovlen, sent);
  return sent;
}

static int truncate_recorded(int fd, int64_t length) {
  int result = syscall(SYS_ftruncate, fd, length);
  uint64_t inode = result == 0 ? own_inode(fd) : 0;
  if (inode != 0) record('T', inode, length, "", NULL, 0);
  return result;
}
int ftruncate(int fd, off_t length) { return truncate_recorded(fd, length); }
int ftruncate64(int fd, off64_t length) { return truncate_recorded(fd, length); }

static int sync_recorded(long call, int fd) {
  int result = syscall(call, fd);
  uint64_t inode = result == 0 ? own_inode(fd) : 0;
  struct stat found;
  if (inode != 0 && syscall(SYS_fstat, fd, &found) == 0) {
    record(S_ISDIR(found.st_mode) ? 'D' : 'S', inode, 0, "", NULL, 0);
  }
  return result;
}
int fsync(int fd) { return sync_recorded(SYS_fsync, fd); }
int fdatasync(int fd) { return sync_recorded(SYS_fdatasync, fd); }

static int unlink_recorded(int at, const char *path, int flags) {
  // A whole folder is removed by names within it.
  char whole[PATH_MAX * 2];
  if (at != AT_FDCWD && path[0] != '/') {
    char link[64], folder[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", at);
    ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, folder, sizeof folder - 1);
    folder[length < 0 ? 0 : length] = '\0';
    snprintf(whole, sizeof whole, "%s/%s", folder, path);
  } else {
    snprintf(whole, sizeof whole, "%s", path);
  }
  int result = syscall(SYS_unlinkat, at, path, flags);
  if (result == 0 && is_inside(whole)) record('U', 0, 0, whole, NULL, 0);
  return result;
}
int unlink(const char *path) { return unlink_recorded(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return unlink_recorded(at, path, flags); }
int rmdir(const char *path) { return unlink_recorded(AT_FDCWD, path, AT_REMOVEDIR); }
int remove(const char *path) {
  int result = unlink_recorded(AT_FDCWD, path, 0);
  return result != 0 && errno == EISDIR ? unlink_recorded(AT_FDCWD, path, AT_REMOVEDIR) : result;
}

int link(const char *from, const char *to) {
  int result = syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (result == 0 && is_inside(to)) record_names('L', from, to);
  return result;
}
int rename(const char *from, const char *to) {
  int result = syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (result == 0 && is_inside(to)) record_names('R', from, to);
  return result;
}
