/* A disk that takes 3 ms longer for each sync, as one across a network does: put before the C
   library's own by LD_PRELOAD, so that the database is none the wiser. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>

static int then_wait(int done) {
    struct timespec longer = {0, 3000000};
    nanosleep(&longer, 0);
    return done;
}

int fsync(int file) {
    int (*theirs)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
    return then_wait(theirs(file));
}

int fdatasync(int file) {
    int (*theirs)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
    return then_wait(theirs(file));
}
