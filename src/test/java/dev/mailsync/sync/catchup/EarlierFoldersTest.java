package dev.mailsync.sync.catchup;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

/** What an earlier version kept: the untracked folders in the book, and of each folder its parent and cursor only. */
class EarlierFoldersTest {

    private final SmallCompany company = new SmallCompany().with("anna");
    private Folder thrownAway;

    @BeforeEach
    void anEarlierVersionsRows() {
        var mailbox = company.mailbox("anna");
        thrownAway = mailbox.childNamed("Old", mailbox.folder(WellKnown.DELETEDITEMS));
        company.pass(Duration.ofHours(7));
        var untracked =
                Set.of(thrownAway.id(), mailbox.folder(WellKnown.DELETEDITEMS).id());
        company.all(Table.USERS).forEach(item -> asBefore(item, untracked));
    }

    private void asBefore(Item item, Set<String> untracked) {
        var attributes = new HashMap<>(item.attributes());
        List.of("stage", "listed", "listing", "untracked").forEach(attributes::remove);
        if (item.sortKey().startsWith("folders#")) {
            put(Item.of(attributes).with("untracked", untracked));
        } else if (item.sortKey().startsWith("folder#")) {
            put(Item.of(attributes).with("readAt", company.now()));
        }
    }

    private void put(Item item) {
        company.get(Dynamo.class).transact(List.of(Write.put(Table.USERS, item)));
    }

    @Test
    void whatWasUntrackedStaysSo() {
        var mail = company.receives("anna", LEE, "Thrown away");
        company.mailbox("anna").move(mail.immutableId(), thrownAway);
        company.work();
        company.pass(Duration.ofHours(7));

        assertThat(company.recorded()).isEmpty();
    }

    @Test
    void whatIsRestoredBetweenTheVersionsIsReadAnew() {
        company.world().subscriptions().silence(company.mailbox("anna").account(), Optional.empty());
        var mail = company.receives("anna", LEE, "Restored");
        company.mailbox("anna").move(mail.immutableId(), thrownAway);
        company.mailbox("anna").moveFolder(thrownAway, company.mailbox("anna").folder(WellKnown.INBOX));

        company.pass(Duration.ofHours(7));

        assertThat(company.recorded()).containsExactly("Restored");
    }
}
