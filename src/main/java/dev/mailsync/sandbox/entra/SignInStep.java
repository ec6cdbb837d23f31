package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.sandbox.mailbox.account.Account;

/** What the browser shows next. */
sealed interface SignInStep {

    record PickAccount(List<Account> accounts) implements SignInStep {}

    record AskConsent(Account account, Set<String> scopes) implements SignInStep {}

    /** @param signedIn owner of the browser's session from now on */
    record Redirect(URI to, Optional<Account> signedIn) implements SignInStep {}
}
