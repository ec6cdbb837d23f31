package dev.mailsync.microsoft.graph;

/** A message in a delta round. */
public sealed interface MessageChange {

    record Seen(Envelope envelope) implements MessageChange {}

    /** Only the changed properties were sent: the envelope has to be fetched. */
    record Partial(String immutableId) implements MessageChange {}

    /** It left the folder, perhaps because it was moved: what is recorded stays recorded. */
    record Removed(String immutableId) implements MessageChange {}
}
