package io.silkwire.ingest.fetch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Response headers by name, whatever the letter case; values as received. */
public record ResponseHeaders(List<Map.Entry<String, String>> entries) {
    /** Copies the list. */
    public ResponseHeaders {
        entries = List.copyOf(entries);
    }

    /** The first value of this header, or null. */
    public @Nullable String first(String name) {
        for (Map.Entry<String, String> entry : entries) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** All values of this header, in order. */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> entry : entries) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                values.add(entry.getValue());
            }
        }
        return values;
    }

    /** What to send back with the next request. */
    public Validators validators() {
        return new Validators(first("ETag"), first("Last-Modified"));
    }
}
