package dev.mailsync.microsoft.graph;

import dev.mailsync.platform.secrets.Secret;

/** Opens mailboxes. */
public interface GraphMailboxes {

    /** @param objectId the user's: the mailbox is addressed by it, as addresses change and can be stale */
    GraphMailbox open(String objectId, Secret accessToken);
}
