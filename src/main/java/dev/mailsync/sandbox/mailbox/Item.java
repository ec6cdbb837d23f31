package dev.mailsync.sandbox.mailbox;

import java.time.Instant;

import dev.mailsync.sandbox.mailbox.message.ItemIds;
import dev.mailsync.sandbox.mailbox.message.Mail;
import dev.mailsync.sandbox.mailbox.message.Marks;

/** An email in a folder: one immutable version. */
public record Item(
        ItemIds ids,
        String folderId,
        Mail mail,
        Marks marks,
        Thread thread,
        Instant createdAt,
        Instant receivedAt,
        Instant modifiedAt,
        String changeKey) {

    /** An email's position in its conversation, as the mailbox sees it. */
    public record Thread(String conversationId, byte[] index) {}

    static Item fresh(ItemIds ids, Folder folder, Mail mail, Marks marks, Thread thread, Instant at, String changeKey) {
        return new Item(ids, folder.id(), mail, marks, thread, at, at, at, changeKey);
    }

    public String messageId() {
        return mail.messageId().orElseThrow();
    }

    public Instant sentAt() {
        return mail.sentAt().orElseThrow();
    }

    Item marked(Marks now) {
        return new Item(ids, folderId, mail, now, thread, createdAt, receivedAt, modifiedAt, changeKey);
    }

    Item saying(Mail now) {
        return new Item(ids, folderId, now, marks, thread, createdAt, receivedAt, modifiedAt, changeKey);
    }

    Item in(Folder folder, String ordinaryId) {
        var moved = new ItemIds(ids.immutable(), ordinaryId);
        return new Item(moved, folder.id(), mail, marks, thread, createdAt, receivedAt, modifiedAt, changeKey);
    }

    Item called(ItemIds other) {
        return new Item(other, folderId, mail, marks, thread, createdAt, receivedAt, modifiedAt, changeKey);
    }

    Item receivedAt(Instant at) {
        return new Item(ids, folderId, mail, marks, thread, createdAt, at, modifiedAt, changeKey);
    }

    Item version(String changeKey, Instant at) {
        return new Item(ids, folderId, mail, marks, thread, createdAt, receivedAt, at, changeKey);
    }
}
