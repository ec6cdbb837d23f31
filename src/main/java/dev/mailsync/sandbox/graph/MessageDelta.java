package dev.mailsync.sandbox.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.json.Expansion;
import dev.mailsync.sandbox.graph.json.MessageFilter;
import dev.mailsync.sandbox.graph.json.MessageJson;
import dev.mailsync.sandbox.mailbox.Changed;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.LogEntry;

/** One page of a delta query for a folder: first everything in it, then what has changed since. */
final class MessageDelta {

    /** Exchange's limit if the query has a filter. */
    private static final int MOST_WITH_FILTER = 5000;

    private static final Comparator<Present> BY_ENTRY = Comparator.comparingLong(Present::entered);
    private static final Comparator<Present> NEWEST_FIRST =
            Comparator.comparingLong(Present::received).reversed().thenComparing(BY_ENTRY);

    private final Call call;
    private final Folder folder;
    private final DeltaToken token;
    private final MessageFilter filter;
    private final MessageJson json;
    private final Expansion expansion;

    private record Present(long entered, Item item) {

        long received() {
            return item.receivedAt().getEpochSecond();
        }
    }

    MessageDelta(Call call, Folder folder, DeltaToken token, Bases bases) {
        this.call = call;
        this.folder = folder;
        this.token = token;
        this.filter = filter(option("$filter"));
        this.json = MessageJson.of(call, option("$select"));
        this.expansion = Expansion.parse(option("$expand"), call.view(), bases);
        option("$orderby")
                .filter(order -> !order.strip().equals("receivedDateTime desc"))
                .ifPresent(order -> {
                    throw GraphException.badRequest("Delta queries support $orderby=receivedDateTime desc only.");
                });
    }

    private static MessageFilter filter(Optional<String> text) {
        if (text.isPresent() && !text.get().strip().matches("receivedDateTime (ge|gt) \\S+")) {
            throw GraphException.badRequest("Delta queries support $filter by receivedDateTime ge or gt only.");
        }
        return MessageFilter.parse(text);
    }

    private Optional<String> option(String name) {
        return Optional.ofNullable(token.options().get(name));
    }

    DeltaCalls.DeltaPage page(int size) {
        return token.firstRound() ? existing(size) : changed(size);
    }

    private DeltaCalls.DeltaPage existing(int size) {
        var most = filter.text().isEmpty() ? size : Math.min(size, MOST_WITH_FILTER - token.served());
        var left = contents();
        var shown = left.subList(0, Math.min(most, left.size()));
        List<JsonNode> values = new ArrayList<>();
        shown.forEach(present -> values.add(show(present.item)));
        if (shown.size() < size) {
            return new DeltaCalls.DeltaPage(values, token.from(token.until()), true);
        }
        var last = shown.getLast();
        return new DeltaCalls.DeltaPage(values, token.onward(last.entered, last.received(), shown.size()), false);
    }

    /** What was in the folder when the round started, still is, and hasn't been returned yet. */
    private List<Present> contents() {
        var order = option("$orderby").isPresent() ? NEWEST_FIRST : BY_ENTRY;
        return call.mailbox().changes(folder, 0).stream()
                .filter(changed -> changed.entry() instanceof LogEntry.Present present
                        && present.entered() <= token.until()
                        && wants("created"))
                .map(changed -> new Present(((LogEntry.Present) changed.entry()).entered(), item(changed)))
                .filter(present -> filter.test().test(present.item) && isAhead(present))
                .sorted(order)
                .toList();
    }

    private boolean isAhead(Present present) {
        if (token.served() == 0) {
            return true;
        }
        if (option("$orderby").isEmpty() || present.received() == token.afterReceived()) {
            return present.entered > token.after();
        }
        return present.received() < token.afterReceived();
    }

    private DeltaCalls.DeltaPage changed(int size) {
        var changes = call.mailbox().changes(folder, token.after());
        List<JsonNode> values = new ArrayList<>();
        var last = token.after();
        for (var changed : changes) {
            if (values.size() == size) {
                return new DeltaCalls.DeltaPage(values, token.from(last), false);
            }
            last = changed.entry().number();
            show(changed).ifPresent(values::add);
        }
        return new DeltaCalls.DeltaPage(values, token.from(last), true);
    }

    private Optional<JsonNode> show(Changed changed) {
        return switch (changed.entry()) {
            case LogEntry.Removed removed -> wants("deleted") ? Optional.of(tombstone(removed)) : Optional.empty();
            case LogEntry.Present present ->
                Optional.of(item(changed))
                        .filter(item -> filter.test().test(item))
                        .filter(item -> wants(present.entered() > token.after() ? "created" : "updated"))
                        .map(this::show);
        };
    }

    private JsonNode show(Item item) {
        // Elsewhere, only types derived from message are named.
        var typed = Json.object().put("@odata.type", "#microsoft.graph.message");
        typed.setAll(json.show(item));
        return expansion.added(typed, item);
    }

    private boolean wants(String changeType) {
        return option("changeType").map(changeType::equals).orElse(true);
    }

    private static Item item(Changed changed) {
        return changed.item().orElseThrow();
    }

    private JsonNode tombstone(LogEntry.Removed removed) {
        var tombstone = Json.object().put("@odata.type", "#microsoft.graph.message");
        tombstone.put("id", call.view().immutableIds() ? removed.immutableId() : removed.id());
        var reason = removed.reason() == LogEntry.Reason.DELETED ? "deleted" : "changed";
        tombstone.putObject("@removed").put("reason", reason);
        return tombstone;
    }
}
