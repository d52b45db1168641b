package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TrendBurst;
import io.silkwire.contracts.TrendCount;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a count or a burst into a document of {@code trends}; {@code type} tells which, {@code from} is the time of both. */
final class TrendDocument implements DocumentReader.Shape {
    @Override
    public Map<String, Class<?>> types() {
        Map<String, Class<?>> types = new LinkedHashMap<>();
        types.put(KafkaTopics.TRENDS.eventType(), TrendCount.class);
        types.put(TrendBurst.EVENT_TYPE, TrendBurst.class);
        return types;
    }

    @Override
    public String id(Object contract) {
        return contract instanceof TrendBurst burst ? burst.key() : ((TrendCount) contract).key();
    }

    @Override
    public void write(Object contract, ConsumerRecord<byte[], byte[]> origin, ObjectNode document) {
        if (contract instanceof TrendBurst burst) {
            write(burst, document);
        } else {
            write((TrendCount) contract, document);
        }
    }

    private static void write(TrendCount count, ObjectNode document) {
        document.put("type", "count");
        writeSeries(count.topic(), count.part(), count.stories(), count.copies(), count.from(), document);
        document.put("unit", count.unit().label());
    }

    private static void write(TrendBurst burst, ObjectNode document) {
        document.put("type", "burst");
        writeSeries(burst.topicId().value(), burst.part(), burst.stories(), burst.copies(), burst.since(), document);
        document.put("state", burst.state().label());
        Instant until = burst.until();
        if (until != null) {
            document.put("until", until.toString());
        }
        document.put("hours", burst.hours());
        document.put("expected", burst.expected());
        document.put("score", burst.score());
        ArrayNode top = document.putArray("top");
        for (TrendBurst.TopStatement statement : burst.top()) {
            top.addObject()
                    .put("statement", statement.statementId().value())
                    .put("source", statement.sourceId().value())
                    .put("title", statement.title())
                    .put("url", statement.url())
                    .put("score", statement.score());
        }
    }

    private static void writeSeries(
            String topic, String part, int stories, int copies, Instant from, ObjectNode document) {
        document.put("topic", topic);
        document.put("part", part);
        int parted = part.indexOf('=');
        document.put("by", parted < 0 ? part : part.substring(0, parted));
        if (parted > 0) {
            // country, language or source, each a field of its own, so that charts split by it.
            document.put(part.substring(0, parted), part.substring(parted + 1));
        }
        document.put("stories", stories);
        document.put("copies", copies);
        document.put("statements", stories + copies);
        document.put("from", from.toString());
    }
}
