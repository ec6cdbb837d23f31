package dev.mailsync.sandbox.graph;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.Contexts;
import dev.mailsync.sandbox.graph.call.GraphException;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.json.AttachmentJson;
import dev.mailsync.sandbox.graph.json.MessageJson;
import dev.mailsync.sandbox.graph.json.MessageReader;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.Sending;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.message.Header;
import dev.mailsync.sandbox.mailbox.message.Mail;
import dev.mailsync.sandbox.mailbox.message.Marks;

/** Drafts, changes, moves and sends email. */
final class WriteCalls {

    private static final int MOST_OWN_HEADERS = 5;

    private final Bases bases;
    private final Sending sending;

    WriteCalls(Bases bases, Sending sending) {
        this.bases = bases;
        this.sending = sending;
    }

    GraphResponse draft(Call call) {
        var mail = written(Json.parse(call.request().body()));
        return shown(call, 201, drafted(call, mail));
    }

    GraphResponse createReply(Call call) {
        return shown(call, 201, drafted(call, Replies.to(call.item())));
    }

    GraphResponse change(Call call) {
        var item = call.item();
        var change = new MessageReader(Json.parse(call.request().body()));
        if (change.changesContent() && !item.marks().draft()) {
            throw new GraphException(400, "ErrorInvalidPropertySet", "The item is not a draft and cannot be changed.");
        }
        return shown(call, 200, call.mailbox().change(item.ids().immutable(), change::marks, change::changed));
    }

    GraphResponse move(Call call) {
        return shown(call, 201, call.mailbox().move(call.item().ids().immutable(), destination(call)));
    }

    GraphResponse copy(Call call) {
        return shown(call, 201, call.mailbox().copy(call.item().ids().immutable(), destination(call)));
    }

    GraphResponse delete(Call call) {
        call.mailbox().delete(call.item().ids().immutable());
        return GraphResponse.empty(204);
    }

    GraphResponse send(Call call) {
        var item = call.item();
        requireSendable(call, item.mail());
        if (!sending.accept(call.mailbox(), item.ids().immutable())) {
            throw new GraphException(400, "ErrorInvalidOperation", "Only drafts can be sent.");
        }
        return GraphResponse.empty(202);
    }

    GraphResponse sendMail(Call call) {
        var json = Json.parse(call.request().body());
        if (!(json.get("message") instanceof ObjectNode message)) {
            throw GraphException.badRequest("The value of parameter 'Message' is empty.");
        }
        var mail = written(message);
        requireSendable(call, mail);
        if (json.path("saveToSentItems").asBoolean(true)) {
            sending.accept(call.mailbox(), drafted(call, mail).ids().immutable());
        } else {
            call.mailbox().sendUnsaved(mail);
        }
        return GraphResponse.empty(202);
    }

    GraphResponse attach(Call call) {
        var attachment = MessageReader.attachment(Json.parse(call.request().body()));
        var item =
                call.mailbox().change(call.item().ids().immutable(), marks -> marks, mail -> mail.attached(attachment));
        var added = new AttachmentJson(call.view(), Optional.of("id,name,contentType,size"))
                .all(item)
                .getLast();
        return GraphResponse.json(201, added);
    }

    private static Item drafted(Call call, Mail mail) {
        return call.mailbox().deliver(mail, call.mailbox().folder(WellKnown.DRAFTS), Marks.DRAFT);
    }

    private static Mail written(ObjectNode json) {
        var mail = new MessageReader(json).mail();
        requireOwnHeaders(mail.headers());
        return mail;
    }

    private static void requireOwnHeaders(List<Header> headers) {
        var foreign = headers.stream()
                .anyMatch(line -> !line.name().toLowerCase(Locale.ROOT).startsWith("x-"));
        if (foreign || headers.size() > MOST_OWN_HEADERS) {
            throw new GraphException(
                    400,
                    "InvalidInternetMessageHeaderCollection",
                    "The internet message headers must begin with x- and number at most " + MOST_OWN_HEADERS + ".");
        }
    }

    private static void requireSendable(Call call, Mail mail) {
        var people = mail.correspondents();
        if (people.to().isEmpty() && people.cc().isEmpty() && people.bcc().isEmpty()) {
            throw new GraphException(400, "ErrorInvalidRecipients", "At least one recipient is not valid.");
        }
        people.from()
                .filter(from -> call.mailbox().account().addresses().noneMatch(from.address()::equalsIgnoreCase))
                .ifPresent(from -> {
                    throw new GraphException(
                            403,
                            "ErrorSendAsDenied",
                            "The user does not have the right to send mail on behalf of the"
                                    + " specified sending account.");
                });
    }

    private static Folder destination(Call call) {
        return call.folder(
                Json.parse(call.request().body()).path("destinationId").asText());
    }

    private GraphResponse shown(Call call, int status, Item item) {
        var json = Json.object().put("@odata.context", Contexts.entity(bases.graph(), call, "messages"));
        json.setAll(MessageJson.of(call).show(item));
        return call.view().applied(GraphResponse.json(status, json));
    }
}
