package dev.mailsync.feed;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.event.Event;
import dev.mailsync.event.LoggedEvent;
import dev.mailsync.lead.LeadOwnership;
import dev.mailsync.lead.OwnPeople;
import dev.mailsync.mail.store.SyncedMailStore;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailId;

/** Events with the leads to which their emails belong now. */
@ApplicationScoped
class EventViews {

    private record Places(Map<MailId, Set<Contact>> contacts, LeadOwnership ownership) {}

    private final SyncedMailStore mails;
    private final OwnPeople ownPeople;

    EventViews(SyncedMailStore mails, OwnPeople ownPeople) {
        this.mails = mails;
        this.ownPeople = ownPeople;
    }

    List<EventView> of(CompanyId company, List<LoggedEvent> events) {
        var places = places(
                company,
                events.stream()
                        .map(LoggedEvent::event)
                        .flatMap(it -> it instanceof Event.MailRecorded(var mail) ? Stream.of(mail) : Stream.empty())
                        .collect(Collectors.toSet()));
        return events.stream().map(it -> view(it, places)).toList();
    }

    private Places places(CompanyId company, Collection<MailId> recorded) {
        var contacts = mails.contactsOf(company, recorded);
        var all = contacts.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return new Places(contacts, ownPeople.ownership(company, all));
    }

    private static EventView view(LoggedEvent logged, Places places) {
        return switch (logged.event()) {
            case Event.MailRecorded(var mail) -> recorded(logged, mail, places);
            case Event.MailErased(var mail) ->
                new EventView.MailErased(head(logged, EventView.Type.MAIL_ERASED), mail.toString());
            case Event.MailBounced(var mail) ->
                new EventView.MailBounced(head(logged, EventView.Type.MAIL_BOUNCED), mail.toString());
            case Event.StatusChanged(var from, var to, var cause) ->
                new EventView.StatusChanged(head(logged, EventView.Type.STATUS_CHANGED), from, to, cause);
            case Event.RemovalDone(var mails) ->
                new EventView.RemovalDone(head(logged, EventView.Type.REMOVAL_DONE), mails);
            case Event.QuotaReached(var day, var limit) ->
                new EventView.QuotaReached(head(logged, EventView.Type.QUOTA_REACHED), day, limit);
        };
    }

    private static EventView recorded(LoggedEvent logged, MailId mail, Places places) {
        var contacts = places.contacts().getOrDefault(mail, Set.of());
        return new EventView.MailRecorded(
                head(logged, EventView.Type.MAIL_RECORDED),
                mail.toString(),
                places.ownership().leadsOf(contacts),
                places.ownership().opportunitiesOf(contacts));
    }

    private static EventView.Head head(LoggedEvent logged, EventView.Type type) {
        return new EventView.Head(type, logged.user().value(), logged.number(), logged.at());
    }
}
