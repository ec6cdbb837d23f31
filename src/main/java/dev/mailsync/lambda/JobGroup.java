package dev.mailsync.lambda;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mailsync.platform.queue.SyncJob;
import dev.mailsync.platform.queue.SyncJob.Notified;
import dev.mailsync.platform.queue.SyncJobFormat;
import org.jboss.logging.Logger;

import static java.util.Objects.requireNonNullElse;

/**
 * The messages of one mailbox, or one company, that are processed together.
 *
 * @param units in their order, each processed as one
 * @param unreadable IDs of messages that contain no job
 */
record JobGroup(List<Unit> units, List<String> unreadable) {

    private static final Logger LOG = Logger.getLogger(JobGroup.class);

    private static final String GROUP = "MessageGroupId";

    /** A job and the IDs of the messages that contained it. */
    record Unit(SyncJob job, List<String> messages) {

        /** Consecutive notifications are one unit of work. */
        private Optional<Unit> with(Unit next) {
            return job instanceof Notified one && next.job instanceof Notified other
                    ? Optional.of(new Unit(merged(one, other), joined(messages, next.messages)))
                    : Optional.empty();
        }

        private static SyncJob merged(Notified one, Notified other) {
            var ids = new LinkedHashSet<>(joined(one.messages(), other.messages()));
            return new Notified(one.connection(), List.copyOf(ids));
        }

        private static List<String> joined(List<String> some, List<String> more) {
            var all = new ArrayList<>(some);
            all.addAll(more);
            return List.copyOf(all);
        }
    }

    static List<JobGroup> of(List<SQSMessage> messages, SyncJobFormat format) {
        var groups = new LinkedHashMap<String, List<SQSMessage>>();
        for (var message : messages) {
            var group = requireNonNullElse(message.getAttributes(), Map.<String, String>of())
                    .getOrDefault(GROUP, message.getMessageId());
            groups.computeIfAbsent(group, none -> new ArrayList<>()).add(message);
        }
        return groups.values().stream().map(group -> read(group, format)).toList();
    }

    private static JobGroup read(List<SQSMessage> messages, SyncJobFormat format) {
        var units = new ArrayList<Unit>();
        var unreadable = new ArrayList<String>();
        for (var message : messages) {
            try {
                add(units, new Unit(format.read(message.getBody()), List.of(message.getMessageId())));
            } catch (JsonProcessingException e) {
                LOG.errorf("Job %s cannot be read and will be redelivered", message.getMessageId());
                unreadable.add(message.getMessageId());
            }
        }
        return new JobGroup(units, unreadable);
    }

    private static void add(List<Unit> units, Unit next) {
        var merged = units.isEmpty() ? Optional.<Unit>empty() : units.getLast().with(next);
        merged.ifPresent(it -> units.removeLast());
        units.add(merged.orElse(next));
    }
}
