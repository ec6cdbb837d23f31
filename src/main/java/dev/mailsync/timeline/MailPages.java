package dev.mailsync.timeline;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.MailId;

/** An email with its body and all its holders, for everyone who may see it. */
@ApplicationScoped
public class MailPages {

    private final ReadableMail readable;
    private final Timelines timelines;
    private final MailViews views;

    MailPages(ReadableMail readable, Timelines timelines, MailViews views) {
        this.readable = readable;
        this.timelines = timelines;
        this.views = views;
    }

    /** Empty if it does not exist or the caller may not see it. */
    public Optional<MailView> find(Caller caller, MailId id) {
        return readable.open(caller, id)
                .map(opened -> views.one(caller.company(), timelines.whole(caller, opened.mail()), opened));
    }
}
