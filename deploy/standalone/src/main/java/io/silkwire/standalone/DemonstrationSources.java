package io.silkwire.standalone;

import io.silkwire.contracts.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the sources of the press office as the file that the ingest service reads. */
final class DemonstrationSources {
    private DemonstrationSources() {}

    static void write(List<Source> sources, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, sources.stream().map(DemonstrationSources::entry).collect(Collectors.joining("\n")));
    }

    private static String entry(Source source) {
        StringBuilder yaml = new StringBuilder("- id: " + source.id() + "\n  name: \"" + source.name() + "\"\n");
        if (source.country() != null) {
            yaml.append("  country: ").append(source.country()).append('\n');
        }
        yaml.append("  kind: ").append(source.kind()).append('\n');
        yaml.append("  languages: ").append(source.languages()).append('\n');
        yaml.append("  feeds: ").append(source.feeds()).append('\n');
        if (!source.listings().isEmpty()) {
            yaml.append("  listings:\n");
            source.listings()
                    .forEach(listing ->
                            yaml.append("    - url: ").append(listing.url()).append('\n'));
        }
        if (!source.sitemaps().isEmpty()) {
            yaml.append("  sitemaps: ").append(source.sitemaps()).append('\n');
        }
        Source.Limits limits = source.limits();
        return yaml.append("  zone: Asia/Tashkent\n  tier: 1\n")
                .append("  limits: {least-interval: " + millis(limits.leastInterval()))
                .append(", most-interval: " + millis(limits.mostInterval()))
                .append(", delay: " + millis(limits.delay()) + "}\n")
                .append("  state: active\n  verified: true\n")
                .toString();
    }

    private static String millis(@Nullable Duration duration) {
        return Objects.requireNonNull(duration, "limit of a source of the press office")
                        .toMillis()
                + "ms";
    }
}
