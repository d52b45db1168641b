package io.silkwire.alert.query;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StoryId;
import io.silkwire.contracts.TopicId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the name and one value of a field into its clause. */
final class FieldParser {
    /** The fields, as errors name them. */
    static final String FIELDS = "topic: country: source: kind: lang: story: published: changed: official:"
            + " and in:title, in:body and case: before words";

    private static final Set<String> ISO_COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final List<String> NAMES =
            List.of("topic", "country", "source", "kind", "lang", "story", "published", "changed", "official");

    private FieldParser() {}

    /** Whether there is such a field. */
    static boolean knows(String name) {
        return NAMES.contains(name);
    }

    /**
     * The clause.
     *
     * @param name lower case, without the colon
     * @param at of the value
     * @param whole of the clause
     * @throws QuerySyntaxException where the value is none of the field
     */
    static Query clause(String name, String value, Place at, Place whole) throws QuerySyntaxException {
        String lower = value.toLowerCase(Locale.ROOT);
        try {
            return switch (name) {
                case "topic" -> new Query.Topic(new TopicId(lower), whole);
                case "country" -> new Query.Country(country(value), whole);
                case "source" -> new Query.Source(new SourceId(lower), whole);
                case "kind" -> new Query.Kind(kind(lower), whole);
                case "lang" -> new Query.Language(LanguageRange.of(value), whole);
                case "story" -> new Query.Story(new StoryId(lower), whole);
                case "published" -> new Query.Published(dates(value), whole);
                case "changed" -> new Query.Changed(truth(lower), whole);
                case "official" -> new Query.Official(truth(lower), whole);
                default -> throw new IllegalStateException("no such field: " + name);
            };
        } catch (IllegalArgumentException e) {
            throw refusal(name, value, at);
        }
    }

    private static QuerySyntaxException refusal(String name, String value, Place at) {
        String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
        Wanted wanted = Wanted.of(name);
        String problem =
                value.isEmpty() ? "there is no value behind " + name + ":" : "'" + shown + "' is not " + wanted.what();
        String meant = meant(name, value);
        return new QuerySyntaxException(
                at,
                problem,
                wanted.what(),
                meant == null
                        ? "write it like " + wanted.example()
                        : "write " + name + ":" + meant + " if that is meant",
                meant);
    }

    private static @Nullable String meant(String name, String value) {
        return switch (name) {
            case "country" -> NamedCodes.country(value).orElse(null);
            case "lang" -> NamedCodes.language(value).orElse(null);
            case "topic" -> dashed(value);
            case "changed", "official" -> meantTruth(value.toLowerCase(Locale.ROOT));
            default -> null;
        };
    }

    /** {@code "Counter terrorism"} is written as an id. */
    private static @Nullable String dashed(String value) {
        String id = value.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
        return id.matches("[a-z0-9]+(-[a-z0-9]+)+") ? id : null;
    }

    private static @Nullable String meantTruth(String value) {
        return switch (value) {
            case "yes", "1", "y", "да", "on" -> "true";
            case "no", "0", "n", "нет", "off" -> "false";
            default -> null;
        };
    }

    private static String country(String value) {
        String code = value.toUpperCase(Locale.ROOT);
        if (!ISO_COUNTRIES.contains(code)) {
            throw new IllegalArgumentException("no country: " + code);
        }
        return code;
    }

    private static String kind(String value) {
        if (!KIND.matcher(value).matches()) {
            throw new IllegalArgumentException("no kind: " + value);
        }
        return value;
    }

    private static boolean truth(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false: " + value);
        };
    }

    /** {@code 2026-01}, {@code >=2026-01-01}, {@code 2026-01-01..2026-02-01}: both ends belong to a range. */
    private static DateRange dates(String value) {
        DateRange range;
        int dots = value.indexOf("..");
        if (dots >= 0) {
            String first = value.substring(0, dots);
            String last = value.substring(dots + 2);
            if (first.isEmpty() && last.isEmpty()) {
                throw new IllegalArgumentException("no dates");
            }
            range = new DateRange(
                    first.isEmpty() ? null : date(first).earliest(),
                    last.isEmpty() ? null : DateRange.after(date(last)));
        } else if (value.startsWith(">=")) {
            range = new DateRange(date(value.substring(2)).earliest(), null);
        } else if (value.startsWith("<=")) {
            range = new DateRange(null, DateRange.after(date(value.substring(2))));
        } else if (value.startsWith(">")) {
            range = new DateRange(DateRange.after(date(value.substring(1))), null);
        } else if (value.startsWith("<")) {
            range = new DateRange(null, date(value.substring(1)).earliest());
        } else {
            range = DateRange.during(date(value));
        }
        if (range.isEmpty()) {
            throw new IllegalArgumentException("ends before it begins");
        }
        return range;
    }

    private static PublicationDate date(String value) {
        return new PublicationDate(value.strip());
    }

    /** What a field takes, in words, and how it is written. */
    private record Wanted(String what, String example) {
        static Wanted of(String name) {
            return switch (name) {
                case "topic" -> new Wanted("the id of a topic", "topic:counter-terrorism");
                case "country" -> new Wanted("a country of ISO 3166-1 (two letters)", "country:KZ");
                case "source" -> new Wanted("the id of a source", "source:uz-mfa");
                case "kind" -> new Wanted("a kind of statement (one word of a-z)", "kind:communique");
                case "lang" -> new Wanted("a language tag", "lang:ru or lang:uz-Cyrl");
                case "story" ->
                    new Wanted(
                            "the id of a story (32 characters of 0-9 and a-f)",
                            "story: and the id from a statement's page");
                case "published" ->
                    new Wanted(
                            "a date or a range of dates that ends after it begins",
                            "published:2026-01, published:>=2026-01-31 or published:2026-01-01..2026-02-01");
                default -> new Wanted("true or false", name + ":true");
            };
        }
    }
}
