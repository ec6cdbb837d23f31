/** What a queued job does. A new kind of job starts in {@code JobWorker}. */
package dev.mailsync.worker;
