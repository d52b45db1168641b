package io.silkwire.enrich.index;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import io.silkwire.contracts.TrendBurst;
import java.util.List;

/** One record of each view besides the statements, with nothing left out. */
final class ViewSamples {
    private static final SubscriptionId SUBSCRIPTION = new SubscriptionId("water-watch");

    private ViewSamples() {}

    static TrendBurst burst() {
        return new TrendBurst(
                new TopicId("water"),
                "all",
                TrendBurst.State.ENDED,
                EnrichedSamples.FETCHED,
                EnrichedSamples.FETCHED.plusSeconds(3600),
                1,
                9,
                4,
                1.5,
                5.2,
                List.of(new TrendBurst.TopStatement(
                        EnrichedSamples.id(1), new SourceId("press-example"), "Title", "https://press.example/1", 12)));
    }

    static Alert alert() {
        return new Alert(
                id(),
                SUBSCRIPTION,
                "Water watch",
                3,
                EnrichedSamples.id(1),
                2,
                new SourceId("press-example"),
                "Statement on water",
                "https://press.example/1",
                "Press Service",
                new PublicationDate("2026-11-20"),
                "en",
                List.of(new TopicId("water")),
                List.of(new Evidence(Evidence.Field.TITLE, 13, 18, "water", "water", "word", 1)),
                Lane.LIVE,
                true,
                EnrichedSamples.FETCHED,
                Change.first());
    }

    static Delivery delivery() {
        return new Delivery(
                id(),
                SUBSCRIPTION,
                EnrichedSamples.id(1),
                List.of(
                        new Delivery.ChannelDelivery(
                                "live",
                                Delivery.State.DELIVERED,
                                List.of(new Delivery.Attempt(EnrichedSamples.FETCHED, 200, null, 4)),
                                null),
                        new Delivery.ChannelDelivery(
                                "webhook",
                                Delivery.State.PENDING,
                                List.of(new Delivery.Attempt(EnrichedSamples.FETCHED, 503, "receiver-error", 90)),
                                EnrichedSamples.FETCHED.plusSeconds(5))),
                alert(),
                EnrichedSamples.FETCHED);
    }

    private static AlertId id() {
        return new AlertId("00112233445566778899aabbccddeeff");
    }
}
