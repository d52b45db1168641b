package io.silkwire.alert.preview;

import io.silkwire.alert.search.ArchiveLook;
import io.silkwire.alert.subscription.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription would have caught and sent.
 *
 * @param look at the archive; null while it has no statement
 * @param estimates over 7, 30 and 100 days; empty without an archive, and where no rate can be told
 * @param basis what alerts a day are counted from; null without an archive
 * @param flood what is against saving it unticked, or null
 */
public record Preview(
        @Nullable ArchiveLook look,
        List<Estimate> estimates,
        @Nullable Counted basis,
        @Nullable FieldError flood) {
    /** Copies the estimates. */
    public Preview {
        estimates = List.copyOf(estimates);
    }

    /** Of an empty archive. */
    static Preview none() {
        return new Preview(null, List.of(), null, null);
    }

    Preview withoutFlood() {
        return new Preview(look, estimates, basis, null);
    }
}
