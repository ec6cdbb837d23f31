package dev.mailsync.platform.dynamo;

import java.util.ArrayList;
import java.util.List;

/** Splits items into batches that each fit into one transaction. */
public final class WriteBatches {

    /** Leaves room for what else belongs into the transaction: a few items, one of them possibly large. */
    private static final int MOST_BYTES = ItemSizes.LARGEST_TRANSACTION - 4 * ItemSizes.LARGEST_ITEM;

    private WriteBatches() {}

    /**
     * @param most how many items a batch may have
     * @return at least one batch, which is empty if there is nothing to write
     */
    public static List<List<Write.Put>> of(List<Write.Put> items, int most) {
        var batches = new ArrayList<List<Write.Put>>();
        batches.add(new ArrayList<>());
        int bytes = 0;
        for (var put : items) {
            int size = ItemSizes.of(put.item().attributes());
            if (batches.getLast().size() == most || bytes + size > MOST_BYTES) {
                batches.add(new ArrayList<>());
                bytes = 0;
            }
            batches.getLast().add(put);
            bytes += size;
        }
        return batches;
    }
}
