package dev.mailsync.sandbox.mailbox;

import java.util.Optional;

/** An entry of a folder's change log with the item as it is now, which may meanwhile lie elsewhere. */
public record Changed(LogEntry entry, Optional<Item> item) {}
