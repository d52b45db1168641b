package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.PublicationDate;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Turns an alert into a document of {@code alerts}. */
final class AlertDocument implements DocumentReader.Shape {
    private final Clock clock;

    AlertDocument(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Map<String, Class<?>> types() {
        return Map.of(KafkaTopics.ALERTS.eventType(), Alert.class);
    }

    @Override
    public String id(Object contract) {
        return ((Alert) contract).id().value();
    }

    @Override
    public void write(Object contract, ConsumerRecord<byte[], byte[]> origin, ObjectNode document) {
        Alert alert = (Alert) contract;
        document.put("id", alert.id().value());
        document.put("subscription", alert.subscriptionId().value());
        document.put("subscription_name", alert.subscriptionName());
        document.put("subscription_version", alert.subscriptionVersion());
        writeStatement(alert, document);
        ArrayNode terms = document.putArray("terms");
        alert.because().stream().map(Evidence::term).distinct().forEach(terms::add);
        ArrayNode because = document.putArray("because");
        for (Evidence span : alert.because()) {
            because.addObject()
                    .put("field", span.field().label())
                    .put("start", span.start())
                    .put("end", span.end())
                    .put("text", span.text())
                    .put("term", span.term())
                    .put("rule", span.rule());
        }
        document.put("lane", alert.lane().label());
        document.put("deliver", alert.deliver());
        document.put("matched_at", alert.matchedAt().toString());
        document.put("indexed_at", clock.instant().toString());
    }

    private static void writeStatement(Alert alert, ObjectNode document) {
        document.put("statement", alert.statementId().value());
        document.put("revision", alert.revision());
        document.put("source", alert.sourceId().value());
        document.put("title", alert.title());
        putIfKnown(document, "url", alert.url());
        putIfKnown(document, "publisher", alert.publisher());
        document.put("language", alert.language());
        PublicationDate published = alert.publishedAt();
        if (published != null) {
            document.put("published_at", published.earliest().toString());
            document.put("published", published.value());
        }
        ArrayNode topics = document.putArray("topics");
        alert.topics().forEach(topic -> topics.add(topic.value()));
        Change change = alert.change();
        if (change != null) {
            document.putObject("change").put("kind", change.kind().label()).put("substantive", change.substantive());
        }
    }

    private static void putIfKnown(ObjectNode document, String name, @Nullable String value) {
        if (value != null) {
            document.put(name, value);
        }
    }
}
