package dev.mailsync.sandbox.control;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

import dev.mailsync.sandbox.mailbox.Folder;
import dev.mailsync.sandbox.mailbox.Item;
import dev.mailsync.sandbox.mailbox.Mailbox;
import dev.mailsync.sandbox.mailbox.World;
import dev.mailsync.sandbox.mailbox.account.Account;
import dev.mailsync.sandbox.mailbox.message.Address;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.common.annotation.Blocking;

/** What somebody sees in Outlook: the mailboxes and their content. */
@Path("/sandbox/control/mailboxes")
@Blocking
@IfBuildProfile(anyOf = {"dev", "test"})
@PermitAll
public class OutlookResource {

    private static final int MOST = 100;

    private final World world;

    OutlookResource(World world) {
        this.world = world;
    }

    record Listed(String upn, String displayName) {

        static Listed of(Account account) {
            return new Listed(account.upn(), account.displayName());
        }
    }

    record Seen(
            String internetMessageId,
            String folder,
            String from,
            String fromName,
            List<String> to,
            String subject,
            Instant sentDateTime,
            Instant receivedDateTime,
            boolean draft) {}

    @GET
    public Response mailboxes() {
        return Controls.answer(() -> Controls.json(
                200,
                world.mailboxes().stream()
                        .map(Mailbox::account)
                        .map(Listed::of)
                        .sorted(Comparator.comparing(Listed::upn))
                        .toList()));
    }

    /** The newest hundred emails, across all folders. */
    @GET
    @Path("/{upn}/messages")
    public Response messages(@PathParam("upn") String upn) {
        return Controls.answer(() -> {
            var mailbox =
                    world.mailbox(upn).orElseThrow(() -> ControlException.notFound("There is no mailbox " + upn + "."));
            return Controls.json(
                    200,
                    mailbox.items().reversed().stream()
                            .sorted(Comparator.comparing(Item::receivedAt).reversed())
                            .limit(MOST)
                            .map(item -> seen(item, mailbox))
                            .toList());
        });
    }

    private static Seen seen(Item item, Mailbox mailbox) {
        return new Seen(
                item.messageId(),
                mailbox.folder(item.folderId()).map(Folder::displayName).orElse(""),
                item.mail().correspondents().from().map(Address::address).orElse(""),
                item.mail().correspondents().from().map(Address::name).orElse(""),
                item.mail().correspondents().to().stream().map(Address::address).toList(),
                item.mail().subject(),
                item.mail().sentAt().orElse(item.receivedAt()),
                item.receivedAt(),
                item.marks().draft());
    }
}
