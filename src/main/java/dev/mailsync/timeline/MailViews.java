package dev.mailsync.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;
import dev.mailsync.identity.UserId;
import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.OpenedMail;

/** Mail as the API shows it: opportunities are those that its leads have now, not those of the day it was recorded. */
@ApplicationScoped
public class MailViews {

    private static final MailBody NO_BODY = new MailBody(null, null);

    private final LeadDirectory directory;

    MailViews(LeadDirectory directory) {
        this.directory = directory;
    }

    List<MailView> list(CompanyId company, List<TeamMail> mails) {
        var leads = mails.stream().flatMap(mail -> mail.leads().stream()).collect(Collectors.toSet());
        var opportunities = directory.opportunities(company, leads);
        return mails.stream()
                .map(mail -> view(mail, opportunities, NO_BODY, null))
                .toList();
    }

    MailView one(CompanyId company, TeamMail mail, OpenedMail opened) {
        var opportunities = directory.opportunities(company, mail.leads());
        return BodyParts.needed(opened.body())
                ? view(mail, opportunities, NO_BODY, links(opened))
                : view(mail, opportunities, opened.body(), null);
    }

    private static List<MailView.PartLink> links(OpenedMail opened) {
        var parts = BodyParts.of(opened.body()).parts();
        var base = "/v1/mails/" + opened.mail().id() + "/parts/";
        return IntStream.range(0, parts.size())
                .mapToObj(n -> new MailView.PartLink(
                        parts.get(n).kind(), base + n, parts.get(n).content().length))
                .toList();
    }

    private static MailView view(
            TeamMail mail,
            Map<LeadId, Set<OpportunityId>> opportunities,
            MailBody body,
            List<MailView.PartLink> parts) {
        return new MailView(
                mail.first().id().toString(),
                mail.first().summary(),
                names(mail.leads().stream().map(LeadId::value).toList()),
                names(mail.leads().stream()
                        .flatMap(lead -> opportunities.getOrDefault(lead, Set.of()).stream())
                        .map(OpportunityId::value)
                        .toList()),
                mail.holders().stream().map(UserId::value).toList(),
                body.text(),
                body.html(),
                parts);
    }

    private static Set<String> names(Collection<String> names) {
        return new TreeSet<>(names);
    }
}
