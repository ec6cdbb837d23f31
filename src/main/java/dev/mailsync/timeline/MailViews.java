package dev.mailsync.timeline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    private final LeadDirectory directory;

    MailViews(LeadDirectory directory) {
        this.directory = directory;
    }

    List<MailView> list(CompanyId company, List<TeamMail> mails) {
        var leads = mails.stream().flatMap(mail -> mail.leads().stream()).collect(Collectors.toSet());
        var opportunities = directory.opportunities(company, leads);
        return mails.stream().map(mail -> view(mail, opportunities, null)).toList();
    }

    MailView one(CompanyId company, TeamMail mail, OpenedMail opened) {
        return view(mail, directory.opportunities(company, mail.leads()), opened.body());
    }

    private static MailView view(TeamMail mail, Map<LeadId, Set<OpportunityId>> opportunities, MailBody body) {
        return new MailView(
                mail.first().id().toString(),
                mail.first().summary(),
                names(mail.leads().stream().map(LeadId::value).toList()),
                names(mail.leads().stream()
                        .flatMap(lead -> opportunities.getOrDefault(lead, Set.of()).stream())
                        .map(OpportunityId::value)
                        .toList()),
                mail.holders().stream().map(UserId::value).toList(),
                body == null ? null : body.text(),
                body == null ? null : body.html());
    }

    private static Set<String> names(Collection<String> names) {
        return new TreeSet<>(names);
    }
}
