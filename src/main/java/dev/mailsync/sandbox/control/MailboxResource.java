package dev.mailsync.sandbox.control;

import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.graph.json.PostedMessage;
import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.WellKnown;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sandbox.mailbox.message.Marks;
import dev.mailsync.sandbox.mime.MimeReader;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Controls for single mailboxes: what the world, or their owner in Outlook, does to them. */
@Path("/sandbox/control/mailboxes")
@Blocking
@Consumes(MediaType.WILDCARD)
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class MailboxResource {

    private static final int MOST_REPEATS = 1000;

    private final World world;

    MailboxResource(World world) {
        this.world = world;
    }

    record NewMailbox(
            String upn,
            Optional<String> displayName,
            Optional<String> tenant,
            Optional<List<String>> aliases,
            Optional<String> condition) {}

    record Delivered(String id, String internetMessageId) {

        static Delivered of(Item item) {
            return new Delivered(item.ids().immutable(), item.messageId());
        }
    }

    record Move(String internetMessageId, String folder) {}

    record Delete(String internetMessageId) {}

    record Notify(String internetMessageId, Optional<Integer> times) {}

    @POST
    @Operation(hidden = true)
    public Response create(byte[] body) {
        return Controls.answer(() -> {
            var wanted = Controls.read(body, NewMailbox.class);
            requireAddress(wanted.upn());
            wanted.aliases().ifPresent(aliases -> aliases.forEach(MailboxResource::requireAddress));
            var condition = wanted.condition().map(ConditionJson::named);
            var account = added(wanted);
            condition.ifPresent(each -> world.conditions().set(account, each, Optional.empty()));
            return Controls.json(201, account);
        });
    }

    private static void requireAddress(String address) {
        if (address == null || !address.matches("[^@\\s]+@[^@\\s]+")) {
            throw ControlException.badRequest("'upn' and 'aliases' must be email addresses, not " + address + ".");
        }
    }

    private Account added(NewMailbox wanted) {
        try {
            return world.addMailbox(
                            wanted.upn(),
                            wanted.displayName(),
                            wanted.tenant(),
                            wanted.aliases().orElse(List.of()))
                    .account();
        } catch (IllegalArgumentException taken) {
            throw ControlException.badRequest(taken.getMessage());
        }
    }

    @POST
    @Path("/{upn}/messages")
    @Operation(hidden = true)
    public Response deliver(
            @PathParam("upn") String upn,
            @QueryParam("folder") @DefaultValue("inbox") String folderName,
            @HeaderParam("Content-Type") @DefaultValue("") String type,
            byte[] body) {
        return Controls.answer(() -> {
            var mailbox = mailbox(upn);
            var folder = FolderNames.resolve(mailbox, folderName);
            var message = message(type, body, folder);
            var own = folder.is(WellKnown.SENTITEMS) || message.marks().draft();
            var mail = own ? message.mail().writtenBy(mailbox.account().address()) : message.mail();
            return Controls.json(201, Delivered.of(mailbox.deliver(mail, folder, message.marks())));
        });
    }

    private static PostedMessage message(String type, byte[] body, Folder folder) {
        var marks =
                folder.is(WellKnown.DRAFTS) ? Marks.DRAFT : folder.is(WellKnown.SENTITEMS) ? Marks.READ : Marks.UNREAD;
        if (type.startsWith("message/rfc822")) {
            return new PostedMessage(MimeReader.read(body), marks);
        }
        if (!type.startsWith("application/json")) {
            throw ControlException.badRequest("Content-Type has to be message/rfc822 or application/json.");
        }
        try {
            return PostedMessage.parse(body, marks);
        } catch (IllegalArgumentException invalid) {
            throw ControlException.badRequest(invalid.getMessage());
        }
    }

    @POST
    @Path("/{upn}/move")
    @Operation(hidden = true)
    public Response move(@PathParam("upn") String upn, byte[] body) {
        return Controls.answer(() -> {
            var wanted = Controls.read(body, Move.class);
            var mailbox = mailbox(upn);
            var folder = FolderNames.resolve(mailbox, Controls.given("folder", wanted.folder()));
            var item = items(mailbox, wanted.internetMessageId()).stream()
                    .filter(each -> !each.folderId().equals(folder.id()))
                    .findFirst()
                    .orElseThrow(() -> ControlException.badRequest("The email is already in that folder."));
            return Controls.json(200, Delivered.of(mailbox.move(item.ids().immutable(), folder)));
        });
    }

    @POST
    @Path("/{upn}/delete")
    @Operation(hidden = true)
    public Response delete(@PathParam("upn") String upn, byte[] body) {
        return Controls.answer(() -> {
            var mailbox = mailbox(upn);
            var item = items(mailbox, Controls.read(body, Delete.class).internetMessageId())
                    .getFirst();
            mailbox.delete(item.ids().immutable());
            return Response.noContent().build();
        });
    }

    @POST
    @Path("/{upn}/notify")
    @Operation(hidden = true)
    public Response notify(@PathParam("upn") String upn, byte[] body) {
        return Controls.answer(() -> {
            var wanted = Controls.read(body, Notify.class);
            var times = wanted.times().orElse(1);
            if (times < 1 || times > MOST_REPEATS) {
                throw ControlException.badRequest("'times' has to be from 1 to " + MOST_REPEATS + ".");
            }
            var mailbox = mailbox(upn);
            var item = items(mailbox, wanted.internetMessageId()).getFirst();
            for (int i = 0; i < times; i++) {
                mailbox.repeat(item.ids().immutable());
            }
            return Response.noContent().build();
        });
    }

    private Mailbox mailbox(String upn) {
        return Controls.mailbox(world, upn);
    }

    private static List<Item> items(Mailbox mailbox, String messageId) {
        var items = mailbox.itemsWithMessageId(Controls.given("internetMessageId", messageId));
        if (items.isEmpty()) {
            throw ControlException.notFound("The mailbox contains no email " + messageId + ".");
        }
        return items;
    }
}
