package io.silkwire.ingest.publication;

import java.util.Locale;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** What a failed attempt to publish means for the next step. */
public enum PublicationFailure {
    /** Another publisher of the same role has taken over: stop, or the two would fence each other for ever. */
    FENCED,
    /** Trying again would fail in the same way: stop and tell. */
    FATAL,
    /** The broker is away or busy: open a new publisher, read what is remembered again, and go on. */
    PASSING;

    private static final int MOST_CAUSES = 10;

    /** What this failure means. */
    public static PublicationFailure of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (cause instanceof ProducerFencedException || cause instanceof InvalidProducerEpochException) {
                return FENCED;
            }
            if (isFatal(cause)) {
                return FATAL;
            }
            cause = cause.getCause();
        }
        return PASSING;
    }

    private static boolean isFatal(Throwable cause) {
        return cause instanceof AuthorizationException
                || cause instanceof AuthenticationException
                || cause instanceof UnsupportedVersionException
                || cause instanceof RecordTooLargeException
                || cause instanceof SerializationException;
    }

    /** The word in logs. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
