package io.silkwire.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.subscription.SendingDraft.QuietHoursDraft;
import io.silkwire.contracts.Sending;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Settings that would do nothing are refused in words. */
class SendingCheckTest {
    @Test
    void aMaximumIsRefusedWhereEveryAlertIsSentBeyondIt() {
        assertThat(errors(draft("urgent", 5, null))).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("sending.maximumPerDay");
            assertThat(error.message()).contains("urgent").contains("beyond a maximum");
            assertThat(error.remedy()).contains("leave the maximum out");
        });
        assertThat(errors(draft("important", 5, new QuietHoursDraft("22:00", "07:00", "important"))))
                .hasSize(1);
    }

    @Test
    void aMaximumIsFineWhereOnlySomeAlertsAre() {
        assertThat(errors(draft("important", 5, new QuietHoursDraft("22:00", "07:00", "urgent"))))
                .isEmpty();
        assertThat(errors(draft("routine", 5, null))).isEmpty();
        assertThat(errors(draft("urgent", null, null))).isEmpty();
    }

    private static SendingDraft draft(String severity, @Nullable Integer maximum, @Nullable QuietHoursDraft quiet) {
        return new SendingDraft(
                "immediate", "UTC", null, null, quiet, maximum, severity, List.of("flood"), false, null, null);
    }

    private static List<FieldError> errors(SendingDraft draft) {
        List<FieldError> errors = new ArrayList<>();
        SendingCheck.check(draft, Sending.STANDARD, errors);
        return errors;
    }
}
