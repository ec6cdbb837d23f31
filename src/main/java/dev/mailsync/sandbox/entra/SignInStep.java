package dev.mailsync.sandbox.entra;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.mailsync.sandbox.mailbox.account.Account;

/** What the browser is shown next. */
sealed interface SignInStep {

    record PickAccount(List<Account> accounts) implements SignInStep {}

    record AskConsent(Account account, Set<String> scopes) implements SignInStep {}

    /** @param signedIn whom the browser's session belongs to from now on */
    record Redirect(URI to, Optional<Account> signedIn) implements SignInStep {}
}
