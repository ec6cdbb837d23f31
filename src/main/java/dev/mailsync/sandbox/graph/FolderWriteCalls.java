package dev.mailsync.sandbox.graph;

import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;

/** Creates, renames, moves and deletes mail folders. */
final class FolderWriteCalls {

    private final Bases bases;

    FolderWriteCalls(Bases bases) {
        this.bases = bases;
    }

    GraphResponse createTop(Call call) {
        return create(call, call.mailbox().folder(WellKnown.MSGFOLDERROOT));
    }

    GraphResponse createChild(Call call) {
        return create(call, call.folder());
    }

    private GraphResponse create(Call call, Folder parent) {
        var name = displayName(call);
        requireFree(call, name, parent);
        return FolderCalls.shown(call, 201, call.mailbox().childNamed(name, parent), bases);
    }

    GraphResponse rename(Call call) {
        var folder = ordinary(call, "ErrorAccessDenied");
        var name = displayName(call);
        if (!name.equalsIgnoreCase(folder.displayName())) {
            requireFree(call, name, call.folder(folder.parentId()));
        }
        return FolderCalls.shown(call, 200, call.mailbox().renameFolder(folder, name), bases);
    }

    GraphResponse move(Call call) {
        var folder = ordinary(call, "ErrorMoveDistinguishedFolder");
        var target = call.folder(
                Json.parse(call.request().body()).path("destinationId").asText());
        if (call.mailbox().isWithin(target, folder)) {
            throw new GraphException(400, "ErrorMoveCopyFailed", "The folder cannot be moved into itself.");
        }
        requireFree(call, folder.displayName(), target);
        return FolderCalls.shown(call, 200, call.mailbox().moveFolder(folder, target), bases);
    }

    GraphResponse delete(Call call) {
        call.mailbox().deleteFolder(ordinary(call, "ErrorDeleteDistinguishedFolder"));
        return GraphResponse.empty(204);
    }

    /** The folder named by the call, unless it is one of Exchange's own. */
    private static Folder ordinary(Call call, String refusal) {
        var folder = call.folder();
        if (folder.wellKnown().isPresent()) {
            throw new GraphException(403, refusal, "Distinguished folders cannot be renamed, moved or deleted.");
        }
        return folder;
    }

    private static String displayName(Call call) {
        var name =
                Json.parse(call.request().body()).path("displayName").asText().strip();
        if (name.isEmpty()) {
            throw GraphException.badRequest("The property 'displayName' is required.");
        }
        return name;
    }

    private static void requireFree(Call call, String name, Folder parent) {
        if (call.mailbox().children(parent).stream()
                .anyMatch(child -> child.displayName().equalsIgnoreCase(name))) {
            throw new GraphException(
                    409, "ErrorFolderExists", "A folder with the specified name already exists: '" + name + "'.");
        }
    }
}
