package io.silkwire.alert.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller's own account and API tokens over HTTP. */
@Controller("/api/v1/me")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MeApi {
    private final Accounts accounts;
    private final OwnTokens tokens;
    private final Audit audit;
    private final TokenUses uses;

    MeApi(Accounts accounts, OwnTokens tokens, Audit audit, TokenUses uses) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.audit = audit;
        this.uses = uses;
    }

    /** Who is asking, and their account where there is one. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Me(
            String id,
            String name,
            Role role,
            Caller.By by,
            @Nullable AccountView account) {}

    /** A new token; without scope it may what its account may. */
    record TokenDraft(
            @Nullable String name,
            @Nullable Role scope,
            @Nullable Instant expiresAt) {}

    /** The token's text is told here and never again. */
    record MadeToken(String token, AccountView account) {}

    @Get
    Me me(HttpRequest<?> request) {
        Caller caller = Caller.of(request);
        return new Me(
                caller.id(),
                caller.name(),
                caller.role(),
                caller.by(),
                account(caller)
                        .flatMap(accounts::find)
                        .map(found -> AccountView.of(found, uses::last))
                        .orElse(null));
    }

    @Post("/tokens")
    HttpResponse<?> make(HttpRequest<?> request, @Body TokenDraft draft) {
        Caller caller = Caller.of(request);
        Role scope = draft.scope() == null ? caller.role() : draft.scope();
        return switch (tokens.make(caller, draft.name(), scope, draft.expiresAt())) {
            case OwnTokens.Outcome.Made made -> {
                audit.tell(request, "token.make", draft.name(), "done");
                yield HttpResponse.created(new MadeToken(made.text(), AccountView.of(made.account())));
            }
            case OwnTokens.Outcome.Refused refused ->
                AccountAnswers.refused(refused.field(), refused.message(), refused.remedy());
        };
    }

    @Delete("/tokens/{token}")
    HttpResponse<?> revoke(HttpRequest<?> request, String token) {
        Optional<AccountId> id = account(Caller.of(request));
        if (id.isEmpty()) {
            return noAccount();
        }
        if (Caller.of(request).by() == Caller.By.TOKEN
                && !token.equals(Caller.of(request).tokenId())) {
            return Problem.of(
                            HttpStatus.FORBIDDEN,
                            "an API token takes back itself alone; sign in in a browser to take back others",
                            List.of())
                    .response();
        }
        AccountChange change = accounts.revokeToken(id.get(), token);
        audit.tell(request, "token.revoke", token, "done");
        return AccountAnswers.to(change, account -> HttpResponse.noContent());
    }

    private static Optional<AccountId> account(Caller caller) {
        return caller.isSignedIn() ? AccountAnswers.parse(caller.id()) : Optional.empty();
    }

    private static HttpResponse<?> noAccount() {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "no accounts are kept here, so there are no tokens; start with silkwire.alert.accounts.required=true",
                        List.of())
                .response();
    }
}
