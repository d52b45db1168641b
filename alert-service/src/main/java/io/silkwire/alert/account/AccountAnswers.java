package io.silkwire.alert.account;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.silkwire.alert.problem.Problem;
import io.silkwire.contracts.Account;
import io.silkwire.contracts.AccountId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers of the API to changes of accounts. */
final class AccountAnswers {
    private AccountAnswers() {}

    static HttpResponse<?> to(AccountChange change, Function<Account, HttpResponse<?>> whereSaved) {
        return switch (change) {
            case AccountChange.Saved saved -> whereSaved.apply(saved.account());
            case AccountChange.Refused refused -> refused(refused.field(), refused.message(), refused.remedy());
            case AccountChange.Unknown unknown -> unknown(unknown.id());
        };
    }

    static HttpResponse<?> refused(String field, String message, String remedy) {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "nothing was changed: " + message,
                        List.of(new Problem.Invalid(field, message, remedy, null)))
                .response();
    }

    static HttpResponse<?> unknown(String id) {
        return Problem.of(HttpStatus.NOT_FOUND, "there is no account '" + id + "'", List.of())
                .response();
    }

    static Optional<AccountId> parse(String id) {
        try {
            return Optional.of(new AccountId(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
