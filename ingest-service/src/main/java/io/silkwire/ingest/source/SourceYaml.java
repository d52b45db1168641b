package io.silkwire.ingest.source;

import io.silkwire.contracts.Source;
import io.silkwire.contracts.Source.Listing;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A source → its entry in {@code sources.yaml}, as {@link SourcesFile} reads it back: keys in the order of the file's own entries. */
public final class SourceYaml {
    /** Words and the few signs that mean nothing to YAML wherever they stand. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{Nd} .()/’‘_-]*(?<![ :])");
    /** What YAML 1.1 takes for something else than a text. */
    private static final Pattern OTHER = Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null");

    private SourceYaml() {}

    /**
     * The entry, line breaks included.
     *
     * @param verified the day it was seen to work, or null
     */
    public static String of(Source source, @Nullable LocalDate verified) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("- id: ").append(source.id().value()).append('\n');
        line(yaml, "name", text(source.name()));
        line(yaml, "country", source.country());
        line(yaml, "kind", source.kind());
        if (!source.languages().isEmpty()) {
            line(
                    yaml,
                    "languages",
                    source.languages().stream().map(SourceYaml::text).collect(Collectors.joining(", ", "[", "]")));
        }
        list(yaml, "feeds", source.feeds());
        listings(yaml, source.listings());
        list(yaml, "sitemaps", source.sitemaps());
        list(yaml, "hosts", source.hosts());
        line(yaml, "zone", source.zone());
        line(yaml, "tier", Integer.toString(source.tier()));
        line(yaml, "state", source.state().label());
        line(yaml, "verified", verified == null ? "false" : verified.toString());
        return yaml.toString();
    }

    private static void listings(StringBuilder yaml, List<Listing> listings) {
        if (!listings.isEmpty()) {
            yaml.append("  listings:\n");
        }
        for (Listing listing : listings) {
            yaml.append("    - url: ").append(quoted(listing.url())).append('\n');
            selector(yaml, "item", listing.item());
            selector(yaml, "link", listing.link());
            selector(yaml, "date", listing.date());
            selector(yaml, "next", listing.next());
        }
    }

    private static void selector(StringBuilder yaml, String key, @Nullable String selector) {
        if (selector != null) {
            yaml.append("      ")
                    .append(key)
                    .append(": ")
                    .append(quoted(selector))
                    .append('\n');
        }
    }

    private static void list(StringBuilder yaml, String key, List<String> values) {
        if (!values.isEmpty()) {
            yaml.append("  ").append(key).append(":\n");
            values.forEach(value -> yaml.append("    - ").append(quoted(value)).append('\n'));
        }
    }

    private static void line(StringBuilder yaml, String key, @Nullable String value) {
        if (value != null) {
            yaml.append("  ").append(key).append(": ").append(value).append('\n');
        }
    }

    private static String text(String value) {
        return PLAIN.matcher(value).matches() && !OTHER.matcher(value).matches() ? value : quoted(value);
    }

    /** URLs stand plain where they can; all else in double quotes, where a backslash and a quote are all that need care. */
    private static String quoted(String value) {
        if (value.matches("https?://[A-Za-z0-9._~/?&=%+-]+(?::[0-9]+)?[A-Za-z0-9._~/?&=%+-]*")) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
