package io.silkwire.standalone;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this installation decides about crawling.
 *
 * @param sources file of sources
 * @param contact URL or mail address that owners of sites are told, or null: then nothing is crawled
 * @param callback public URL at which hubs of feeds reach this installation, or null: then no hub is asked
 * @param demonstration how many times as fast as usual the press office on this machine plays its script; 0: it is not there
 */
record CrawlOptions(
        Path sources, @Nullable String contact, @Nullable String callback, double demonstration) {
    private static final String DEMONSTRATION_CONTACT = "https://silkwire.example/demonstration";

    /** The settings of the ingest service, by name. */
    Map<String, Object> properties(DataFolder data) {
        Map<String, Object> properties = new HashMap<>();
        put(properties, "sources", sources.toString());
        put(properties, "archive-directory", data.folder("archive").toString());
        put(properties, "contact", contact == null ? "" : contact);
        if (callback != null && !callback.isBlank()) {
            properties.put("silkwire.ingest.websub.callback", callback);
            properties.put("silkwire.ingest.websub.key", InstallationKey.of(data.folder("websub.key")));
        }
        if (isDemonstration()) {
            put(properties, "contact", DEMONSTRATION_CONTACT);
            put(properties, "allow-loopback", true);
            put(properties, "delay", scaled(200));
            put(properties, "recheck", scaled(4_000));
        }
        return properties;
    }

    boolean isDemonstration() {
        return demonstration > 0;
    }

    private String scaled(long millis) {
        return Math.round(millis / demonstration) + "ms";
    }

    private static void put(Map<String, Object> properties, String name, Object value) {
        properties.put("silkwire.ingest.crawl." + name, value);
    }
}
