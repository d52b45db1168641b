package io.silkwire.alert.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.account.AccountChange;
import io.silkwire.alert.account.Accounts;
import io.silkwire.alert.account.Audit;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.account.OwnTokens;
import io.silkwire.alert.web.guard.CsrfToken;
import io.silkwire.alert.web.page.AccountPage;
import io.silkwire.alert.web.page.Frame;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One's own account with its API tokens, and for admins the list of all accounts. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountPages {
    private static final String STALE = "This form was open too long. Nothing was changed: send it again.";

    private final Accounts accounts;
    private final OwnTokens tokens;
    private final Audit audit;
    private final Pages pages;

    AccountPages(Accounts accounts, OwnTokens tokens, Audit audit, Pages pages) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.audit = audit;
        this.pages = pages;
    }

    @Get("/account")
    HttpResponse<byte[]> own(HttpRequest<?> request) {
        return page(HttpStatus.OK, request, null, null);
    }

    @Post("/account/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> password(HttpRequest<?> request, @Body String body) {
        return change(
                request,
                body,
                "account.password",
                form -> id(request)
                        .map(id -> accounts.setPassword(id, form.text("password")))
                        .orElse(NO_ACCOUNT));
    }

    @Post("/account/tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> makeToken(HttpRequest<?> request, @Body String body) {
        SubmittedForm form = SubmittedForm.read(body);
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, STALE, null);
        }
        Role scope = role(form.text("scope")).orElse(Caller.of(request).role());
        return switch (tokens.make(Caller.of(request), form.text("name"), scope, null)) {
            case OwnTokens.Outcome.Made made -> {
                audit.tell(request, "token.make", form.text("name"), "done");
                yield page(HttpStatus.CREATED, request, null, made.text());
            }
            case OwnTokens.Outcome.Refused refused ->
                page(HttpStatus.UNPROCESSABLE_ENTITY, request, refused.message() + ": " + refused.remedy(), null);
        };
    }

    @Post("/account/tokens/{token}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> revoke(HttpRequest<?> request, @PathVariable String token, @Body String body) {
        return change(
                request,
                body,
                "token.revoke",
                form -> id(request).map(id -> accounts.revokeToken(id, token)).orElse(NO_ACCOUNT));
    }

    @Post("/accounts")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body String body) {
        return change(
                request,
                body,
                "account.add",
                form -> accounts.add(
                        form.text("account"),
                        form.text("name").isBlank() ? form.text("account") : form.text("name"),
                        null,
                        role(form.text("role")).orElse(Role.VIEWER),
                        form.text("password"),
                        null));
    }

    @Post("/accounts/{id}/{state}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> setState(
            HttpRequest<?> request, @PathVariable String id, @PathVariable String state, @Body String body) {
        Account.State wanted = state.equals("enable") ? Account.State.ACTIVE : Account.State.DISABLED;
        return change(request, body, "account." + state, form -> accounts.setState(new AccountId(id), wanted));
    }

    private static final AccountChange NO_ACCOUNT = new AccountChange.Refused(
            "account", "No accounts are kept here", "start with silkwire.alert.accounts.required=true");

    private HttpResponse<byte[]> change(
            HttpRequest<?> request, String body, String action, Function<SubmittedForm, AccountChange> how) {
        SubmittedForm form = SubmittedForm.read(body);
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return page(HttpStatus.FORBIDDEN, request, STALE, null);
        }
        return switch (how.apply(form)) {
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

    private HttpResponse<byte[]> page(
            HttpStatus status, HttpRequest<?> request, @Nullable String told, @Nullable String secret) {
        CsrfToken token = CsrfToken.of(request);
        Caller caller = Caller.of(request);
        AccountPage page = new AccountPage(
                new Frame("Account", Frame.Section.NONE, ""),
                token.value(),
                caller.id(),
                caller.name(),
                caller.role().label(),
                caller.isSignedIn(),
                id(request).flatMap(accounts::find).map(AccountPages::tokens).orElse(List.of()),
                caller.role().includes(Role.ADMIN)
                        ? accounts.all().stream().map(AccountPages::row).toList()
                        : List.of(),
                told,
                secret);
        return token.on(pages.account(status, page).header(HttpHeaders.CACHE_CONTROL, "no-store"), request);
    }

    private static Optional<AccountId> id(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return caller.isSignedIn() ? Optional.of(new AccountId(caller.id())) : Optional.empty();
    }

    private static List<AccountPage.Token> tokens(Account account) {
        return account.tokens().stream()
                .map(token -> new AccountPage.Token(
                        token.id(),
                        token.name(),
                        token.scope().label(),
                        token.expiresAt() == null ? "until revoked" : "until " + token.expiresAt()))
                .toList();
    }

    private static AccountPage.Row row(Account account) {
        return new AccountPage.Row(
                account.id().value(),
                account.name(),
                account.role().label(),
                account.state().label(),
                account.state() == Account.State.ACTIVE,
                account.state() == Account.State.DISABLED);
    }

    private static Optional<Role> role(String label) {
        return Arrays.stream(Role.values())
                .filter(role -> role.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
