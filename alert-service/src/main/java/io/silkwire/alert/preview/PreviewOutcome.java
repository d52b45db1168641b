package io.silkwire.alert.preview;

import io.silkwire.alert.subscription.FieldError;
import java.time.Duration;
import java.util.List;

/** What became of a preview. */
public sealed interface PreviewOutcome {
    /** It was made. */
    record Ready(Preview preview) implements PreviewOutcome {}

    /** The draft cannot be asked; at least one error. */
    record Refused(List<FieldError> errors) implements PreviewOutcome {
        /** Copies the errors. */
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /** Too many look through the archive just now; whoever asks again after a moment is let in. */
    record Busy(Duration retryAfter) implements PreviewOutcome {}

    /** The archive is away; later the same may work. Says why and what to do. */
    record Unavailable(String problem, String remedy) implements PreviewOutcome {}
}
