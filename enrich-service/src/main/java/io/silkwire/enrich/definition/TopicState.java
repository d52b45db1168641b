package io.silkwire.enrich.definition;

import io.silkwire.contracts.TopicDefinition;
import io.silkwire.contracts.TopicId;
import io.silkwire.enrich.topic.Term;
import io.silkwire.enrich.topic.TopicRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A topic as an enricher has it: what {@code topics list} shows, and what {@code /api/v1/topics} answers.
 *
 * @param inForce whether statements are tagged with it
 * @param version of the definition in force, as its owner counts
 * @param languages of its terms, {@code any} left out
 * @param terms how many it has
 * @param since every generation from this on has this text
 * @param fileName where it was written
 * @param fingerprint of its text with its group files, to compare it with a file
 * @param problem why the newest text was refused, empty where it was not; one before it is in force then, or none
 */
public record TopicState(
        String id,
        boolean inForce,
        int version,
        String owner,
        List<String> languages,
        int terms,
        double threshold,
        long since,
        String fileName,
        String fingerprint,
        String problem) {
    /** Copies the list. */
    public TopicState {
        languages = List.copyOf(languages);
    }

    static TopicState inForce(TopicDefinition definition, TopicRule rule, long since, String problem) {
        TreeSet<String> languages = new TreeSet<>();
        int terms = 0;
        for (TopicRule.TermGroup group : rule.groups()) {
            terms += group.terms().size();
            group.terms().stream().map(Term::language).forEach(languages::add);
        }
        languages.remove("any");
        return new TopicState(
                definition.id().value(),
                true,
                rule.version(),
                rule.owner(),
                List.copyOf(languages),
                terms,
                rule.threshold(),
                since,
                definition.fileName(),
                fingerprint(definition),
                problem);
    }

    static TopicState refused(String id, String problem) {
        return new TopicState(id, false, 0, "", List.of(), 0, 0, 0, "", "", problem);
    }

    /** The first half of the SHA-256 of all its text. */
    public static String fingerprint(TopicDefinition definition) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            add(sha, definition.yaml());
            new TreeMap<>(definition.groupFiles()).forEach((name, text) -> {
                add(sha, name);
                add(sha, text);
            });
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest sha, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
    }

    static Optional<TopicId> idOf(String key) {
        try {
            return Optional.of(new TopicId(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
