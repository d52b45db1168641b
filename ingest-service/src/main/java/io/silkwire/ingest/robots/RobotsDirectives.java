package io.silkwire.ingest.robots;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page says to robots in its headers {@code X-Robots-Tag} or its {@code <meta name="robots">}: recorded with the statement,
 * and left to the reader of it to honour.
 *
 * @param words directives in lower case in order, {@code max-snippet:-1} with its value; {@code unavailable_after} not among them
 * @param unavailableAfter when the page shall be forgotten; null where it does not say so readably
 */
public record RobotsDirectives(Set<String> words, @Nullable Instant unavailableAfter) {
    /** Nothing said. */
    public static final RobotsDirectives NONE = new RobotsDirectives(Set.of(), null);

    private static final int MAX_WORDS = 50;
    private static final int MAX_LENGTH = 10_000;
    private static final String UNAVAILABLE_AFTER = "unavailable_after:";
    /** Words that have a value behind a colon; any other word before one is the name of a robot. */
    private static final Set<String> VALUED =
            Set.of("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview");

    /** Copies the words, keeping their order. */
    public RobotsDirectives {
        words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
    }

    /**
     * Reads these values: what is said to everybody and what is said to this agent.
     *
     * @param values of all headers of the name, or of the meta elements
     * @param agent product token, in any letter case
     */
    public static RobotsDirectives of(List<String> values, String agent) {
        Set<String> words = new LinkedHashSet<>();
        @Nullable Instant[] until = new @Nullable Instant[1];
        for (String value : values) {
            read(value.substring(0, Math.min(value.length(), MAX_LENGTH)), agent, words, until);
        }
        return new RobotsDirectives(words, until[0]);
    }

    /** Whether this page is not to be shown: {@code noindex} or {@code none}. */
    public boolean isNoIndex() {
        return words.contains("noindex") || words.contains("none");
    }

    /** Whether links of this page are not to be followed: {@code nofollow} or {@code none}. */
    public boolean isNoFollow() {
        return words.contains("nofollow") || words.contains("none");
    }

    private static void read(String value, String agent, Set<String> words, @Nullable Instant[] until) {
        String rest = value;
        boolean ours = true;
        while (!rest.isEmpty()) {
            String part = rest.stripLeading();
            int colon = part.indexOf(':');
            String name = colon < 0 ? "" : part.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (isAgent(name)) {
                ours = name.equals("*") || name.equals("robots") || name.equalsIgnoreCase(agent);
                rest = part.substring(colon + 1);
                continue;
            }
            int end = end(part);
            if (ours) {
                take(part.substring(0, end).strip(), words, until);
            }
            rest = part.substring(Math.min(end + 1, part.length()));
        }
    }

    private static boolean isAgent(String name) {
        return !name.isEmpty() && name.indexOf(',') < 0 && name.indexOf(' ') < 0 && !VALUED.contains(name);
    }

    /** At the next comma, but not at the one behind the weekday of a date. */
    private static int end(String part) {
        int comma = part.indexOf(',');
        boolean weekday = comma >= 0
                && part.regionMatches(true, 0, UNAVAILABLE_AFTER, 0, UNAVAILABLE_AFTER.length())
                && part.substring(UNAVAILABLE_AFTER.length(), comma)
                        .strip()
                        .chars()
                        .allMatch(Character::isLetter);
        if (weekday) {
            comma = part.indexOf(',', comma + 1);
        }
        return comma < 0 ? part.length() : comma;
    }

    private static void take(String word, Set<String> words, @Nullable Instant[] until) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.startsWith(UNAVAILABLE_AFTER)) {
            Instant read = date(word.substring(UNAVAILABLE_AFTER.length()).strip());
            Instant earlier = until[0];
            until[0] = earlier == null || (read != null && read.isBefore(earlier)) ? read : earlier;
        } else if (!lower.isEmpty() && words.size() < MAX_WORDS) {
            words.add(lower.replaceAll("\\s*:\\s*", ":"));
        }
    }

    /** ISO 8601, RFC 1123, or the form of RFC 850 with four digits that the documents of Google show. */
    private static @Nullable Instant date(String text) {
        DateTimeFormatter rfc850 =
                DateTimeFormatter.ofPattern("[EEEE, ][EEE, ]d[-][ ]MMM[-][ ]yyyy HH:mm:ss z", Locale.ENGLISH);
        List<Reading> forms = List.of(
                date -> OffsetDateTime.parse(date).toInstant(),
                date -> LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant(),
                date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant(),
                date -> ZonedDateTime.parse(date, rfc850).toInstant());
        for (Reading form : forms) {
            Instant read = tried(form, text);
            if (read != null) {
                return read;
            }
        }
        return null;
    }

    private static @Nullable Instant tried(Reading form, String text) {
        try {
            return form.read(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private interface Reading {
        Instant read(String text);
    }
}
