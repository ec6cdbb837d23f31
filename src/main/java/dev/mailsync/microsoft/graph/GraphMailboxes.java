package dev.mailsync.microsoft.graph;

import dev.mailsync.platform.secrets.Secret;

/** Opens mailboxes. */
public interface GraphMailboxes {

    /** @param objectId the user's: it addresses the mailbox, because email addresses change and can be stale */
    GraphMailbox open(String objectId, Secret accessToken);
}
