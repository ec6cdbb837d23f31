package dev.mailsync.sync;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Gatherers;

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
    private final Parking parking;
    private final Clock clock;

    Recorder(LeadDirectory directory, SyncedMailStore mails, Ledgers ledgers, Parking parking, Clock clock) {
        this.directory = directory;
        this.mails = mails;
        this.ledgers = ledgers;
        this.parking = parking;
        this.clock = clock;
    }

    /** When it returns, every one of them is recorded, left out for good, gone, or parked. */
    SyncReport record(Session session, CaptureRules rules, Collection<Envelope> envelopes) {
        var leftOut = new EnumMap<LeftOut, Integer>(LeftOut.class);
        var admitted = new LinkedHashMap<MailIdentity, Admitted>();
        judge(session, rules, envelopes, admitted, leftOut);
        var known = admitted.isEmpty()
                ? Set.<MailIdentity>of()
                : mails.known(session.connection().holder(), admitted.keySet());
        admitted.keySet().removeAll(known);
        var report =
                recordAll(session, List.copyOf(admitted.values())).plus(SyncReport.lookedAt(known.size(), leftOut));
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
        return admitted.stream()
                .gather(Gatherers.windowFixed(GraphMailbox.MAX_BATCH))
                .map(batch -> recordBatch(session, batch))
                .reduce(SyncReport.NOTHING, SyncReport::plus);
    }

    private SyncReport recordBatch(Session session, List<Admitted> batch) {
        try {
            return recordTogether(session, batch);
        } catch (SupersededException over) {
            throw over;
        } catch (RuntimeException failure) {
            return recordApart(session, batch, failure);
        }
    }

    /**
     * One mail that cannot be recorded must not hold up the others. Where none of several can, it is no mail's fault but
     * an outage, and the work as a whole has failed.
     */
    private SyncReport recordApart(Session session, List<Admitted> batch, RuntimeException failure) {
        var failed = new LinkedHashMap<Admitted, RuntimeException>();
        var report = SyncReport.NOTHING;
        for (var one : batch) {
            try {
                report = report.plus(recordTogether(session, List.of(one)));
            } catch (SupersededException over) {
                throw over;
            } catch (RuntimeException again) {
                failed.put(one, again);
            }
        }
        if (failed.size() == batch.size() && batch.size() > 1) {
            throw failure;
        }
        failed.forEach((one, why) -> parking.park(session, one.envelope().immutableId(), why));
        return report.plus(SyncReport.parked(failed.size()));
    }

    private SyncReport recordTogether(Session session, List<Admitted> batch) {
        var byId = new LinkedHashMap<String, Admitted>();
        batch.forEach(it -> byId.put(it.envelope().immutableId(), it));
        var messages = session.graph().messages(byId.keySet());
        var report = SyncReport.gone(batch.size() - messages.size());
        for (var message : messages) {
            report = report.plus(
                    recordOne(session, message, byId.get(message.envelope().immutableId())));
        }
        return report;
    }

    private SyncReport recordOne(Session session, Message message, Admitted admitted) {
        var mail = MailAssembly.recorded(message, admitted.verdict(), session.connection(), clock.instant());
        return SyncReport.of(mails.record(mail, session.generation()));
    }
}
