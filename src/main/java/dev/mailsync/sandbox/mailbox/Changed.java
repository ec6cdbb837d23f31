package dev.mailsync.sandbox.mailbox;

import java.util.Optional;

/** An entry of a folder's change log with the current item, which may be elsewhere by now. */
public record Changed(LogEntry entry, Optional<Item> item) {}
