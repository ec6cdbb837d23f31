package dev.mailsync.microsoft.graph;

import java.util.OptionalLong;

/** Some bytes of content that may be too large to hold as a whole; {@code total} is its size, if known. */
public sealed interface Content {

    OptionalLong total();

    record Slice(byte[] bytes, long first, OptionalLong total) implements Content {}

    /** The content has no bytes in the wanted range. */
    record Beyond(OptionalLong total) implements Content {}
}
