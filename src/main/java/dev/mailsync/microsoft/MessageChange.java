package dev.mailsync.microsoft;

/** A message in a delta round. RemovalWork are not among them: a mail that left a folder stays recorded. */
public sealed interface MessageChange {

    record Seen(Envelope envelope) implements MessageChange {}

    /** Only some properties changed and only they came: the envelope has to be asked for. */
    record Partial(String immutableId) implements MessageChange {}
}
