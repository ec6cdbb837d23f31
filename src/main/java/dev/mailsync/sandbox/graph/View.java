package dev.mailsync.sandbox.graph;

import dev.mailsync.sandbox.mailbox.Account;
import dev.mailsync.sandbox.mailbox.Item;

/** How a caller wants to see mail. */
record View(Account account, boolean immutableIds, boolean textBody, boolean unsafeHtml) {

    static View of(Account account, Prefer prefer) {
        return new View(account, prefer.immutableIds(), prefer.textBody(), prefer.unsafeHtml());
    }

    String id(Item item) {
        return item.ids().shown(immutableIds);
    }

    /** Says which wish was granted. */
    GraphResponse applied(GraphResponse response) {
        return textBody ? response.with("Preference-Applied", "outlook.body-content-type=\"text\"") : response;
    }
}
