package dev.mailsync.timeline;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.lead.LeadOwnership;
import dev.mailsync.lead.OwnPeople;
import dev.mailsync.mail.MailBody;
import dev.mailsync.mail.MailWithBody;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.UserId;

/**
 * Email as the API shows it: with its contacts' current leads and opportunities, not those at the time of recording.
 */
@ApplicationScoped
public class MailViews {

    private static final MailBody NO_BODY = new MailBody(null, null);

    private final OwnPeople ownPeople;

    MailViews(OwnPeople ownPeople) {
        this.ownPeople = ownPeople;
    }

    List<MailView> list(CompanyId company, List<SharedMail> mails) {
        var now = ownership(company, mails);
        return mails.stream().map(mail -> view(mail, now, NO_BODY, null)).toList();
    }

    MailView one(CompanyId company, SharedMail mail, MailWithBody opened) {
        var now = ownership(company, List.of(mail));
        return BodyParts.needed(opened.body())
                ? view(mail, now, NO_BODY, links(opened))
                : view(mail, now, opened.body(), null);
    }

    private static List<MailView.PartLink> links(MailWithBody opened) {
        var parts = BodyParts.of(opened.body()).parts();
        var base = "/v1/mails/" + opened.mail().id() + "/parts/";
        return IntStream.range(0, parts.size())
                .mapToObj(n -> new MailView.PartLink(
                        parts.get(n).kind(), base + n, parts.get(n).content().length))
                .toList();
    }

    private LeadOwnership ownership(CompanyId company, List<SharedMail> mails) {
        var contacts = mails.stream().flatMap(mail -> mail.contacts().stream()).collect(Collectors.toSet());
        return ownPeople.ownership(company, contacts);
    }

    private static MailView view(SharedMail mail, LeadOwnership now, MailBody body, List<MailView.PartLink> parts) {
        long more = now.moreLeads(mail.contacts());
        return new MailView(
                mail.first().id().toString(),
                mail.first().summary(),
                now.leadsOf(mail.contacts()),
                more == 0 ? null : more,
                now.opportunitiesOf(mail.contacts()),
                mail.holders().stream().map(UserId::value).toList(),
                body.text(),
                body.html(),
                parts);
    }
}
