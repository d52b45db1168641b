package io.silkwire.ingest.doctor;

import io.silkwire.contracts.Source;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was found at an address.
 *
 * @param url as it was asked for
 * @param at where that led
 * @param closed why nothing more could be looked at, or null
 * @param robots what robots.txt says to us
 * @param charset as the server or the page declares it, or null
 * @param languages as the page declares them, the main one first
 * @param alternates addresses of the page in other languages, by hreflang
 * @param data what the page carries for its scripts, by name
 * @param entry for {@code sources.yaml}, or null where nothing names statements
 * @param verified the day of the look where the entry works; null where it does not
 * @param trials the youngest statements, read by the entry
 * @param missing what keeps it from being better, each a sentence
 * @param notes what else is worth knowing
 */
public record Diagnosis(
        String url,
        @Nullable String at,
        @Nullable String closed,
        Rules robots,
        @Nullable String charset,
        List<String> languages,
        Map<String, String> alternates,
        List<String> data,
        List<Finding> findings,
        List<String> hubs,
        @Nullable Source entry,
        @Nullable LocalDate verified,
        List<Trial> trials,
        List<String> missing,
        List<String> notes) {

    /**
     * What robots.txt says.
     *
     * @param crawlDelay between two requests, or null
     */
    public record Rules(
            boolean allowsUrl, boolean allowsAll, @Nullable Duration crawlDelay, List<String> sitemaps) {}

    /** Copies the collections. */
    public Diagnosis {
        languages = List.copyOf(languages);
        alternates = Map.copyOf(alternates);
        data = List.copyOf(data);
        findings = List.copyOf(findings);
        hubs = List.copyOf(hubs);
        trials = List.copyOf(trials);
        missing = List.copyOf(missing);
        notes = List.copyOf(notes);
    }

    /** Whether a statement was found and read. */
    public boolean works() {
        return verified != null;
    }
}
