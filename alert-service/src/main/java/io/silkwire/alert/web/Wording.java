package io.silkwire.alert.web;

import io.silkwire.alert.history.HistoryPage;
import io.silkwire.alert.web.page.StatementsPage.Moment;
import io.silkwire.contracts.PublicationDate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates, languages, countries and numbers in the words of the page (English). */
final class Wording {
    private static final Locale PAGE = Locale.ENGLISH;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", PAGE);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", PAGE);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", PAGE).withZone(ZoneOffset.UTC);

    private Wording() {}

    /** As precise as the publisher told it: {@code November 2017}, {@code 3 July 2018}; {@code undated} where they did not. */
    static Moment published(@Nullable PublicationDate date) {
        if (date == null) {
            return new Moment("undated", null);
        }
        String words = switch (date.precision()) {
            case YEAR -> date.value();
            case MONTH -> YearMonth.parse(date.value()).format(MONTH);
            case DAY -> LocalDate.parse(date.value()).format(DAY);
            case TIME -> MINUTE.format(date.earliest());
        };
        return new Moment(words, date.value());
    }

    static Moment at(Instant instant) {
        return new Moment(MINUTE.format(instant), instant.toString());
    }

    /** {@code 3 July 2018}, of UTC. */
    static String day(Instant instant) {
        return DAY.format(instant.atZone(ZoneOffset.UTC));
    }

    /** How far back a list lacks nothing; null where it lacks nothing at all. */
    static @Nullable String reach(HistoryPage<?> list) {
        return list.completeSince() == null
                ? null
                : "Complete since " + MINUTE.format(list.completeSince()) + "; of what is older, not all is listed";
    }

    static @Nullable Moment atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }

    /** {@code Russian}, {@code Uzbek (Cyrillic)}. */
    static String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayName(PAGE);
        return name.isEmpty() || tag.equals("und") ? "Unknown language" : name;
    }

    /** {@code RU}, {@code UZ-Cyrl}. */
    static String languageBadge(String tag) {
        int hyphen = tag.indexOf('-');
        return hyphen < 0
                ? tag.toUpperCase(Locale.ROOT)
                : tag.substring(0, hyphen).toUpperCase(Locale.ROOT) + tag.substring(hyphen);
    }

    /** The name of a two-letter country, or the text itself. */
    static String country(String code) {
        return code.matches("[A-Za-z]{2}") ? Locale.of("", code).getDisplayCountry(PAGE) : code;
    }

    static String count(long number, String one, String many) {
        return number == 1 ? "1 " + one : String.format(PAGE, "%,d %s", number, many);
    }

    static String number(double number) {
        return number == Math.rint(number) ? String.format(PAGE, "%.0f", number) : String.format(PAGE, "%.1f", number);
    }

    /** First letter upper case, hyphens and underscores of a slug left to the eye. */
    static String sentence(String words) {
        if (words.isEmpty()) {
            return words;
        }
        int first = words.offsetByCodePoints(0, 1);
        return words.substring(0, first).toUpperCase(PAGE) + words.substring(first);
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> words) {
        int last = words.size() - 1;
        return last <= 0
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
}
