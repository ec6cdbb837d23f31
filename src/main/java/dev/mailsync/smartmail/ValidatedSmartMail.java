package dev.mailsync.smartmail;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.mailsync.microsoft.graph.NewMail;
import dev.mailsync.platform.identity.Fingerprint;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.Participant;

/** A Smart Mail as requested, validated. */
record ValidatedSmartMail(
        Optional<LeadId> lead,
        List<Participant> to,
        List<Participant> cc,
        String subject,
        String html,
        List<NewMail.File> attachments) {

    /** Only the last fields can contain it. */
    private static final String SEPARATOR = "\u0001";

    NewMail marked(String marker) {
        return new NewMail(marker, to, cc, subject, html, attachments);
    }

    /** The same for the same email, however its JSON was written. */
    String fingerprint() {
        var files = attachments.stream()
                .map(it -> String.join(
                        SEPARATOR,
                        it.name(),
                        it.contentType(),
                        Base64.getEncoder().encodeToString(it.content())))
                .toList();
        var parts = List.of(
                lead.map(LeadId::value).orElse(""),
                people(to),
                people(cc),
                subject,
                Fingerprint.of("smart mail html", html).value(),
                String.join(SEPARATOR + SEPARATOR, files));
        return Fingerprint.of("smart mail request", String.join(SEPARATOR + SEPARATOR + SEPARATOR, parts))
                .value();
    }

    private static String people(List<Participant> people) {
        return people.stream()
                .map(it -> it.name() + "<" + it.normalized() + ">")
                .collect(Collectors.joining(SEPARATOR));
    }
}
