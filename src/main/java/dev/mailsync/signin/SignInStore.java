package dev.mailsync.signin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.connection.ConnectionItems;
import dev.mailsync.connection.TokenStore;
import dev.mailsync.platform.dynamo.Condition;
import dev.mailsync.platform.dynamo.Dynamo;
import dev.mailsync.platform.dynamo.Item;
import dev.mailsync.platform.dynamo.Query;
import dev.mailsync.platform.dynamo.Table;
import dev.mailsync.platform.dynamo.UpdateExpression;
import dev.mailsync.platform.dynamo.Write;
import dev.mailsync.platform.identity.CompanyId;
import dev.mailsync.platform.identity.UserId;

/** Pending sign-ins, by the hash of their state and then of their ticket: a reader of the table can use neither. */
@ApplicationScoped
class SignInStore {

    private static final String SORT = "sign-in";

    /** Next to the shards of the connections in the same index. */
    private static final String DUE_SHARD = "sign-ins";

    private static final int AT_A_TIME = 500;
    private static final String USE = "use";
    private static final String OPEN = "OPEN";
    private static final String USED = "USED";
    private static final String CONFIRMED = "CONFIRMED";
    private static final String BURNT = "BURNT";
    private static final String SIGNED_IN_AT = "signedInAt";
    private static final String EXPIRES_AT = "expiresAt";

    /** How long a used or expired state is kept, so that a late browser is redirected with a reason. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Dynamo dynamo;
    private final SignInSecrets secrets;

    SignInStore(Dynamo dynamo, SignInSecrets secrets) {
        this.dynamo = dynamo;
        this.secrets = secrets;
    }

    void begin(String state, SignInStart start) {
        var item = addStart(stateKey(state), start)
                .with(USE, OPEN)
                .withSeconds(EXPIRES_AT, start.validUntil().plus(REMEMBERED));
        dynamo.put(new Write.Put(Table.USERS, item, Optional.of(Condition.newItem())));
    }

    Optional<SignInStart> find(String state) {
        return dynamo.get(Table.USERS, stateKey(state)).map(SignInStore::start);
    }

    /** @return whether this was the first use */
    boolean use(String state) {
        return dynamo.update(Write.update(
                Table.USERS, stateKey(state), UpdateExpression.empty().set(USE, USED), open()));
    }

    void hold(String ticket, PendingSignIn.Open signIn) {
        var item = ConnectionItems.addProfile(addStart(ticketKey(ticket), signIn.start()), signIn.profile())
                .with(TokenStore.SEALED, signIn.sealedTokens())
                .with(SIGNED_IN_AT, signIn.signedInAt())
                .with(USE, OPEN)
                .with(Table.Index.DUE.partitionKey(), DUE_SHARD)
                .withSeconds(Table.Index.DUE.sortKey(), signIn.start().validUntil())
                .withSeconds(EXPIRES_AT, signIn.start().validUntil());
        dynamo.put(new Write.Put(Table.USERS, item, Optional.of(Condition.newItem())));
    }

    Optional<PendingSignIn> pending(String ticket) {
        return dynamo.get(Table.USERS, ticketKey(ticket)).map(item -> switch (item.string(USE)) {
            case CONFIRMED -> new PendingSignIn.Confirmed(start(item));
            case BURNT -> new PendingSignIn.Burnt(start(item));
            default ->
                new PendingSignIn.Open(
                        start(item),
                        ConnectionItems.profile(item),
                        item.bytes(TokenStore.SEALED),
                        item.instant(SIGNED_IN_AT));
        });
    }

    void burn(String ticket) {
        dynamo.update(usedUp(ticket, BURNT));
    }

    /** The write that uses up a ticket, unless somebody else used or burnt it. */
    Write confirmation(String ticket) {
        return usedUp(ticket, CONFIRMED);
    }

    /** Deletes sign-ins that nobody confirmed in time, with their tokens: DynamoDB's TTL may take days. */
    int forgetExpired(Instant now) {
        var expired = dynamo.page(Query.of(Table.USERS, Table.Index.DUE, DUE_SHARD)
                .atMost(now.getEpochSecond())
                .limit(AT_A_TIME));
        dynamo.deleteAll(Table.USERS, expired);
        return expired.size();
    }

    /** Of a used-up ticket, only its owner is kept until it expires. */
    private Write.Update usedUp(String ticket, String use) {
        var expression = UpdateExpression.empty()
                .set(USE, use)
                .remove(TokenStore.SEALED, SIGNED_IN_AT)
                .remove(Table.Index.DUE.partitionKey(), Table.Index.DUE.sortKey())
                .remove(ConnectionItems.PROFILE);
        return Write.update(Table.USERS, ticketKey(ticket), expression, open());
    }

    private static Condition open() {
        return Condition.equal(USE, Item.text(OPEN));
    }

    private Item stateKey(String state) {
        return Item.key("state#" + secrets.keyOf(state).sign("state", state), SORT);
    }

    private Item ticketKey(String ticket) {
        return Item.key("ticket#" + secrets.keyOf(ticket).sign("ticket", ticket), SORT);
    }

    private static Item addStart(Item item, SignInStart start) {
        return item.with("company", start.company().value())
                .with("user", start.user().value())
                .with("returnUrl", start.returnUrl().toString())
                .with("historyDays", start.historyDays())
                .with("sending", start.sending())
                .with("validUntil", start.validUntil());
    }

    private static SignInStart start(Item item) {
        return new SignInStart(
                new CompanyId(item.string("company")),
                new UserId(item.string("user")),
                URI.create(item.string("returnUrl")),
                (int) item.number("historyDays"),
                item.flag("sending"),
                item.instant("validUntil"));
    }
}
