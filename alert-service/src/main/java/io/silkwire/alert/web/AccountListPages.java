package io.silkwire.alert.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.silkwire.alert.account.AccountChange;
import io.silkwire.alert.account.Accounts;
import io.silkwire.alert.account.Caller;
import io.silkwire.alert.account.Departure;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.Role;

/** What admins do to accounts from their page: add, give a role, disable, enable, end sessions, delete. */
@Controller("/accounts")
@Produces(MediaType.TEXT_HTML)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountListPages {
    private final Accounts accounts;
    private final Departure departure;
    private final AccountPageView view;

    AccountListPages(Accounts accounts, Departure departure, AccountPageView view) {
        this.accounts = accounts;
        this.departure = departure;
        this.view = view;
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> add(HttpRequest<?> request, @Body String body) {
        return view.change(
                request,
                body,
                "account.add",
                form -> accounts.add(
                        form.text("account"),
                        form.text("name").isBlank() ? form.text("account") : form.text("name"),
                        null,
                        AccountPageView.role(form.text("role")).orElse(Role.VIEWER),
                        form.text("password"),
                        null));
    }

    @Post("/{id}/{action}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<byte[]> act(
            HttpRequest<?> request, @PathVariable String id, @PathVariable String action, @Body String body) {
        return view.change(request, body, "account." + action, form -> acted(request, id, action, form));
    }

    private AccountChange acted(HttpRequest<?> request, String written, String action, SubmittedForm form) {
        AccountId id;
        try {
            id = new AccountId(written);
        } catch (IllegalArgumentException e) {
            return new AccountChange.Unknown(written);
        }
        return switch (action) {
            case "enable" -> accounts.setState(id, Account.State.ACTIVE);
            case "disable" -> accounts.setState(id, Account.State.DISABLED);
            case "end-sessions" -> accounts.endSessions(id);
            case "role" ->
                AccountPageView.role(form.text("role"))
                        .map(role -> accounts.giveRole(id, role))
                        .orElseGet(() -> new AccountChange.Refused("role", "No such role", "choose one of the list"));
            case "delete" -> deleted(request, id, form.text("heir"));
            default ->
                new AccountChange.Refused("action", "There is nothing called '" + action + "'", "use the buttons");
        };
    }

    /** Without an heir, what belongs to the account goes to who deletes it. */
    private AccountChange deleted(HttpRequest<?> request, AccountId id, String heir) {
        try {
            AccountId to = new AccountId(heir.isBlank() ? Caller.of(request).id() : heir.strip());
            return switch (departure.of(id, to)) {
                case Departure.Outcome.Left left -> new AccountChange.Saved(left.account());
                case Departure.Outcome.Stayed stayed -> stayed.why();
            };
        } catch (IllegalArgumentException e) {
            return new AccountChange.Refused("heir", "'" + heir + "' is no account", "name one of the list");
        }
    }
}
