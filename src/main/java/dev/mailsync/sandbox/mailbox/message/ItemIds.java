package dev.mailsync.sandbox.mailbox.message;

/** An item's two ids: the immutable one never changes, the ordinary one changes whenever the item moves. */
public record ItemIds(String immutable, String ordinary) {

    public String shown(boolean immutableIds) {
        return immutableIds ? immutable : ordinary;
    }
}
