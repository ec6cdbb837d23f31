package dev.mailsync.sandbox.graph.call;

import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.account.Account;

/** How a caller wants to see email. */
public record View(Account account, boolean immutableIds, boolean textBody, boolean unsafeHtml) {

    static View of(Account account, Prefer prefer) {
        return new View(account, prefer.immutableIds(), prefer.textBody(), prefer.unsafeHtml());
    }

    public String id(Item item) {
        return item.ids().shown(immutableIds);
    }

    /** Reports which preference was applied. */
    public GraphResponse applied(GraphResponse response) {
        return textBody ? response.with("Preference-Applied", "outlook.body-content-type=\"text\"") : response;
    }
}
