package dev.mailsync.microsoft.graph;

/** A message in a delta round. */
public sealed interface MessageChange {

    record Seen(Envelope envelope) implements MessageChange {}

    /** Only some properties changed and only they came: the envelope has to be asked for. */
    record Partial(String immutableId) implements MessageChange {}

    /** It left the folder, by a move perhaps: what is recorded stays recorded. */
    record Removed(String immutableId) implements MessageChange {}
}
