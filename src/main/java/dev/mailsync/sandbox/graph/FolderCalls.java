package dev.mailsync.sandbox.graph;

import java.util.List;

import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.Contexts;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.call.Page;
import dev.mailsync.sandbox.graph.json.FolderJson;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.WellKnown;

/** Reads mail folders. */
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
        return shown(call, 200, call.folder(), bases);
    }

    static GraphResponse shown(Call call, int status, Folder folder, Bases bases) {
        var json = Json.object().put("@odata.context", Contexts.entity(bases.graph(), call, "mailFolders"));
        json.setAll(new FolderJson(call.mailbox(), call.option("$select")).show(folder));
        return GraphResponse.json(status, json);
    }
}
