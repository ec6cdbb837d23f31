package dev.mailsync.chaos;

import java.time.Instant;
import java.util.List;

import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.sandbox.mailbox.World;

/** Where a morning is played: on parts in memory, or on the real ones. */
interface Stage {

    World world();

    Instant now();

    /** All that a table holds, for a look from outside. */
    List<Item> all(Table table);
}
