package dev.mailsync.sandbox.graph;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.Contexts;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.call.Page;
import dev.mailsync.sandbox.graph.json.AttachmentJson;
import dev.mailsync.sandbox.graph.json.Expansion;
import dev.mailsync.sandbox.graph.json.MessageFilter;
import dev.mailsync.sandbox.graph.json.MessageJson;
import dev.mailsync.sandbox.graph.json.MessageSearch;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.message.Attachment;
import dev.mailsync.sandbox.mime.MimeWriter;

/** Reads email. */
final class MessageCalls {

    private static final Set<String> LIST_OPTIONS =
            Set.of("$select", "$filter", "$orderby", "$top", "$skip", "$count", "$expand", "$search");

    private final Bases bases;
    private final Clock clock;

    MessageCalls(Bases bases, Clock clock) {
        this.bases = bases;
        this.clock = clock;
    }

    GraphResponse listAll(Call call) {
        return list(call, call.mailbox().items());
    }

    GraphResponse listFolder(Call call) {
        return list(call, call.mailbox().items(call.folder()));
    }

    private GraphResponse list(Call call, List<Item> items) {
        call.requireOnly(LIST_OPTIONS);
        var wanted = call.option("$search")
                .map(search -> searched(call, search, items))
                .orElseGet(() -> filtered(call, items));
        var json = MessageJson.of(call);
        var expand = expansion(call);
        var page = Page.of(call, bases.graph(), wanted, item -> expand.added(json.show(item), item));
        return call.view().applied(GraphResponse.json(200, page));
    }

    private static List<Item> filtered(Call call, List<Item> items) {
        var filter = MessageFilter.parse(call.option("$filter"));
        return items.stream().filter(filter.test()).sorted(order(call, filter)).toList();
    }

    private List<Item> searched(Call call, String search, List<Item> items) {
        for (var other : List.of("$filter", "$orderby")) {
            if (call.option(other).isPresent()) {
                throw GraphException.badRequest("The query parameter '" + other + "' is not supported with '$search'.");
            }
        }
        return MessageSearch.parse(search).found(items, clock.instant());
    }

    private static Comparator<Item> order(Call call, MessageFilter filter) {
        var oldestFirst = Comparator.comparing(Item::receivedAt);
        var order = call.option("$orderby").map(text -> text.strip().replaceAll("\\s+", " "));
        if (order.isPresent() && !filter.allowsOrderByReceived()) {
            throw new GraphException(
                    400, "InefficientFilter", "The restriction or sort order is too complex for this operation.");
        }
        return switch (order.orElse("receivedDateTime desc")) {
            case "receivedDateTime desc" -> oldestFirst.reversed();
            case "receivedDateTime", "receivedDateTime asc" -> oldestFirst;
            default -> throw GraphException.badRequest("The order '" + order.get() + "' is not supported.");
        };
    }

    GraphResponse get(Call call) {
        var item = call.item();
        var json = Json.object().put("@odata.context", Contexts.entity(bases.graph(), call, "messages"));
        json.setAll(MessageJson.of(call).show(item));
        return call.view().applied(GraphResponse.json(200, expansion(call).added(json, item)));
    }

    GraphResponse mime(Call call) {
        return GraphResponse.bytes("text/plain", MimeWriter.write(call.item().mail()));
    }

    // --- attachments

    GraphResponse attachments(Call call) {
        var json = new AttachmentJson(call.view(), call.option("$select"));
        var all = json.all(call.item());
        return GraphResponse.json(200, Page.of(call, bases.graph(), all, node -> node));
    }

    GraphResponse attachment(Call call) {
        var attachment = new AttachmentJson(call.view(), call.option("$select"))
                .one(call.item(), call.captured().get("attachment"));
        var json = Json.object()
                .put(
                        "@odata.context",
                        Contexts.entity(
                                bases.graph(),
                                call,
                                "messages('" + call.captured().get("message") + "')/attachments"));
        json.setAll(attachment);
        return GraphResponse.json(200, json);
    }

    GraphResponse attachmentContent(Call call) {
        var attachment =
                AttachmentJson.find(call.view(), call.item(), call.captured().get("attachment"));
        var mail = attachment.kind() == Attachment.Kind.ITEM;
        return GraphResponse.bytes(mail ? "text/plain" : attachment.contentType(), attachment.content());
    }

    private Expansion expansion(Call call) {
        return Expansion.parse(call.option("$expand"), call.view(), bases);
    }
}
