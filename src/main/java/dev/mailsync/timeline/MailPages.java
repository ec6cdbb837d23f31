package dev.mailsync.timeline;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.platform.http.Caller;
import dev.mailsync.platform.identity.MailId;

/** A mail with its body, with all its holders and for whoever may see it. */
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

    /** Empty for what does not exist and for what is not the caller's to see. */
    public Optional<MailView> find(Caller caller, MailId id) {
        return readable.open(caller, id)
                .map(opened -> views.one(caller.company(), timelines.whole(caller, opened.mail()), opened));
    }
}
