package dev.mailsync.sandbox.mailbox.message;

/** The two names of an item: the immutable one stays for life, the ordinary one changes whenever the item moves. */
public record ItemIds(String immutable, String ordinary) {

    public String shown(boolean immutableIds) {
        return immutableIds ? immutable : ordinary;
    }
}
