package dev.mailsync.platform.secrets;

/** A token or password on its way through the code: it does not show itself in logs and messages. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "[secret]";
    }
}
