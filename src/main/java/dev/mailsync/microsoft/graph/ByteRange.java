package dev.mailsync.microsoft.graph;

/** Which bytes of a whole are wanted. */
public sealed interface ByteRange {

    /** @param last inclusive */
    record From(long first, long last) implements ByteRange {}

    /** The end of it, at most that many. */
    record Last(long count) implements ByteRange {}

    static ByteRange all() {
        return new From(0, Long.MAX_VALUE);
    }
}
