package dev.mailsync.mail;

/** An email with its position in a list; the next page starts before the {@code sortKey}. */
public record ListEntry(StoredMail mail, String sortKey) {

    /** The sort key without the mailbox: the same for every holder of an email. */
    public String identityKey() {
        return sortKey.substring(0, sortKey.lastIndexOf('#'));
    }
}
