package io.silkwire.enrich.story;

import io.silkwire.contracts.StatementId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which statements are language versions of each other, as the page of either says ({@code hreflang}). Not thread-safe. */
final class LanguageVersions {
    private final Map<StatementId, List<StatementId>> names = new HashMap<>();
    private final Map<StatementId, Set<StatementId>> namedBy = new HashMap<>();

    /** The statement's page names these, and no longer those it named before. */
    void put(StatementId id, List<StatementId> versions) {
        remove(id);
        if (!versions.isEmpty()) {
            names.put(id, versions);
            versions.forEach(version ->
                    namedBy.computeIfAbsent(version, key -> new HashSet<>()).add(id));
        }
    }

    void remove(StatementId id) {
        List<StatementId> versions = names.remove(id);
        if (versions != null) {
            versions.forEach(version -> namedBy.computeIfPresent(version, (key, by) -> {
                by.remove(id);
                return by.isEmpty() ? null : by;
            }));
        }
    }

    /** All that it names or that name it, seen or not. */
    Set<StatementId> of(StatementId id) {
        Set<StatementId> versions = new HashSet<>(names.getOrDefault(id, List.of()));
        versions.addAll(namedBy.getOrDefault(id, Set.of()));
        return versions;
    }
}
