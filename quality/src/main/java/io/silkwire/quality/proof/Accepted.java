package io.silkwire.quality.proof;

import io.silkwire.contracts.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The statements that Kafka took, each revision with when it was sent. Thread-safe. */
public final class Accepted {
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();

    /** A revision, and when it was sent: not later than it stood on Kafka. */
    record Sent(Statement statement, Instant at) {}

    /** Notes one. */
    public void add(Statement statement, Instant sentAt) {
        sent.put(key(statement), new Sent(statement, sentAt));
    }

    /** How many revisions there are of all statements. */
    public int count() {
        return sent.size();
    }

    /** Names a revision of a statement. */
    static String key(Statement statement) {
        return statement.id().value() + "/" + statement.revision();
    }

    /** Names of all revisions. */
    Set<String> keys() {
        return Set.copyOf(sent.keySet());
    }

    @Nullable
    Sent find(Statement statement) {
        return sent.get(key(statement));
    }

    /** The last revision of each statement, by its id. */
    Map<String, Statement> last() {
        return sent.values().stream()
                .map(Sent::statement)
                .collect(Collectors.groupingBy(
                        statement -> statement.id().value(),
                        Collectors.collectingAndThen(
                                Collectors.toMap(Statement::revision, one -> one, (a, b) -> b, TreeMap::new),
                                NavigableMap::lastEntry)))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getValue()));
    }
}
