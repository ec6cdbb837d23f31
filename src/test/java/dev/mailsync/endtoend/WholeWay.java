package dev.mailsync.endtoend;

import java.net.URI;

import jakarta.inject.Inject;

import dev.mailsync.sandbox.SandboxClient;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;
import io.quarkus.test.common.http.TestHTTPResource;
import org.junit.jupiter.api.BeforeEach;

/** An empty world with Anna, who has a mailbox, and one lead. */
abstract class WholeWay {

    static final String ANNA = "anna@contoso.example";
    static final String BOB = "bob@contoso.example";
    static final String LEE = "lee@lead.example";
    static final String STRANGER = "stranger@else.example";
    static final String TIMELINE = "/v1/leads/lead-1/mails";
    static final String OWN = "/v1/mail-sync/mails";

    @TestHTTPResource
    URI address;

    @Inject
    World world;

    Crm crm;
    Crm.Person anna;
    Crm.Person service;

    @BeforeEach
    void anEmptyWorldWithOneLead() {
        crm = new Crm(new SandboxClient(URI.create(address.toString().replaceAll("/$", ""))));
        crm.reset();
        crm.mailbox(ANNA);
        crm.lead("acme", "lead-1", LEE, "opp-1");
        anna = crm.person("acme", "anna");
        service = crm.person("acme", "crm", "crm-service");
    }

    void connected() {
        anna.connect(ANNA);
        crm.idle();
    }

    Mailbox mailbox() {
        return world.mailbox(ANNA).orElseThrow();
    }

    /** Into Anna's Inbox. */
    void receives(String messageId, String from, String subject) {
        crm.deliver(ANNA, Crm.mail(messageId, from, ANNA, subject));
    }

    /** Into Anna's Inbox, as an answer to another mail. */
    void receivesAnswer(String messageId, String to, String from, String subject) {
        crm.deliver(ANNA, "References: <0@old.example> " + to + "\n" + Crm.mail(messageId, from, ANNA, subject));
    }

    /** Out of Anna's Outlook: a copy lies in Sent Items. */
    void sends(String messageId, String to, String subject) {
        crm.deliver(ANNA, "sentitems", Crm.mail(messageId, ANNA, to, subject));
    }
}
