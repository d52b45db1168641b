package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.subscription.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription would have caught and sent.
 *
 * @param look at the archive; null while it has no statement
 * @param estimates over 7, 30 and 100 days; empty without an archive
 * @param flood what is against saving it unticked, or null
 */
public record Preview(
        @Nullable ArchiveLook look,
        List<Estimate> estimates,
        @Nullable FieldError flood) {
    /** Copies the estimates. */
    public Preview {
        estimates = List.copyOf(estimates);
    }
}
