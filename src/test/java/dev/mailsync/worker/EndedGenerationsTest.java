package dev.mailsync.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.mailsync.chaos.InMemoryProduct;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What ended generations leave is deleted piece by piece, and nothing of the current one. */
class EndedGenerationsTest {

    private static final ConnectionId ANNA = ConnectionId.of(new CompanyId("acme"), new UserId("anna"));

    private final InMemoryProduct product = new InMemoryProduct();
    private final Dynamo dynamo = product.parts().dynamo();
    private final EndedGenerations ended = product.get(EndedGenerations.class);

    @BeforeEach
    void anEmptyWorld() {
        product.parts().begin(1);
    }

    @Test
    void rowsOfEveryEarlierGenerationAreDeletedAndNoOthers() {
        for (var kind :
                List.of("folders#%d", "folder#%d#f", "folderRound#%d", "parked#%d#m", "survey#%d", "deferred#%d#m")) {
            for (long generation : List.of(1L, 2L, 9L, 10L, 11L, 100L)) {
                put(kind.formatted(generation));
            }
        }
        put("connection");
        put("zone");

        assertThat(ended.deleteBefore(ANNA, 10)).isTrue();

        assertThat(keys())
                .contains("connection", "zone")
                .hasSize(2 + 6 * 3)
                .noneMatch(key -> key.matches(".*#[129](#.*)?"));
    }

    @Test
    void manyRowsTakeSeveralJobsEachOfWhichDeletesSome() {
        rows("folder#9#", 1_200);
        rows("folder#10#", 300);
        var left = new ArrayList<Integer>();

        while (!ended.deleteBefore(ANNA, 10)) {
            left.add(keys().size());
        }

        assertThat(left).containsExactly(1_000, 500);
        assertThat(keys()).hasSize(300).allMatch(key -> key.startsWith("folder#10#"));
    }

    /** As if the next generation began while this job ran. */
    @Test
    void rowsOfALaterGenerationStay() {
        rows("folder#1#", 150);
        rows("folder#10#", 150);
        rows("folder#11#", 250);
        rows("folder#2#", 150);

        assertThat(ended.deleteBefore(ANNA, 10)).isTrue();

        assertThat(keys()).hasSize(400).allMatch(key -> key.startsWith("folder#1"));
    }

    private void rows(String prefix, int count) {
        for (int n = 0; n < count; n++) {
            put(prefix + "f" + n);
        }
    }

    private void put(String sortKey) {
        dynamo.put(new Write.Put(Table.USERS, Item.key(ANNA.value(), sortKey), Optional.empty()));
    }

    private List<String> keys() {
        var all = new ArrayList<String>();
        dynamo.each(Query.of(Table.USERS, ANNA.value()), item -> all.add(item.sortKey()));
        return all;
    }
}
