package dev.mailsync.sandbox.graph.json;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.call.View;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.message.Attachment;

/** Attachments as Graph shows them. Their ids extend the message's id. */
public final class AttachmentJson {

    private static final List<String> SELECTABLE = List.of(
            "id", "name", "contentType", "size", "isInline", "lastModifiedDateTime", "contentId", "contentBytes");

    private final View view;
    private final Optional<List<String>> selected;

    public AttachmentJson(View view, Optional<String> select) {
        this.view = view;
        this.selected = select.map(
                names -> Stream.of(names.split(",")).map(String::strip).toList());
        selected.stream().flatMap(List::stream).forEach(AttachmentJson::requireKnown);
    }

    private static void requireKnown(String name) {
        if (!SELECTABLE.contains(name.substring(name.lastIndexOf('/') + 1))) {
            throw new GraphException(
                    400,
                    "RequestBroker--ParseUri",
                    "Could not find a property named '" + name + "' on type 'microsoft.graph.attachment'.");
        }
    }

    public List<ObjectNode> all(Item item) {
        var attachments = item.mail().attachments();
        var shown = new ArrayList<ObjectNode>();
        for (int i = 0; i < attachments.size(); i++) {
            shown.add(show(item, i));
        }
        return shown;
    }

    public ObjectNode one(Item item, String id) {
        return show(item, indexOf(view, item, id));
    }

    public static Attachment find(View view, Item item, String id) {
        return item.mail().attachments().get(indexOf(view, item, id));
    }

    private static int indexOf(View view, Item item, String id) {
        for (int i = 0; i < item.mail().attachments().size(); i++) {
            if (id(view, item, i).equals(id)) {
                return i;
            }
        }
        throw GraphException.notFound();
    }

    private static String id(View view, Item item, int index) {
        var stem = view.id(item).replace("=", "");
        var ending = new byte[] {'E', 'g', 'A', 'Q', 'A', (byte) (index >> 8), (byte) index};
        return stem + Base64.getUrlEncoder().withoutPadding().encodeToString(ending) + "=";
    }

    private ObjectNode show(Item item, int index) {
        var attachment = item.mail().attachments().get(index);
        var json = Json.object();
        var file = attachment.kind() == Attachment.Kind.FILE;
        json.put("@odata.type", file ? "#microsoft.graph.fileAttachment" : "#microsoft.graph.itemAttachment");
        json.put("id", id(view, item, index));
        put(json, "lastModifiedDateTime", item.modifiedAt().toString());
        put(json, "name", attachment.name());
        put(json, "contentType", attachment.contentType());
        if (wanted("size")) {
            json.put("size", attachment.content().length);
        }
        if (wanted("isInline")) {
            json.put("isInline", attachment.inline());
        }
        if (file) {
            put(json, "contentId", attachment.contentId().orElse(null));
            put(json, "contentBytes", Base64.getEncoder().encodeToString(attachment.content()));
        }
        return json;
    }

    private void put(ObjectNode json, String name, String value) {
        if (wanted(name)) {
            json.put(name, value);
        }
    }

    private boolean wanted(String name) {
        return selected.map(names -> names.stream().anyMatch(each -> each.equals(name) || each.endsWith("/" + name)))
                .orElse(true);
    }
}
