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
import dev.mailsync.identity.Contact;
import dev.mailsync.identity.LeadId;
import dev.mailsync.identity.OpportunityId;
import dev.mailsync.identity.UserId;
import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.OpenedMail;

/** Mail as the API shows it: with the leads and opportunities of its contacts now, not those of the day it was recorded. */
@ApplicationScoped
public class MailViews {

    private static final MailBody NO_BODY = new MailBody(null, null);

    private record Directory(Map<Contact, Set<LeadId>> leads, Map<LeadId, Set<OpportunityId>> opportunities) {

        Set<LeadId> leadsOf(TeamMail mail) {
            return mail.contacts().stream()
                    .flatMap(contact -> leads.getOrDefault(contact, Set.of()).stream())
                    .collect(Collectors.toSet());
        }
    }

    private final LeadDirectory directory;

    MailViews(LeadDirectory directory) {
        this.directory = directory;
    }

    List<MailView> list(CompanyId company, List<TeamMail> mails) {
        var now = directory(company, mails);
        return mails.stream().map(mail -> view(mail, now, NO_BODY, null)).toList();
    }

    MailView one(CompanyId company, TeamMail mail, OpenedMail opened) {
        var now = directory(company, List.of(mail));
        return BodyParts.needed(opened.body())
                ? view(mail, now, NO_BODY, links(opened))
                : view(mail, now, opened.body(), null);
    }

    private static List<MailView.PartLink> links(OpenedMail opened) {
        var parts = BodyParts.of(opened.body()).parts();
        var base = "/v1/mails/" + opened.mail().id() + "/parts/";
        return IntStream.range(0, parts.size())
                .mapToObj(n -> new MailView.PartLink(
                        parts.get(n).kind(), base + n, parts.get(n).content().length))
                .toList();
    }

    private Directory directory(CompanyId company, List<TeamMail> mails) {
        var contacts = mails.stream().flatMap(mail -> mail.contacts().stream()).collect(Collectors.toSet());
        var leads = directory.leadsOfContacts(company, contacts);
        var all = leads.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        return new Directory(leads, directory.opportunities(company, all));
    }

    private static MailView view(TeamMail mail, Directory now, MailBody body, List<MailView.PartLink> parts) {
        var leads = now.leadsOf(mail);
        return new MailView(
                mail.first().id().toString(),
                mail.first().summary(),
                names(leads.stream().map(LeadId::value).toList()),
                names(leads.stream()
                        .flatMap(lead -> now.opportunities().getOrDefault(lead, Set.of()).stream())
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
