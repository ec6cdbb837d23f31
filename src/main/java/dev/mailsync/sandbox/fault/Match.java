package dev.mailsync.sandbox.fault;

import java.util.Optional;

/** Which calls a fault strikes. Absent parts match anything. */
public record Match(Optional<String> method, Optional<String> path, Optional<String> upn) {

    public static Match path(String part) {
        return new Match(Optional.empty(), Optional.of(part), Optional.empty());
    }

    /** The same for one person's calls only. */
    public Match of(String person) {
        return new Match(method, path, Optional.of(person));
    }

    boolean fits(Asked asked) {
        return method.map(asked.method()::equalsIgnoreCase).orElse(true)
                && path.map(asked.path()::contains).orElse(true)
                && upn.map(wanted ->
                                asked.upn().filter(wanted::equalsIgnoreCase).isPresent())
                        .orElse(true);
    }
}
