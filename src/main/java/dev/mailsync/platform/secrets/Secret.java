package dev.mailsync.platform.secrets;

/** A token or password in transit through the code: it doesn't appear in logs and messages. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "[secret]";
    }
}
