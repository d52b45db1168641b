package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.silkwire.alert.account.AccountChange;
import io.silkwire.alert.account.Accounts;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.account.TokenUses;
import io.silkwire.alert.web.guard.CsrfToken;
import io.silkwire.alert.web.page.AccountPage;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The page of accounts, and the form behind each of its buttons: a form without its token changes nothing. */
@Singleton
final class AccountPageView {
    static final AccountChange NO_ACCOUNT = new AccountChange.Refused(
            "account", "No accounts are kept here", "start with silkwire.alert.accounts.required=true");
    static final String STALE = "This form was open too long. Nothing was changed: send it again.";

    private final Accounts accounts;
    private final Audit audit;
    private final TokenUses uses;
    private final Pages pages;

    AccountPageView(Accounts accounts, Audit audit, TokenUses uses, Pages pages) {
        this.accounts = accounts;
        this.audit = audit;
        this.uses = uses;
        this.pages = pages;
    }

    /** Reads the form, changes what it asks for, and shows the page with what became of it. */
    MutableHttpResponse<byte[]> change(
            HttpRequest<?> request, String body, String action, Function<SubmittedForm, AccountChange> how) {
        SubmittedForm form = SubmittedForm.read(body);
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, STALE, null);
        }
        return told(request, action, how.apply(form));
    }

    /** The page with what became of a change. */
    MutableHttpResponse<byte[]> told(HttpRequest<?> request, String action, AccountChange change) {
        return switch (change) {
            case AccountChange.Saved saved -> {
                audit.tell(request, action, saved.account().id().value(), "done");
                yield page(HttpStatus.OK, request, "Done: " + saved.account().id(), null);
            }
            case AccountChange.Refused refused -> {
                audit.tell(request, action, null, "refused");
                yield page(HttpStatus.UNPROCESSABLE_ENTITY, request, refused.message() + ": " + refused.remedy(), null);
            }
            case AccountChange.Unknown unknown ->
                page(HttpStatus.NOT_FOUND, request, "There is no account '" + unknown.id() + "'.", null);
        };
    }

    /** The page. */
    MutableHttpResponse<byte[]> page(
            HttpStatus status, HttpRequest<?> request, @Nullable String told, @Nullable String secret) {
        CsrfToken token = CsrfToken.of(request);
        Caller caller = Caller.of(request);
        Optional<Account> own = id(request).flatMap(accounts::find);
        AccountPage page = new AccountPage(
                new Frame("Account", Frame.Section.NONE, ""),
                token.value(),
                caller.id(),
                caller.name(),
                caller.role().label(),
                caller.isSignedIn(),
                own.filter(account -> account.passwordHash() != null).isPresent(),
                own.map(this::tokens).orElse(List.of()),
                caller.role().includes(Role.ADMIN)
                        ? accounts.all().stream()
                                .map(account -> row(account, caller))
                                .toList()
                        : List.of(),
                told,
                secret);
        return token.on(pages.account(status, page).header(HttpHeaders.CACHE_CONTROL, "no-store"), request);
    }

    /** The account of who asks. */
    static Optional<AccountId> id(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return caller.isSignedIn() ? Optional.of(new AccountId(caller.id())) : Optional.empty();
    }

    /** The role of this name. */
    static Optional<Role> role(String label) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private List<AccountPage.Token> tokens(Account account) {
        return account.tokens().stream()
                .map(token -> new AccountPage.Token(
                        token.id(),
                        token.name(),
                        token.scope().label(),
                        token.expiresAt() == null ? "until revoked" : "until " + token.expiresAt(),
                        uses.last(token.id())
                                .map(at -> Wording.at(at.truncatedTo(ChronoUnit.HOURS))
                                        .words())
                                .orElse("never")))
                .toList();
    }

    private static AccountPage.Row row(Account account, Caller caller) {
        return new AccountPage.Row(
                account.id().value(),
                account.name(),
                account.role().label(),
                account.state().label(),
                account.state() == Account.State.ACTIVE,
                account.state() == Account.State.DISABLED,
                !account.id().value().equals(caller.id()));
    }
}
