package io.silkwire.alert.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.problem.Problem;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Accounts over HTTP, for admins. A change is answered when it is in force. */
@Controller("/api/v1")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountsApi {
    private final Accounts accounts;
    private final Departure departure;
    private final Audit audit;
    private final TokenUses uses;

    AccountsApi(Accounts accounts, Departure departure, Audit audit, TokenUses uses) {
        this.accounts = accounts;
        this.departure = departure;
        this.audit = audit;
        this.uses = uses;
    }

    /**
     * A new account.
     *
     * @param password or null for one that signs in by OpenID Connect
     */
    record Draft(
            @Nullable String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable Role role,
            @Nullable String password,
            @Nullable String subject) {}

    /** A change: what is null stays. */
    record Edit(
            @Nullable Role role,
            Account.@Nullable State state,
            @Nullable String password) {}

    @Get("/accounts")
    List<AccountView> all() {
        return accounts.all().stream()
                .map(account -> AccountView.of(account, uses::last))
                .toList();
    }

    @Get("/accounts/{id}")
    HttpResponse<?> one(String id) {
        return AccountAnswers.parse(id)
                .flatMap(accounts::find)
                .<HttpResponse<?>>map(account -> HttpResponse.ok(AccountView.of(account, uses::last)))
                .orElseGet(() -> AccountAnswers.unknown(id));
    }

    @Post("/accounts")
    HttpResponse<?> add(HttpRequest<?> request, @Body Draft draft) {
        String id = draft.id();
        if (id == null || draft.role() == null) {
            return AccountAnswers.refused(
                    id == null ? "id" : "role", "id and role are missing", "send id, name, role and password");
        }
        String name = draft.name() == null || draft.name().isBlank() ? id : draft.name();
        AccountChange change = accounts.add(id, name, draft.email(), draft.role(), draft.password(), draft.subject());
        tell(request, "account.add", id, change);
        return AccountAnswers.to(
                change,
                account ->
                        HttpResponse.created(AccountView.of(account), URI.create("/api/v1/accounts/" + account.id())));
    }

    @Put("/accounts/{id}")
    HttpResponse<?> edit(HttpRequest<?> request, String id, @Body Edit edit) {
        if (edit.role() == null && edit.state() == null && edit.password() == null) {
            return AccountAnswers.refused("role", "nothing to change was sent", "send role, state or password");
        }
        Caller caller = Caller.of(request);
        if (caller.by() == Caller.By.TOKEN
                && (edit.password() != null || caller.id().equals(id))) {
            audit.tell(request, "account.edit", id, "forbidden");
            return Problem.of(
                            HttpStatus.FORBIDDEN,
                            "an API token sets no password and changes nothing of its own account; sign in in a browser",
                            List.of())
                    .response();
        }
        if (edit.state() == Account.State.DELETED) {
            return AccountAnswers.refused(
                    "state", "deleting it leaves nothing to edit", "send DELETE, which gives what it has to an heir");
        }
        return change(request, "account.edit", id, accountId -> edited(accountId, edit));
    }

    @Post("/accounts/{id}/end-sessions")
    HttpResponse<?> endSessions(HttpRequest<?> request, String id) {
        return change(request, "account.end-sessions", id, accounts::endSessions);
    }

    /**
     * Deletes an account; asked for again, goes on where that was cut. Its subscriptions are paused, lose their feeds and go to an heir, who sees where they lead and resumes them.
     *
     * @param heir id of the account that gets them; null for whoever asks
     */
    @Delete("/accounts/{id}")
    HttpResponse<?> delete(HttpRequest<?> request, String id, @QueryValue @Nullable String heir) {
        String next = heir == null ? Caller.of(request).id() : heir;
        Optional<AccountId> leaving = AccountAnswers.parse(id).filter(accounts::canLeave);
        if (leaving.isEmpty()) {
            return AccountAnswers.unknown(id);
        }
        return AccountAnswers.parse(next)
                .<HttpResponse<?>>map(to -> switch (departure.of(leaving.get(), to)) {
                    case Departure.Outcome.Left left -> {
                        audit.tell(request, "account.delete", id, "done");
                        audit.tell(request, "subscription.inherit", id + " to " + to, left.inherited() + " done");
                        yield HttpResponse.ok(AccountView.of(left.account()));
                    }
                    case Departure.Outcome.Stayed stayed -> {
                        tell(request, "account.delete", id, stayed.why());
                        yield AccountAnswers.to(stayed.why(), account -> HttpResponse.ok(AccountView.of(account)));
                    }
                })
                .orElseGet(() -> AccountAnswers.refused(
                        "heir", "'" + next + "' is not the id of an account", "name one with ?heir=ID"));
    }

    @Delete("/accounts/{id}/tokens/{token}")
    HttpResponse<?> revoke(HttpRequest<?> request, String id, String token) {
        return change(request, "token.revoke", id, accountId -> accounts.revokeToken(accountId, token));
    }

    /** Each part that was sent, one after the other; the first that is refused ends it. */
    private AccountChange edited(AccountId id, Edit edit) {
        AccountChange change = new AccountChange.Unknown(id.value());
        if (edit.password() != null) {
            change = accounts.setPassword(id, edit.password());
        }
        if (edit.role() != null && !(change instanceof AccountChange.Refused)) {
            change = accounts.giveRole(id, edit.role());
        }
        if (edit.state() != null && !(change instanceof AccountChange.Refused)) {
            change = accounts.setState(id, edit.state());
        }
        return change;
    }

    private HttpResponse<?> change(
            HttpRequest<?> request, String action, String id, Function<AccountId, AccountChange> how) {
        return AccountAnswers.parse(id)
                .<HttpResponse<?>>map(accountId -> {
                    AccountChange change = how.apply(accountId);
                    tell(request, action, id, change);
                    return AccountAnswers.to(change, account -> HttpResponse.ok(AccountView.of(account)));
                })
                .orElseGet(() -> AccountAnswers.unknown(id));
    }

    private void tell(HttpRequest<?> request, String action, String id, AccountChange change) {
        audit.tell(request, action, id, change instanceof AccountChange.Saved ? "done" : "refused");
    }
}
