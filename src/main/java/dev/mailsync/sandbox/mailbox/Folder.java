package dev.mailsync.sandbox.mailbox;

import java.util.Optional;

public record Folder(String id, String displayName, String parentId, Optional<WellKnown> wellKnown, boolean hidden) {

    public boolean is(WellKnown name) {
        return wellKnown.filter(name::equals).isPresent();
    }

    Folder named(String otherName) {
        return new Folder(id, otherName, parentId, wellKnown, hidden);
    }

    Folder in(Folder parent) {
        return new Folder(id, displayName, parent.id, wellKnown, hidden);
    }
}
