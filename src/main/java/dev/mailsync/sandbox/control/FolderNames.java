package dev.mailsync.sandbox.control;

import java.util.List;
import java.util.stream.Stream;

import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;

/**
 * Folders as a person names them: by well-known name, id or display name. A name after a slash is a child's, which is
 * created if missing: {@code inbox/Projects}.
 */
final class FolderNames {

    private FolderNames() {}

    /** @throws ControlException if the first name matches no folder */
    static Folder resolve(Mailbox mailbox, String path) {
        var names = List.of(path.split("/"));
        var folder = first(mailbox, names.getFirst());
        for (var child : names.subList(1, names.size())) {
            if (child.isBlank()) {
                throw ControlException.badRequest("A folder in '" + path + "' has no name.");
            }
            folder = mailbox.childNamed(child, folder);
        }
        return folder;
    }

    private static Folder first(Mailbox mailbox, String name) {
        var root = mailbox.folder(WellKnown.MSGFOLDERROOT);
        return mailbox.folder(name)
                .or(() -> mailbox.children(root).stream()
                        .filter(folder -> folder.displayName().equalsIgnoreCase(name))
                        .findFirst())
                .orElseThrow(() -> ControlException.badRequest("There is no folder '" + name + "'. Well-known ones are "
                        + String.join(
                                ", ",
                                Stream.of(WellKnown.values())
                                        .map(WellKnown::wellKnownName)
                                        .toList())
                        + "; inbox/Name makes a new one."));
    }
}
