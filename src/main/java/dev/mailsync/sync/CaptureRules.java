package dev.mailsync.sync;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.Participant;
import dev.mailsync.mail.Direction;
import dev.mailsync.microsoft.Envelope;

/**
 * What is recorded of a mailbox: everything that its user sends, and what is received from a lead. Mail that a lead takes
 * part in stands on the timelines of all leads on it.
 *
 * @param ownAddresses all of the user's, in lower case
 * @param sentItems the folder's id: what lies there was sent, under whatever address
 * @param untrackedFolders ids of the folders whose mail is never recorded
 */
record CaptureRules(Set<String> ownAddresses, Instant horizon, String sentItems, Set<String> untrackedFolders) {

    CaptureRules {
        ownAddresses = Set.copyOf(ownAddresses);
        untrackedFolders = Set.copyOf(untrackedFolders);
    }

    /** The first reason that needs no look at the leads, if there is one. */
    Optional<LeftOut> leftOutUnseen(Envelope envelope) {
        if (envelope.draft()) {
            return Optional.of(LeftOut.DRAFT);
        }
        if (untrackedFolders.contains(envelope.parentFolderId())) {
            return Optional.of(LeftOut.FOLDER);
        }
        if (envelope.receivedAt().isBefore(horizon)) {
            return Optional.of(LeftOut.BEFORE_HORIZON);
        }
        return Optional.empty();
    }

    /** The addresses that decide, in lower case: everybody on the mail but the user. */
    List<String> othersOn(Envelope envelope) {
        return Stream.concat(Stream.of(envelope.from()), envelope.recipients())
                .map(Participant::normalized)
                .filter(address -> !address.isEmpty() && !ownAddresses.contains(address))
                .distinct()
                .toList();
    }

    /** @param leadsByAddress for the addresses of {@link #othersOn} */
    Verdict judge(Envelope envelope, Map<String, Set<LeadId>> leadsByAddress) {
        var leads = new HashSet<LeadId>();
        othersOn(envelope).forEach(address -> leads.addAll(leadsByAddress.getOrDefault(address, Set.of())));
        if (isSent(envelope)) {
            return new Verdict.Admit(Direction.SENT, leads);
        }
        return leadsByAddress.containsKey(envelope.from().normalized())
                ? new Verdict.Admit(Direction.RECEIVED, leads)
                : new Verdict.LeaveOut(LeftOut.NO_LEAD);
    }

    private boolean isSent(Envelope envelope) {
        return envelope.parentFolderId().equals(sentItems)
                || ownAddresses.contains(envelope.from().normalized())
                || ownAddresses.contains(envelope.sender().normalized());
    }
}
