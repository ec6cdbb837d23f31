package dev.mailsync.sandbox.mailbox.message;

/** One line of an internet message header, unfolded. */
public record Header(String name, String value) {

    public boolean is(String other) {
        return name.equalsIgnoreCase(other);
    }
}
