package io.silkwire.enrich.index;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.StoryMembership;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns the story of a statement into a document of {@code stories}, under the statement's id. */
final class StoryDocument implements DocumentReader.Shape {
    @Override
    public Map<String, Class<?>> types() {
        return Map.of(KafkaTopics.STORIES.eventType(), StoryMembership.class);
    }

    @Override
    public String id(Object contract) {
        return ((StoryMembership) contract).statementId().value();
    }

    @Override
    public void write(Object contract, ConsumerRecord<byte[], byte[]> origin, ObjectNode document) {
        StoryMembership membership = (StoryMembership) contract;
        document.put("statement", membership.statementId().value());
        document.put("revision", membership.revision());
        document.put("source", membership.sourceId().value());
        StoryMark.of(membership).writeTo(document);
        document.put("oldest", membership.oldest().value());
        document.put("published_at", membership.publishedAt().toString());
        document.put("reason", membership.reason().label());
    }
}
