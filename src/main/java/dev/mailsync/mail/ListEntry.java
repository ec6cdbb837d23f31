package dev.mailsync.mail;

/** A mail at its place in a list; the list goes on before the {@code sortKey}. */
public record ListEntry(StoredMail mail, String sortKey) {

    /** The sort key without the mailbox: the same for every holder of one mail. */
    public String identityKey() {
        return sortKey.substring(0, sortKey.lastIndexOf('#'));
    }
}
