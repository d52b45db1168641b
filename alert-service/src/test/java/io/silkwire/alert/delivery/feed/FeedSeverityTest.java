package io.silkwire.alert.delivery.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Both formats say how much an alert presses, and nothing of it where that was not told. */
class FeedSeverityTest {
    private static final SubscriptionId WATER = new SubscriptionId("water");
    private static final Subscription SUBSCRIPTION = Alerts.subscription("water", null);
    private static final FeedLinks LINKS = new FeedLinks("https://silkwire.example", "token", WATER);

    private final FeedPage page = FeedPage.newest(
            FeedLog.Kept.all(List.of(
                    FeedEntry.of(Alerts.of(WATER, "before", true)),
                    FeedEntry.of(Alerts.of(WATER, "flood", true).pressing(Severity.URGENT)))),
            Alerts.NOON);

    @Test
    void atomHasItInTheTitleAndAsACategory() {
        Document feed = Jsoup.parse(
                new String(AtomFeed.write(SUBSCRIPTION, page, LINKS, Alerts.NOON), StandardCharsets.UTF_8),
                "",
                Parser.xmlParser());
        assertThat(feed.select("entry > title").eachText()).containsExactly("Urgent: О воде: flood", "О воде: before");
        assertThat(feed.select("entry > category[scheme=urn:silkwire:severity]").eachAttr("term"))
                .containsExactly("urgent");
    }

    @Test
    void jsonFeedHasItInTheTitleAndAsAnExtension() throws IOException {
        JsonNode items = new ObjectMapper()
                .readTree(JsonFeed.write(SUBSCRIPTION, page, LINKS))
                .path("items");
        assertThat(items.at("/0/title").asText()).isEqualTo("Urgent: О воде: flood");
        assertThat(items.at("/0/_silkwire/severity").asText()).isEqualTo("urgent");
        assertThat(items.get(1).has("_silkwire")).isFalse();
    }
}
