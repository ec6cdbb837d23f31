package dev.mailsync.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.MailIdentity;
import dev.mailsync.mail.Ledgers;
import dev.mailsync.mail.SyncedMailStore;
import dev.mailsync.microsoft.Envelope;
import dev.mailsync.microsoft.GraphMailbox;
import dev.mailsync.microsoft.Message;
import dev.mailsync.timeline.LeadDirectory;

/**
 * The one way into the timeline: envelopes are judged, what is known already is passed over, and only of the rest the
 * bodies are fetched and recorded. It makes no difference how often or by which way a mail comes here.
 */
@ApplicationScoped
class Recorder {

    private record Admitted(Envelope envelope, Verdict.Admit verdict) {}

    private final LeadDirectory directory;
    private final SyncedMailStore mails;
    private final Ledgers ledgers;
    private final Clock clock;

    Recorder(LeadDirectory directory, SyncedMailStore mails, Ledgers ledgers, Clock clock) {
        this.directory = directory;
        this.mails = mails;
        this.ledgers = ledgers;
        this.clock = clock;
    }

    /** When it returns, every one of them is recorded, left out for good, or gone. */
    SyncReport record(Session session, CaptureRules rules, Collection<Envelope> envelopes) {
        var leftOut = new EnumMap<LeftOut, Integer>(LeftOut.class);
        var admitted = new LinkedHashMap<MailIdentity, Admitted>();
        judge(session, rules, envelopes, admitted, leftOut);
        var known = admitted.isEmpty()
                ? Set.<MailIdentity>of()
                : mails.known(session.connection().holder(), admitted.keySet());
        admitted.keySet().removeAll(known);
        var report =
                recordAll(session, List.copyOf(admitted.values())).plus(new SyncReport(0, known.size(), 0, leftOut));
        ledgers.leftOut(session.id(), session.generation(), report.leftOutByName());
        return report;
    }

    private void judge(
            Session session,
            CaptureRules rules,
            Collection<Envelope> envelopes,
            Map<MailIdentity, Admitted> admitted,
            Map<LeftOut, Integer> leftOut) {
        var open = new ArrayList<Envelope>();
        for (var envelope : envelopes) {
            rules.leftOutUnseen(envelope)
                    .ifPresentOrElse(reason -> leftOut.merge(reason, 1, Integer::sum), () -> open.add(envelope));
        }
        var leads = leadsOn(session, rules, open);
        for (var envelope : open) {
            switch (rules.judge(envelope, leads)) {
                case Verdict.Admit admit -> admitted.put(envelope.identity(), new Admitted(envelope, admit));
                case Verdict.LeaveOut left -> leftOut.merge(left.reason(), 1, Integer::sum);
            }
        }
    }

    private Map<String, Set<LeadId>> leadsOn(Session session, CaptureRules rules, List<Envelope> envelopes) {
        var addresses = envelopes.stream()
                .flatMap(envelope -> rules.othersOn(envelope).stream())
                .distinct()
                .toList();
        return addresses.isEmpty()
                ? Map.of()
                : directory.leadsByAddress(session.connection().company(), addresses);
    }

    private SyncReport recordAll(Session session, List<Admitted> admitted) {
        var report = SyncReport.NOTHING;
        for (int from = 0; from < admitted.size(); from += GraphMailbox.MAX_BATCH) {
            report = report.plus(recordBatch(
                    session, admitted.subList(from, Math.min(admitted.size(), from + GraphMailbox.MAX_BATCH))));
        }
        return report;
    }

    private SyncReport recordBatch(Session session, List<Admitted> batch) {
        var byId = new LinkedHashMap<String, Admitted>();
        batch.forEach(it -> byId.put(it.envelope().immutableId(), it));
        var messages = session.graph().messages(byId.keySet());
        var report = new SyncReport(0, 0, batch.size() - messages.size(), Map.of());
        for (var message : messages) {
            report = report.plus(
                    recordOne(session, message, byId.get(message.envelope().immutableId())));
        }
        return report;
    }

    private SyncReport recordOne(Session session, Message message, Admitted admitted) {
        var mail = MailAssembly.recorded(message, admitted.verdict(), session.connection(), clock.instant());
        return switch (mails.record(mail, session.generation())) {
            case RECORDED -> new SyncReport(1, 0, 0, Map.of());
            case KNOWN -> new SyncReport(0, 1, 0, Map.of());
            case SUPERSEDED -> throw new SupersededException();
        };
    }
}
