package dev.mailsync.mail.store;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mailsync.event.TestingEvents;
import dev.mailsync.mail.Direction;
import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.MailContacts;
import dev.mailsync.mail.MailSummary;
import dev.mailsync.mail.MailboxRef;
import dev.mailsync.mail.RecordedMail;
import dev.mailsync.mail.ThreadRef;
import dev.mailsync.mail.removal.Erasure;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.ConnectionId;
import dev.mailsync.platform.identity.Contact;
import dev.mailsync.platform.identity.MailIdentity;
import dev.mailsync.platform.identity.MailKind;
import dev.mailsync.platform.identity.MailboxId;
import dev.mailsync.platform.identity.Participant;
import dev.mailsync.platform.identity.UserId;

/** Mail to be recorded, without Microsoft. */
public record TestingMail(
        String user,
        String messageId,
        Instant sentAt,
        Instant receivedAt,
        String subject,
        MailBody body,
        Set<Contact> contacts,
        Set<Contact> blind) {

    public static final CompanyId ACME = new CompanyId("acme");

    private static final Participant SENDER = new Participant("Lee", "lee@lead.example");

    public static TestingMail of(String user, String messageId, Instant sentAt) {
        return new TestingMail(
                user, messageId, sentAt, sentAt, "Subject", new MailBody("text", "<p>text</p>"), Set.of(), Set.of());
    }

    public static MailboxRef holder(String user) {
        var id = new UserId(user);
        return MailboxRef.of(ACME, id, MailboxId.of(ConnectionId.of(ACME, id), "tenant", user));
    }

    public TestingMail about(String other) {
        return new TestingMail(user, messageId, sentAt, receivedAt, other, body, contacts, blind);
    }

    /** With another Date than the time at which it came. */
    public TestingMail dated(Instant date) {
        return new TestingMail(user, messageId, date, receivedAt, subject, body, contacts, blind);
    }

    public TestingMail saying(String text) {
        return new TestingMail(user, messageId, sentAt, receivedAt, subject, new MailBody(text, ""), contacts, blind);
    }

    public TestingMail on(String... timelines) {
        return new TestingMail(
                user,
                messageId,
                sentAt,
                receivedAt,
                subject,
                body,
                Stream.of(timelines).map(Contact::new).collect(Collectors.toSet()),
                blind);
    }

    /** On the timeline of somebody who was in Bcc, as well. */
    public TestingMail hiding(String timeline) {
        var all = Stream.concat(contacts.stream(), Stream.of(new Contact(timeline)))
                .collect(Collectors.toSet());
        return new TestingMail(user, messageId, sentAt, receivedAt, subject, body, all, Set.of(new Contact(timeline)));
    }

    public RecordedMail recorded() {
        var summary = new MailSummary(
                user + "@contoso.example",
                Direction.RECEIVED,
                SENDER,
                List.of(new Participant("", "team@contoso.example")),
                List.of(),
                subject,
                sentAt,
                receivedAt,
                receivedAt,
                "preview",
                messageId,
                "conversation",
                List.of(),
                false,
                MailKind.MESSAGE,
                null,
                null);
        return new RecordedMail(
                holder(user),
                MailIdentity.of(messageId, SENDER.address(), sentAt),
                "item-" + messageId,
                ThreadRef.of(messageId, List.of(), "conversation", Set.of(SENDER.address())),
                summary,
                body,
                new MailContacts(contacts, blind));
    }

    /** Recorded mail in whatever tables these are. */
    public static SyncedMailStore storedIn(Dynamo tables) {
        return new SyncedMailStore(tables, codec());
    }

    public static RecordingStore recordingIn(Dynamo tables) {
        return new RecordingStore(tables, codec(), ledgers(tables));
    }

    public static Erasure erasingIn(Dynamo tables) {
        return new Erasure(tables, codec(), ledgers(tables));
    }

    static MailCodec codec() {
        return codec(true);
    }

    static MailCodec codec(boolean packed) {
        return new MailCodec(new ObjectMapper().findAndRegisterModules(), () -> packed);
    }

    public static LedgerStore ledgers(Dynamo tables) {
        return new LedgerStore(tables, TestingEvents.log(tables));
    }
}
