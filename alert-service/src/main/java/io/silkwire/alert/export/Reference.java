package io.silkwire.alert.export;

import io.silkwire.alert.search.IndexedStatement;
import io.silkwire.contracts.PublicationDate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reference says about a statement, in plain texts on one line. */
final class Reference {
    /** About what a reference manager shows of an abstract. */
    private static final int ABSTRACT_LENGTH = 600;

    private final IndexedStatement statement;

    Reference(IndexedStatement statement) {
        this.statement = statement;
    }

    String title() {
        return line(statement.titleText().isBlank() ? "Untitled statement" : statement.titleText());
    }

    /** The address on the web, or null: what is no such address is not for others to follow. */
    @Nullable
    String url() {
        String url = statement.url();
        return url != null && url.matches("(?i)https?://\\S+") ? url : null;
    }

    /** As precise as told: year, year and month, or year, month and day; empty where undated. */
    List<Integer> published() {
        PublicationDate date = statement.publishedAt();
        if (date == null) {
            return List.of();
        }
        return switch (date.precision()) {
            case YEAR, MONTH, DAY ->
                Arrays.stream(date.value().split("-", -1)).map(Integer::valueOf).toList();
            case TIME -> day(date.earliest().atOffset(ZoneOffset.UTC).toLocalDate());
        };
    }

    List<Integer> accessed() {
        return statement.fetchedAt() == null
                ? List.of()
                : day(statement.fetchedAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** The beginning of the text, cut at a word. */
    String summary() {
        String text = line(statement.bodyText());
        if (text.length() <= ABSTRACT_LENGTH) {
            return text;
        }
        int cut = text.lastIndexOf(' ', ABSTRACT_LENGTH);
        return text.substring(0, cut > 0 ? cut : text.offsetByCodePoints(0, ABSTRACT_LENGTH / 2)) + " …";
    }

    List<String> authors() {
        return statement.authors().stream()
                .map(Reference::line)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    static String line(@Nullable String text) {
        return text == null ? "" : text.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
    }

    private static List<Integer> day(LocalDate day) {
        return List.of(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }
}
