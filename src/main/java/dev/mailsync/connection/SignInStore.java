package dev.mailsync.connection;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Condition;
import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.CompanyId;
import dev.mailsync.identity.UserId;
import dev.mailsync.secrets.Signer;

/** Sign-ins under way, by the hash of their state and then of their ticket: a reader of the table can use neither. */
@ApplicationScoped
class SignInStore {

    private static final String SORT = "sign-in";
    private static final String USE = "use";
    private static final String EXPIRES_AT = "expiresAt";

    /** A used or expired state is remembered for so long, to lead a late browser back with a reason. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Dynamo dynamo;
    private final Signer signer;

    SignInStore(Dynamo dynamo, Signer signer) {
        this.dynamo = dynamo;
        this.signer = signer;
    }

    void begin(String state, SignInStart start) {
        var item = addStart(stateKey(state), start)
                .with(USE, ParkedSignIn.Use.OPEN.name())
                .withSeconds(EXPIRES_AT, start.validUntil().plus(REMEMBERED));
        dynamo.put(new Write.Put(Table.USERS, item, Optional.of(Condition.newItem())));
    }

    Optional<SignInStart> find(String state) {
        return dynamo.get(Table.USERS, stateKey(state)).map(SignInStore::start);
    }

    /** @return whether this was the first use */
    boolean use(String state) {
        return dynamo.update(Write.update(
                Table.USERS,
                stateKey(state),
                Write.Expression.nothing().set(USE, ParkedSignIn.Use.CONFIRMED.name()),
                open()));
    }

    void park(String ticket, ParkedSignIn parked) {
        var item = ConnectionItems.addProfile(addStart(ticketKey(ticket), parked.start()), parked.profile())
                .with(TokenStore.SEALED, parked.sealedTokens())
                .with("signedInAt", parked.signedInAt())
                .with(USE, parked.use().name())
                .withSeconds(EXPIRES_AT, parked.start().validUntil());
        dynamo.put(new Write.Put(Table.USERS, item, Optional.of(Condition.newItem())));
    }

    Optional<ParkedSignIn> parked(String ticket) {
        return dynamo.get(Table.USERS, ticketKey(ticket))
                .map(item -> new ParkedSignIn(
                        start(item),
                        ConnectionItems.profile(item),
                        item.bytes(TokenStore.SEALED),
                        item.instant("signedInAt"),
                        ParkedSignIn.Use.valueOf(item.string(USE))));
    }

    void burn(String ticket) {
        dynamo.update(Write.update(
                Table.USERS,
                ticketKey(ticket),
                Write.Expression.nothing()
                        .set(USE, ParkedSignIn.Use.BURNT.name())
                        .set(TokenStore.SEALED, Item.binary(new byte[1])),
                open()));
    }

    /** The write that uses a ticket up, unless somebody else did or burnt it. The tokens go with it. */
    Write confirmation(String ticket) {
        var expression = Write.Expression.nothing()
                .set(USE, ParkedSignIn.Use.CONFIRMED.name())
                .set(TokenStore.SEALED, Item.binary(new byte[1]));
        return Write.update(Table.USERS, ticketKey(ticket), expression, open());
    }

    private static Condition open() {
        return Condition.equal(USE, Item.text(ParkedSignIn.Use.OPEN.name()));
    }

    private Item stateKey(String state) {
        return Item.key("state#" + signer.sign("state", state), SORT);
    }

    private Item ticketKey(String ticket) {
        return Item.key("ticket#" + signer.sign("ticket", ticket), SORT);
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
