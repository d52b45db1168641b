package io.silkwire.alert.timing;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;

/** Says how much an alert presses: as its subscription says, urgent by its topics, and a withdrawal is never routine. */
public final class Severities {
    private Severities() {}

    /** The severity of this alert. */
    public static Severity of(Alert alert, Sending sending) {
        if (alert.topics().stream().anyMatch(sending.urgentTopics()::contains)) {
            return Severity.URGENT;
        }
        Change change = alert.change();
        boolean withdrawn = change != null && change.kind() == Change.Kind.WITHDRAWN;
        return withdrawn && sending.severity() == Severity.ROUTINE ? Severity.IMPORTANT : sending.severity();
    }
}
