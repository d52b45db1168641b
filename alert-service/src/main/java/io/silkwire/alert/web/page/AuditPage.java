package io.silkwire.alert.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who did what, newest first.
 *
 * @param account what stands in the field for the account
 * @param subscription what stands in the field for the subscription
 * @param problem why there is nothing to see, or null
 * @param older address of what was before, or null
 */
public record AuditPage(
        Frame frame,
        String account,
        String subscription,
        @Nullable String problem,
        List<Row> rows,
        @Nullable String older) {

    /** One entry. */
    public record Row(
            StatementsPage.Moment at, String actor, String action, String target, String outcome, String address) {}

    /** Copies the rows. */
    public AuditPage {
        rows = List.copyOf(rows);
    }
}
