package io.silkwire.alert.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far back the archive is looked through, from its newest statement. */
public enum ArchiveWindow {
    /** The shortest of the month, the hundred days and all that holds {@value #ENOUGH} statements, whether they fit or not. */
    FITTING("fitting", null),
    WEEK("7", Duration.ofDays(7)),
    MONTH("30", Duration.ofDays(30)),
    HUNDRED("100", Duration.ofDays(100)),
    ALL("all", null);

    /** Fewer tell nothing about a rate. */
    static final long ENOUGH = 20;

    /** Those that alerts are estimated over, shortest first. */
    public static final List<ArchiveWindow> ESTIMATED = List.of(WEEK, MONTH, HUNDRED);

    private final String label;
    private final @Nullable Duration length;

    ArchiveWindow(String label, @Nullable Duration length) {
        this.label = label;
        this.length = length;
    }

    /** The word in requests and answers. */
    public String label() {
        return label;
    }

    /** The one of this word; nothing written is {@link #FITTING}. */
    public static Optional<ArchiveWindow> of(@Nullable String word) {
        return word == null || word.isBlank()
                ? Optional.of(FITTING)
                : Arrays.stream(values())
                        .filter(window -> window.label.equals(word.strip()))
                        .findFirst();
    }

    /** Where it begins; the first moment that is not in it any more. */
    Instant before(Instant end, Instant oldest) {
        return length == null ? oldest.minusMillis(1) : end.minus(length);
    }
}
