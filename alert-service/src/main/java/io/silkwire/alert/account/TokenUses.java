package io.silkwire.alert.account;

import io.micronaut.context.annotation.Bean;
import io.silkwire.alert.connection.AlertKafka;
import io.silkwire.contracts.AccountId;
import io.silkwire.contracts.KafkaTopics;
import io.silkwire.contracts.TokenUse;
import io.silkwire.wire.KafkaConnection;
import io.silkwire.wire.TopicTable;
import io.silkwire.wire.Travel;
import io.silkwire.wire.WireRecords;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jspecify.annotations.Nullable;

/**
 * When API tokens were used last, to the hour, so that whoever keeps them sees which are forgotten. A request never waits for it: a use
 * is written at most once an hour for a token and instance, and where Kafka is away it is not. Thread-safe.
 */
@Singleton
@Bean(preDestroy = "close")
public final class TokenUses implements AutoCloseable {
    private static final String CE_SOURCE = "/silkwire/alert/account";
    private static final Duration AGAIN = Duration.ofHours(1);

    private final KafkaConnection kafka;
    private final Clock clock;
    private final Map<String, Instant> last = new ConcurrentHashMap<>();
    /** Kafka's client waits for a broker that is away, and a request must not. */
    private final Aside aside = new Aside("token-uses");

    private @Nullable TopicTable<TokenUse> table;
    private @Nullable KafkaProducer<byte[], byte[]> producer;

    @Inject
    TokenUses(AlertKafka kafka) {
        this(kafka.connection(), Clock.systemUTC());
    }

    TokenUses(KafkaConnection kafka, Clock clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    /** Reads what is known and follows; returns at once. */
    void start() {
        producer = new KafkaProducer<>(kafka.producer("silkwire-token-uses"));
        TopicTable<TokenUse> following =
                new TopicTable<>(kafka, KafkaTopics.TOKEN_USES, TokenUse.class, (tokenId, use, partition, offset) -> {
                    if (use == null) {
                        last.remove(tokenId);
                    } else {
                        last.merge(tokenId, use.at(), (known, read) -> read.isAfter(known) ? read : known);
                    }
                });
        following.start();
        table = following;
    }

    /** When this token was used last, as far as it is known. */
    public Optional<Instant> last(String tokenId) {
        return Optional.ofNullable(last.get(tokenId));
    }

    /** This token was used. */
    void used(AccountId account, String tokenId) {
        Instant now = clock.instant();
        Instant known = last.get(tokenId);
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing == null || (known != null && known.plus(AGAIN).isAfter(now))) {
            return;
        }
        // The first of several requests at once writes.
        if (last.merge(tokenId, now, (before, mine) -> before.plus(AGAIN).isAfter(mine) ? before : mine)
                .equals(now)) {
            aside.execute(() -> write(writing, account, tokenId, now));
        }
    }

    private static void write(KafkaProducer<byte[], byte[]> writing, AccountId account, String tokenId, Instant now) {
        var unused = writing.send(WireRecords.of(
                KafkaTopics.TOKEN_USES,
                null,
                tokenId,
                new TokenUse(account, tokenId, now),
                tokenId + "/" + now.toEpochMilli(),
                CE_SOURCE,
                now,
                Travel.LIVE));
    }

    @Override
    public void close() {
        aside.close();
        TopicTable<TokenUse> following = table;
        if (following != null) {
            following.close();
        }
        KafkaProducer<byte[], byte[]> writing = producer;
        if (writing != null) {
            writing.close(Duration.ofSeconds(5));
        }
    }
}
