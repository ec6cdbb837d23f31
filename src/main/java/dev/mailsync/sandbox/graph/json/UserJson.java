package dev.mailsync.sandbox.graph.json;

import java.util.ArrayList;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mailsync.sandbox.graph.call.Fields;
import dev.mailsync.sandbox.graph.call.Json;
import dev.mailsync.sandbox.mailbox.account.Account;

/** Users as Graph shows them. */
public final class UserJson {

    private static final Fields<Account> FIELDS = new Fields<Account>("microsoft.graph.user")
            .add("businessPhones", account -> Json.array(new ArrayList<String>(), Json::text))
            .add("displayName", account -> Json.text(account.displayName()))
            .add("givenName", account -> NullNode.instance)
            .add("jobTitle", account -> NullNode.instance)
            .add("mail", account -> Json.text(account.mail()))
            .add("mobilePhone", account -> NullNode.instance)
            .add("officeLocation", account -> NullNode.instance)
            .add("preferredLanguage", account -> NullNode.instance)
            .add("surname", account -> NullNode.instance)
            .add("userPrincipalName", account -> Json.text(account.upn()))
            .add("id", account -> Json.text(account.objectId().toString()))
            .onlySelected("accountEnabled", account -> Optional.of(BooleanNode.TRUE))
            .onlySelected("userType", account -> Optional.of(Json.text("Member")))
            .onlySelected("otherMails", account -> Optional.of(Json.array(new ArrayList<String>(), Json::text)))
            .onlySelected("proxyAddresses", account -> Optional.of(proxyAddresses(account)));

    private UserJson() {}

    public static ObjectNode show(Account account, Optional<String> select) {
        return FIELDS.select(select).of(account);
    }

    /** Upper case marks the primary address. */
    private static JsonNode proxyAddresses(Account account) {
        var all = new ArrayList<String>();
        all.add("SMTP:" + account.mail());
        account.aliases().forEach(alias -> all.add("smtp:" + alias));
        return Json.array(all, Json::text);
    }
}
