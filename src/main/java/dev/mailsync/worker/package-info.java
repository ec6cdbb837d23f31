/** What queued jobs do. A new kind of job starts in {@code JobWorker}. */
package dev.mailsync.worker;
