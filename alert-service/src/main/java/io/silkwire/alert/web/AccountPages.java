package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
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
import io.silkwire.alert.account.KnownDevices;
import io.silkwire.alert.account.OwnTokens;
import io.silkwire.alert.account.Sessions;
import io.silkwire.alert.account.SignIn;
import io.silkwire.alert.site.Arrival;
import io.silkwire.alert.web.guard.CsrfToken;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One's own account with its API tokens. Who changes the password says the one before: an open browser is not enough. */
@Controller
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountPages {
    private final Accounts accounts;
    private final OwnTokens tokens;
    private final SignIn signIn;
    private final Sessions sessions;
    private final KnownDevices devices;
    private final Audit audit;
    private final AccountPageView view;
    private final Clock clock = Clock.systemUTC();

    AccountPages(
            Accounts accounts,
            OwnTokens tokens,
            SignIn signIn,
            Sessions sessions,
            KnownDevices devices,
            Audit audit,
            AccountPageView view) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.signIn = signIn;
        this.sessions = sessions;
        this.devices = devices;
        this.audit = audit;
        this.view = view;
    }

    @Get("/account")
    HttpResponse<byte[]> own(HttpRequest<?> request) {
        return view.page(HttpStatus.OK, request, null, null);
    }

    @Post("/account/password")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> password(HttpRequest<?> request, @Body String body) {
        MutableHttpResponse<byte[]> answer = view.change(
                request,
                body,
                "account.password",
                form -> AccountPageView.id(request)
                        .map(id -> changePassword(request, id, form))
                        .orElse(AccountPageView.NO_ACCOUNT));
        boolean changed = answer.status() == HttpStatus.OK;
        return changed
                ? AccountPageView.id(request)
                        .flatMap(accounts::find)
                        .map(account -> sessions.begin(account, request, answer))
                        .orElse(answer)
                : answer;
    }

    private AccountChange changePassword(HttpRequest<?> request, AccountId id, SubmittedForm form) {
        if (accounts.find(id).filter(account -> account.passwordHash() != null).isEmpty()) {
            return new AccountChange.Refused(
                    "current", "This account signs in elsewhere and has no password", "an admin can give it one");
        }
        return switch (signIn.with(
                id.value(),
                form.text("current"),
                Arrival.of(request).sender(),
                devices.of(request, id.value()).orElse(null))) {
            case SignIn.Outcome.SignedIn proven -> accounts.setPassword(id, form.text("password"));
            case SignIn.Outcome.Wrong wrong ->
                new AccountChange.Refused("current", "That is not the current password", "type it again");
            case SignIn.Outcome.Locked locked ->
                new AccountChange.Refused(
                        "current",
                        "Too many attempts",
                        "wait " + Math.max(1, locked.forHowLong().toMinutes()) + " min");
        };
    }

    @Post("/account/tokens")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> makeToken(HttpRequest<?> request, @Body String body) {
        SubmittedForm form = SubmittedForm.read(body);
        if (!CsrfToken.isMatched(request, form.value(CsrfToken.FIELD))) {
            return view.page(HttpStatus.FORBIDDEN, request, AccountPageView.STALE, null);
        }
        Role scope = AccountPageView.role(form.text("scope"))
                .orElse(Caller.of(request).role());
        return switch (tokens.make(Caller.of(request), form.text("name"), scope, expiry(form.text("days")))) {
            case OwnTokens.Outcome.Made made -> {
                audit.tell(request, "token.make", form.text("name"), "done");
                yield view.page(HttpStatus.CREATED, request, null, made.text());
            }
            case OwnTokens.Outcome.Refused refused ->
                view.page(HttpStatus.UNPROCESSABLE_ENTITY, request, refused.message() + ": " + refused.remedy(), null);
        };
    }

    @Post("/account/tokens/{token}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> revoke(HttpRequest<?> request, @PathVariable String token, @Body String body) {
        return view.change(
                request,
                body,
                "token.revoke",
                form -> AccountPageView.id(request)
                        .map(id -> accounts.revokeToken(id, token))
                        .orElse(AccountPageView.NO_ACCOUNT));
    }

    /** When a token ends that holds so many days; null for one that holds until it is revoked. */
    private @Nullable Instant expiry(String days) {
        return Optional.of(days)
                .filter(text -> text.matches("[1-9][0-9]{0,3}"))
                .map(text -> clock.instant().plus(Duration.ofDays(Integer.parseInt(text))))
                .orElse(null);
    }
}
