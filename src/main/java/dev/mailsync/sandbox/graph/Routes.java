package dev.mailsync.sandbox.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.mailsync.sandbox.graph.call.Bases;
import dev.mailsync.sandbox.graph.call.Call;
import dev.mailsync.sandbox.graph.call.GraphResponse;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.graph.json.UserJson;
import dev.mailsync.sandbox.graph.notify.Courier;
import dev.mailsync.sandbox.mailbox.World;

/** Everything that the sandbox's Graph answers. If two patterns match, the first one counts. */
final class Routes {

    private static final String READ = "Mail.Read Mail.ReadWrite";
    private static final String WRITE = "Mail.ReadWrite";
    private static final String SEND = "Mail.Send";
    private static final String USER = "User.Read";

    private final List<Route> routes = new ArrayList<>();

    Routes(World world, Bases bases, Courier courier, Uploads uploads) {
        add("GET", "me", USER, call -> user(call, bases));
        subscriptions(new SubscriptionCalls(world, bases, courier));
        delta(new DeltaCalls(world, bases));
        folders(new FolderCalls(bases), new FolderWriteCalls(bases));
        for (var root : List.of("me/messages", "me/mailFolders/{folder}/messages")) {
            reading(root + "/{message}", new MessageCalls(bases, world.clock()));
            writing(root, new WriteCalls(bases, world.sending()), uploads);
        }
        var messages = new MessageCalls(bases, world.clock());
        add("GET", "me/messages", READ, messages::listAll);
        add("GET", "me/mailFolders/{folder}/messages", READ, messages::listFolder);
        add("POST", "me/sendMail", SEND, new WriteCalls(bases, world.sending())::sendMail);
    }

    List<Route> all() {
        return routes;
    }

    private void add(String method, String pattern, String scopes, Function<Call, GraphResponse> by) {
        routes.add(Route.on(method, pattern, scopes, by));
    }

    private static GraphResponse user(Call call, Bases bases) {
        var json = Json.object().put("@odata.context", bases.graph() + "/$metadata#users/$entity");
        json.setAll(UserJson.show(call.mailbox().account(), call.option("$select")));
        return GraphResponse.json(200, json);
    }

    private void subscriptions(SubscriptionCalls calls) {
        add("POST", "subscriptions", READ, calls::create);
        add("GET", "subscriptions", READ, calls::list);
        add("GET", "subscriptions/{subscription}", READ, calls::get);
        add("PATCH", "subscriptions/{subscription}", READ, calls::change);
        add("DELETE", "subscriptions/{subscription}", READ, calls::delete);
    }

    private void delta(DeltaCalls calls) {
        add("GET", "me/mailFolders/delta", READ, calls::folders);
        add("GET", "me/mailFolders/{folder}/messages/delta", READ, calls::messages);
    }

    private void folders(FolderCalls calls, FolderWriteCalls writing) {
        add("GET", "me/mailFolders", READ, calls::listTop);
        add("POST", "me/mailFolders", WRITE, writing::createTop);
        add("GET", "me/mailFolders/{folder}", READ, calls::get);
        add("GET", "me/mailFolders/{folder}/childFolders", READ, calls::listChildren);
        add("POST", "me/mailFolders/{folder}/childFolders", WRITE, writing::createChild);
        add("PATCH", "me/mailFolders/{folder}", WRITE, writing::rename);
        add("DELETE", "me/mailFolders/{folder}", WRITE, writing::delete);
        add("POST", "me/mailFolders/{folder}/move", WRITE, writing::move);
    }

    private void reading(String message, MessageCalls calls) {
        add("GET", message, READ, calls::get);
        add("GET", message + "/$value", READ, calls::mime);
        add("GET", message + "/attachments", READ, calls::attachments);
        add("GET", message + "/attachments/{attachment}", READ, calls::attachment);
        add("GET", message + "/attachments/{attachment}/$value", READ, calls::attachmentContent);
    }

    private void writing(String root, WriteCalls calls, Uploads uploads) {
        add("POST", root + "/{message}/attachments", WRITE, calls::attach);
        add("POST", root + "/{message}/attachments/createUploadSession", WRITE, uploads::create);
        add("POST", root, WRITE, calls::draft);
        add("PATCH", root + "/{message}", WRITE, calls::change);
        add("DELETE", root + "/{message}", WRITE, calls::delete);
        add("POST", root + "/{message}/move", WRITE, calls::move);
        add("POST", root + "/{message}/copy", WRITE, calls::copy);
        add("POST", root + "/{message}/createReply", WRITE, calls::createReply);
        add("POST", root + "/{message}/send", SEND, calls::send);
    }
}
