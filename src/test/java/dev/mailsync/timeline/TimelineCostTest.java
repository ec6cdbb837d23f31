package dev.mailsync.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.company.DailyQuota;
import dev.mailsync.mail.store.Ledger;
import dev.mailsync.mail.store.TestingMail;
import dev.mailsync.platform.dynamo.DelegatingDynamo;
import dev.mailsync.platform.dynamo.InMemoryDynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.UserId;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimelineCostTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final InMemoryDynamo tables = new InMemoryDynamo();
    private final List<Query> queries = new ArrayList<>();
    private final Timelines timelines = new Timelines(TestingMail.storedIn(new DelegatingDynamo(tables) {
        @Override
        public List<Item> page(Query query) {
            queries.add(query);
            return super.page(query);
        }
    }));

    @Test
    void aPageOfATimelineIsOneQueryForEachAddressOfTheLead() {
        var holder = TestingMail.holder("anna");
        tables.transact(List.of(Ledger.begin(holder.connection(), 1, holder.mailbox())));
        for (int n = 0; n < 30; n++) {
            var mail =
                    TestingMail.of("anna", "<" + n + "@x>", NOON.plusSeconds(n)).on("lee@lead.example");
            TestingMail.recordingIn(tables)
                    .record(mail.recorded(), 1, DailyQuota.UNLIMITED.live(NOON), Optional.empty());
        }

        var page = timelines.page(
                new Caller(TestingMail.ACME, new UserId("anna"), Set.of()),
                List.of(new Contact("lee@lead.example")),
                Optional.empty(),
                50);

        assertThat(page.items()).hasSize(30);
        assertThat(queries).hasSize(1);
    }
}
