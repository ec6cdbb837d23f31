package dev.mailsync.feed;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.mailsync.chaos.SmallCompany;
import dev.mailsync.event.EventLog;
import dev.mailsync.platform.identity.CompanyId;
import org.junit.jupiter.api.Test;

import static dev.mailsync.chaos.SmallCompany.LEE;
import static org.assertj.core.api.Assertions.assertThat;

class EventViewsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final String BOSS = "boss@holding.example";

    private final SmallCompany company = new SmallCompany().with("anna");
    private final EventViews views = company.get(EventViews.class);
    private final EventLog events = company.get(EventLog.class);

    @Test
    void recordedEmailComesWithTheLeadsOnWhoseTimelinesItIsNow() {
        company.lead("boss", BOSS);
        company.receives("anna", LEE, "Hello");
        company.receives("anna", BOSS, "Your salary");
        // The feed waits for events that are being written.
        company.work();
        company.advance(Duration.ofMinutes(1));
        assertThat(leads())
                .hasSize(2)
                .contains(Set.of("boss"))
                .allSatisfy(leads -> assertThat(leads).hasSize(1));

        company.with("cfo", "cfo@holding.example");

        assertThat(leads()).hasSize(2).contains(Set.of()).doesNotContain(Set.of("boss"));
    }

    private List<Set<String>> leads() {
        return views.of(ACME, events.after(ACME, events.beginning(), 100).events()).stream()
                .filter(EventView.MailRecorded.class::isInstance)
                .map(event -> ((EventView.MailRecorded) event).leads())
                .toList();
    }
}
