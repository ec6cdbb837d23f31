package dev.mailsync.sandbox.graph;

import java.util.List;

import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;

/** Mail folders. */
final class FolderCalls {

    private final Bases bases;

    FolderCalls(Bases bases) {
        this.bases = bases;
    }

    GraphResponse listTop(Call call) {
        return list(call, call.mailbox().folder(WellKnown.MSGFOLDERROOT));
    }

    GraphResponse listChildren(Call call) {
        return list(call, call.folder());
    }

    private GraphResponse list(Call call, Folder parent) {
        var hidden = call.flag("includeHiddenFolders");
        var json = new FolderJson(call.mailbox(), call.option("$select"));
        List<Folder> children = call.mailbox().children(parent).stream()
                .filter(child -> hidden || !child.hidden())
                .toList();
        return GraphResponse.json(200, Page.of(call, bases.graph(), children, json::show));
    }

    GraphResponse get(Call call) {
        return answer(call, 200, call.folder());
    }

    GraphResponse createTop(Call call) {
        return create(call, call.mailbox().folder(WellKnown.MSGFOLDERROOT));
    }

    GraphResponse createChild(Call call) {
        return create(call, call.folder());
    }

    private GraphResponse create(Call call, Folder parent) {
        var name =
                Json.parse(call.request().body()).path("displayName").asText().strip();
        if (name.isEmpty()) {
            throw GraphException.badRequest("The property 'displayName' is required when creating the entity.");
        }
        if (call.mailbox().children(parent).stream()
                .anyMatch(child -> child.displayName().equalsIgnoreCase(name))) {
            throw new GraphException(
                    409,
                    "ErrorFolderExists",
                    "A folder with the specified name already exists., Could not create folder '" + name + "'.");
        }
        return answer(call, 201, call.mailbox().childNamed(name, parent));
    }

    private GraphResponse answer(Call call, int status, Folder folder) {
        var json = Json.object().put("@odata.context", Page.context(bases.graph(), call.request()));
        json.setAll(new FolderJson(call.mailbox(), call.option("$select")).show(folder));
        return GraphResponse.json(status, json);
    }
}
