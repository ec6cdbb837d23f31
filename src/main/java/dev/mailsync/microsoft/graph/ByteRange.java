package dev.mailsync.microsoft.graph;

/** Which bytes of some content are wanted. */
public sealed interface ByteRange {

    /** @param last inclusive */
    record From(long first, long last) implements ByteRange {}

    /** The last bytes, at most this many. */
    record Last(long count) implements ByteRange {}

    static ByteRange all() {
        return new From(0, Long.MAX_VALUE);
    }
}
