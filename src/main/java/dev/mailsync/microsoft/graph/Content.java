package dev.mailsync.microsoft.graph;

import java.util.OptionalLong;

/** Some bytes of something that may be too large to be held as a whole; {@code total} is how many there are, if known. */
public sealed interface Content {

    OptionalLong total();

    record Slice(byte[] bytes, long first, OptionalLong total) implements Content {}

    /** There is nothing where bytes were wanted. */
    record Beyond(OptionalLong total) implements Content {}
}
