package dev.mailsync.sandbox.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.Contexts;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.json.FolderJson;
import dev.mailsync.sandbox.mailbox.LogEntry;
import dev.mailsync.sandbox.mailbox.World;

/** Delta queries for the messages of one folder, and for the folders of a mailbox. */
final class DeltaCalls {

    private static final int DEFAULT_PAGE = 10;
    private static final int LARGEST_PAGE = 1000;
    private static final String ALL_FOLDERS = "folders";
    private static final Set<String> OPTIONS =
            Set.of("$select", "$filter", "$orderby", "$top", "$expand", "changeType", "$skiptoken", "$deltatoken");

    private final World world;
    private final Bases bases;

    DeltaCalls(World world, Bases bases) {
        this.world = world;
        this.bases = bases;
    }

    GraphResponse messages(Call call) {
        var folder = call.folder();
        var token = token(call, folder.id());
        var page = new MessageDelta(call, folder, token, bases).page(pageSize(call, token));
        var path = "/me/mailFolders('" + folder.id() + "')/messages/delta";
        return call.view().applied(GraphResponse.json(200, answer(call, path, page)));
    }

    GraphResponse folders(Call call) {
        var token = token(call, ALL_FOLDERS);
        var json = new FolderJson(
                call.mailbox(), Optional.ofNullable(token.options().get("$select")));
        var changes = call.mailbox().folderChanges(token.after());
        var shown = changes.subList(0, Math.min(changes.size(), pageSize(call, token)));
        var last = shown.isEmpty() ? token.after() : shown.getLast().number();
        var values = new ArrayList<JsonNode>();
        for (var entry : shown) {
            values.add(entry instanceof LogEntry.Removed ? tombstone(entry.id()) : json.show(call.folder(entry.id())));
        }
        var page = new DeltaPage(values, token.from(last), shown.size() == changes.size());
        return GraphResponse.json(200, answer(call, "/me/mailFolders/delta", page));
    }

    private static JsonNode tombstone(String folderId) {
        var tombstone =
                Json.object().put("@odata.type", "#microsoft.graph.mailFolder").put("id", folderId);
        tombstone.putObject("@removed").put("reason", "deleted");
        return tombstone;
    }

    private DeltaToken token(Call call, String folderId) {
        var given = call.option("$skiptoken").or(() -> call.option("$deltatoken"));
        if (given.isPresent()) {
            return DeltaToken.decode(given.get(), world.generation(), folderId);
        }
        var options = new HashMap<>(call.request().query());
        options.keySet().stream()
                .filter(name -> !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw GraphException.badRequest(
                            "The query option '" + name + "' is not supported by delta queries.");
                });
        var first =
                folderId.equals(ALL_FOLDERS) ? 0 : Math.max(1, call.mailbox().lastChange());
        return new DeltaToken(world.generation(), folderId, options, first, 0, 0, 0);
    }

    private static int pageSize(Call call, DeltaToken token) {
        var top = Optional.ofNullable(token.options().get("$top")).filter(text -> text.matches("[1-9]\\d{0,3}"));
        var wanted = call.request().prefer().maxPageSize();
        return Math.min(LARGEST_PAGE, wanted.orElse(top.map(Integer::parseInt).orElse(DEFAULT_PAGE)));
    }

    private ObjectNode answer(Call call, String path, DeltaPage page) {
        var json = Json.object().put("@odata.context", Contexts.collection(bases.graph(), call));
        var link = bases.graph()
                + path
                + (page.last() ? "?$deltatoken=" : "?$skiptoken=")
                + page.next().encode();
        json.put(page.last() ? "@odata.deltaLink" : "@odata.nextLink", link);
        json.set("value", Json.array(page.values(), node -> node));
        return json;
    }

    /** @param last whether the round is complete */
    record DeltaPage(List<JsonNode> values, DeltaToken next, boolean last) {}
}
