package io.silkwire.alert.match;

import io.silkwire.alert.disposition.Dispositions;
import io.silkwire.alert.match.engine.Incoming;
import io.silkwire.alert.match.engine.Match;
import io.silkwire.alert.match.engine.MatchSets;
import io.silkwire.alert.source.OfficialSources;
import io.silkwire.alert.timing.Severities;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Tag;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Turns a statement into the alerts that were not told before; remembers what was told in the same transaction. */
final class MatchStep extends ContextualProcessor<byte[], ReadOutcome, byte[], byte[]> {
    private static final String STEP = "match";
    private static final String CE_SOURCE = "/silkwire/alert/match";

    private final MatchSets matchSets;
    private final OfficialSources sources;
    private final Dispositions dispositions;

    @SuppressWarnings("NullAway.Init") // Kafka Streams calls init before anything else
    private ToldStore told;

    MatchStep(MatchSets matchSets, OfficialSources sources, Dispositions dispositions) {
        this.sources = sources;
        this.matchSets = matchSets;
        this.dispositions = dispositions;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        KeyValueStore<String, byte[]> store = context.getStateStore(AlertPipeline.TOLD);
        told = ToldStore.open(store);
    }

    @Override
    public void process(Record<byte[], ReadOutcome> kafkaRecord) {
        if (!(kafkaRecord.value() instanceof ReadOutcome.Legible readable)) {
            throw new IllegalStateException("expected a readable statement, found " + kafkaRecord.value());
        }
        Travel travel = Travel.of(kafkaRecord.headers());
        EnrichedStatement enriched = readable.enriched();
        Instant now = Instant.ofEpochMilli(context().currentSystemTimeMs());
        boolean worthTelling = worthTelling(enriched.statement().change());
        List<Alert> alerts = worthTelling ? alerts(enriched, travel, now) : List.of();
        matchSets.learn(enriched);
        String told = tell(enriched.statement(), travel, alerts, now);
        dispositions.count(STEP, worthTelling ? told : "minor-change");
        dispositions.took(STEP, Duration.ofMillis(context().currentSystemTimeMs() - kafkaRecord.timestamp()));
    }

    /** A typing error that was put right, or a new address, is kept and shown, but nobody is called for it. */
    private static boolean worthTelling(@Nullable Change change) {
        return change == null || (change.substantive() && change.kind() != Change.Kind.MOVED);
    }

    private List<Alert> alerts(EnrichedStatement enriched, Travel travel, Instant now) {
        boolean official = sources.isOfficial(enriched.statement().sourceId());
        // Its story is found out after it was matched.
        return matchSets.current().match(new Incoming(enriched, null, official)).stream()
                .map(match -> alert(enriched, match, travel, now))
                .toList();
    }

    private String tell(Statement statement, Travel travel, List<Alert> alerts, Instant now) {
        List<AlertId> ids = alerts.stream().map(Alert::id).toList();
        return switch (Told.decide(told.get(statement.id()), statement.revision(), travel.notifies(), ids)) {
            case Told.Decision.Outdated outdated -> "outdated";
            case Told.Decision.Tell tell -> {
                // Sent first: should one fail, the statement becomes a dead letter that can be read again, and is not
                // taken for told.
                alerts.stream()
                        .filter(alert -> tell.fresh().contains(alert.id()))
                        .forEach(alert -> send(alert, travel, now));
                told.put(statement.id(), tell.after());
                yield disposition(ids, tell.fresh());
            }
        };
    }

    private static String disposition(List<AlertId> ids, Set<AlertId> fresh) {
        if (ids.isEmpty()) {
            return "no-match";
        }
        return fresh.isEmpty() ? "told-before" : "matched";
    }

    private void send(Alert alert, Travel travel, Instant now) {
        RecordHeaders headers = new RecordHeaders();
        WireRecords.headers(headers, KafkaTopics.ALERTS, alert.id().value(), CE_SOURCE, now, travel);
        byte[] key = alert.subscriptionId().value().getBytes(StandardCharsets.UTF_8);
        context().forward(new Record<>(key, JsonCodec.write(alert), now.toEpochMilli(), headers));
    }

    private static Alert alert(EnrichedStatement enriched, Match match, Travel travel, Instant now) {
        Statement statement = enriched.statement();
        Alert alert = new Alert(
                AlertId.of(match.subscription().id(), statement.id(), statement.revision()),
                match.subscription().id(),
                match.subscription().name(),
                match.subscription().version(),
                statement.id(),
                statement.revision(),
                statement.sourceId(),
                statement.title(),
                statement.url(),
                statement.publisher(),
                statement.publishedAt(),
                enriched.language(),
                enriched.tags().stream().map(Tag::topicId).toList(),
                match.because(),
                travel.lane(),
                travel.notifies(),
                now,
                statement.change());
        return alert.pressing(Severities.of(alert, match.subscription().sending()));
    }
}
