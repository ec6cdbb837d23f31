package dev.mailsync.sandbox.graph.json;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Fields;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Mailbox;

/** Mail folders as Graph shows them. */
public final class FolderJson {

    private static final Fields<Shown> FIELDS = fields();

    private final Mailbox mailbox;
    private final Fields<Shown>.Selection selection;

    private record Shown(Folder folder, Mailbox mailbox) {}

    public FolderJson(Mailbox mailbox, Optional<String> select) {
        this.mailbox = mailbox;
        this.selection = FIELDS.select(select);
    }

    public ObjectNode show(Folder folder) {
        return selection.of(new Shown(folder, mailbox));
    }

    private static Fields<Shown> fields() {
        return new Fields<Shown>("microsoft.graph.mailFolder")
                .add("id", shown -> Json.text(shown.folder.id()))
                .add("displayName", shown -> Json.text(shown.folder.displayName()))
                .add("parentFolderId", shown -> Json.text(shown.folder.parentId()))
                .add(
                        "childFolderCount",
                        shown -> IntNode.valueOf(
                                shown.mailbox.children(shown.folder).size()))
                .add(
                        "unreadItemCount",
                        shown -> IntNode.valueOf((int) shown.mailbox.items(shown.folder).stream()
                                .filter(item -> !item.marks().read())
                                .count()))
                .add(
                        "totalItemCount",
                        shown -> IntNode.valueOf(
                                shown.mailbox.items(shown.folder).size()))
                .add("isHidden", shown -> BooleanNode.valueOf(shown.folder.hidden()));
    }
}
