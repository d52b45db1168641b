package io.silkwire.quality.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Delivery.ChannelDelivery;
import io.silkwire.contracts.Delivery.State;
import io.silkwire.contracts.EnrichedStatement;
import io.silkwire.contracts.Evidence;
import io.silkwire.contracts.Lane;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Severity;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.enrich.Enricher;
import io.silkwire.enrich.definition.TopicSnapshot;
import io.silkwire.enrich.tagging.TopicSet;
import io.silkwire.quality.match.Written;
import io.silkwire.quality.proof.Proof.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two statements, one subscription that the first fits: each way in which it can go wrong shows. */
class JudgeTest {
    private static final Instant TIME = Instant.parse("2026-11-27T12:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-11-27T18:00:00Z");
    private static final String PLACE = "/water";

    private final Accepted accepted = new Accepted();
    private final Versions versions = new Versions();
    private final Generations generations = new Generations();
    private final MatchedUpTo matched = new MatchedUpTo();
    private final Book webhooks = new Book();
    private final Book mails = new Book();
    private final List<Recorded.Place> enriched = new ArrayList<>();
    private final Map<AlertId, List<Alert>> alerts = new HashMap<>();
    private final Map<AlertId, Delivery> deliveries = new HashMap<>();
    private Subscription subscription = subscription(1, "\"drinking water\"", Sending.STANDARD);

    @BeforeEach
    void write() throws IOException {
        Written written = Written.of(Path.of("..", "seeds", "corpus"));
        generations.add(new TopicSnapshot(0, List.of(), Map.of(), ""));
        for (String title : List.of("On drinking water", "On border posts")) {
            Statement statement = written.enriched(1 + enriched.size(), title).statement();
            accepted.add(statement, TIME);
            enriched.add(new Recorded.Place(Enricher.enrich(statement, TopicSet.empty()), 0, enriched.size()));
        }
        matched.add(TIME.plusSeconds(1), Map.of(0, 2L));
        put(subscription, TIME.minusSeconds(3_600));
    }

    @Test
    void anAlertThatIsThereAcknowledgedAndSeenIsProven() {
        told();

        Proof proof = proof();

        assertThat(proof.summary()).isNotEmpty();
        assertThat(proof.rows()).extracting(Proof.Row::verdict).containsExactly(Verdict.PROVEN);
        assertThat(proof.holds()).as(proof.faults().toString()).isTrue();
        assertThat(proof.pairs()).isEqualTo(2);
        assertThat(proof.expected()).isEqualTo(1);
    }

    @Test
    void aMissingAlertAndADoubledOneShow() {
        assertThat(verdict()).isEqualTo(Verdict.ALERT_MISSING);

        told();
        alerts.put(id(0), List.of(alert(0), alert(0)));
        assertThat(verdict()).isEqualTo(Verdict.ALERT_TWICE);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void anAlertThatTheQueryDoesNotAskForShows() {
        told();
        alerts.put(id(1), List.of(alert(1)));

        assertThat(proof().count(Verdict.ALERT_UNEXPECTED)).isEqualTo(1);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void whatIsPendingOrFailedIsNotAcknowledged() {
        told();
        deliveries.put(id(0), delivery(State.PENDING, null));
        assertThat(verdict()).isEqualTo(Verdict.NOT_ACKNOWLEDGED);

        deliveries.put(id(0), delivery(State.FAILED, null));
        assertThat(verdict()).isEqualTo(Verdict.NOT_ACKNOWLEDGED);
    }

    @Test
    void whatIsRecordedAsDeliveredButNeverCameShows() {
        alerts.put(id(0), List.of(alert(0)));
        deliveries.put(id(0), delivery(State.DELIVERED, null));

        assertThat(verdict()).isEqualTo(Verdict.NOT_SEEN);
    }

    @Test
    void whatCameAgainIsCountedAndNoFault() {
        told();
        webhooks.take(id(0).value(), PLACE, body(alert(0)), TIME);

        assertThat(proof().holds()).isTrue();
        assertThat(proof().webhooksAgain()).isEqualTo(1);
    }

    @Test
    void whatNobodyWasPromisedAndAnotherContentUnderAnIdShow() {
        told();
        webhooks.take("0123", PLACE, "body", TIME);
        assertThat(proof().faults()).containsEntry("messages at a receiver that nobody was promised", 1L);
        assertThat(proof().holds()).isFalse();

        webhooks.take(id(0).value(), PLACE, "another body", TIME);
        assertThat(proof().faults()).containsEntry("messages that came again with another content", 1L);
    }

    @Test
    void whatCameToAnotherPlaceIsNotSeenAndStrange() {
        alerts.put(id(0), List.of(alert(0)));
        deliveries.put(id(0), delivery(State.DELIVERED, null));
        webhooks.take(id(0).value(), "/trade", body(alert(0)), TIME);

        assertThat(verdict()).isEqualTo(Verdict.NOT_SEEN);
        assertThat(proof().faults()).containsEntry("messages at a receiver that nobody was promised", 1L);
    }

    @Test
    void whatIsNotSignedIsAFault() {
        told();
        webhooks.refuse("/water: No matching signature found");

        assertThat(proof().holds()).isFalse();
    }

    @Test
    void aMessageThatTellsAnotherVersionStatementOrSpanIsUntrue() throws IOException {
        alerts.put(id(0), List.of(alert(0)));
        deliveries.put(id(0), delivery(State.DELIVERED, null));
        ObjectNode other = (ObjectNode) new ObjectMapper().readTree(body(alert(0)));
        ((ObjectNode) other.at("/data/subscription")).put("version", 2);
        webhooks.take(id(0).value(), PLACE, other.toString(), TIME);
        assertThat(verdict()).isEqualTo(Verdict.MESSAGE_UNTRUE);

        ((ObjectNode) other.at("/data/subscription")).put("version", 1);
        ((ObjectNode) other.at("/data/because/0")).put("start", 4);
        Book again = new Book();
        again.take(id(0).value(), PLACE, other.toString(), TIME);
        assertThat(judged(again).rows().getFirst().verdict()).isEqualTo(Verdict.MESSAGE_UNTRUE);
    }

    @Test
    void anAlertWhoseSpanDoesNotStandInTheTextIsUntrue() {
        told();
        Alert alert = alert(0);
        Evidence elsewhere = new Evidence(Evidence.Field.TITLE, 0, 2, "wa", "drinking water", "query:phrase", 1);
        alerts.put(id(0), List.of(with(alert, List.of(elsewhere), 1)));

        assertThat(verdict()).isEqualTo(Verdict.ALERT_UNTRUE);
    }

    @Test
    void whileAnEditIsOnItsWayEitherVersionIsRightAndLongBeforeAndAfterOnlyOneIs() {
        Subscription other = subscription(2, "\"border posts\"", Sending.STANDARD);
        told();

        put(other, TIME.minus(Duration.ofSeconds(5)));
        assertThat(proof().holds()).isFalse();
        assertThat(proof().expected()).as("neither fits under both").isZero();
        assertThat(proof().either()).isEqualTo(2);
        assertThat(proof().count(Verdict.PROVEN)).isEqualTo(1);
        assertThat(proof().count(Verdict.KEPT_OUT)).isEqualTo(1);

        put(subscription(3, "\"drinking water\"", Sending.STANDARD), TIME.plus(Duration.ofHours(1)));
        assertThat(proof().either()).as("a later edit cannot be met any more").isEqualTo(2);
    }

    @Test
    void longAfterAnEditTheVersionBeforeIsWrong() {
        told();
        versions.sent(subscription(2, "\"border posts\"", Sending.STANDARD), TIME.minusSeconds(120));
        versions.taken(subscription(2, "\"border posts\"", Sending.STANDARD), TIME.minusSeconds(119));

        assertThat(proof().count(Verdict.ALERT_UNEXPECTED)).isEqualTo(1);
        assertThat(proof().count(Verdict.ALERT_MISSING)).isEqualTo(1);
    }

    @Test
    void aCopyOfNothingThatWasToldShows() {
        alerts.put(id(0), List.of(alert(0)));
        deliveries.put(id(0), delivery(State.COPIED, null));

        assertThat(verdict()).isEqualTo(Verdict.COPIED_WRONGLY);
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void aDigestTellsItAtItsTimeOrIsWrong() {
        put(subscription(2, "\"drinking water\"", daily()), TIME.minusSeconds(1_000));
        AlertId digest = AlertId.ofDigest(subscription.id(), EVENING);
        Alert alert = with(alert(0), alert(0).because(), 2);
        alerts.put(id(0), List.of(alert));
        deliveries.put(id(0), delivery(State.HELD, timing(EVENING, null)));
        assertThat(verdict()).isEqualTo(Verdict.HELD);
        assertThat(judge(webhooks, EVENING).rows().getFirst().verdict())
                .as("overdue")
                .isEqualTo(Verdict.NOT_ACKNOWLEDGED);

        deliveries.put(id(0), delivery(State.BUNDLED, timing(null, digest)));
        deliveries.put(digest, delivery(State.DELIVERED, null));
        assertThat(verdict()).isEqualTo(Verdict.NOT_SEEN);

        Book early = new Book();
        early.take(digest.value(), PLACE, digestBody(alert), EVENING.minusSeconds(1));
        assertThat(judged(early).rows().getFirst().verdict()).isEqualTo(Verdict.OUT_OF_HOURS);

        Book empty = new Book();
        empty.take(digest.value(), PLACE, "{\"type\":\"alerts.digest\",\"data\":{\"alerts\":[]}}", EVENING);
        assertThat(judged(empty).rows().getFirst().verdict()).isEqualTo(Verdict.BUNDLED_WRONGLY);

        webhooks.take(digest.value(), PLACE, digestBody(alert), EVENING);
        assertThat(verdict()).isEqualTo(Verdict.BUNDLED);
        assertThat(proof().holds()).as(proof().faults().toString()).isTrue();

        deliveries.put(id(0), delivery(State.BUNDLED, timing(null, AlertId.ofDigest(subscription.id(), TIME))));
        assertThat(verdict()).as("the digest of another time").isEqualTo(Verdict.BUNDLED_WRONGLY);
    }

    @Test
    void whatComesInQuietHoursIsOutOfHours() {
        put(subscription(2, "\"drinking water\"", quiet()), TIME.minusSeconds(1_000));
        Alert alert = with(alert(0), alert(0).because(), 2);
        alerts.put(id(0), List.of(alert));
        deliveries.put(id(0), delivery(State.DELIVERED, null));
        webhooks.take(id(0).value(), PLACE, body(alert), EVENING.minusSeconds(1));
        assertThat(verdict()).isEqualTo(Verdict.OUT_OF_HOURS);

        Book inTime = new Book();
        inTime.take(id(0).value(), PLACE, body(alert), EVENING);
        assertThat(judged(inTime).rows().getFirst().verdict()).isEqualTo(Verdict.PROVEN);
    }

    @Test
    void aStatementThatIsLostDoubledOrEnrichedOtherwiseShows() {
        told();
        Recorded.Place first = enriched.getFirst();
        enriched.add(first);
        assertThat(proof().faults()).containsEntry("statements enriched twice", 1L);

        enriched.subList(1, 3).clear();
        assertThat(proof().faults()).containsEntry("statements lost before they were matched", 1L);

        EnrichedStatement was = first.enriched();
        enriched.set(
                0,
                new Recorded.Place(
                        new EnrichedStatement(
                                was.statement(), "ru", was.tags(), was.stems(), 0, was.passages(), was.entities()),
                        0,
                        0));
        assertThat(proof().faults())
                .containsEntry("statements enriched otherwise than the definitions they name say", 1L);
    }

    @Test
    void aProofOfNothingDoesNotHold() {
        enriched.removeFirst();

        assertThat(proof().rows()).isEmpty();
        assertThat(proof().holds()).isFalse();
    }

    @Test
    void theTableHasALineForEachPair() {
        told();

        assertThat(proof().rows().stream().map(ProofTable::line))
                .singleElement()
                .asString()
                .endsWith(",water," + id(0).value() + ",alert,1,delivered,0,1,-,0,0,proven");
    }

    private void told() {
        alerts.put(id(0), List.of(alert(0)));
        deliveries.put(id(0), delivery(State.DELIVERED, null));
        webhooks.take(id(0).value(), PLACE, body(alert(0)), TIME);
    }

    private void put(Subscription version, Instant at) {
        subscription = version;
        versions.sent(version, at);
        versions.taken(version, at);
    }

    private static Subscription subscription(int version, String query, Sending sending) {
        return new Subscription(
                new SubscriptionId("water"),
                version,
                "Water",
                List.of(),
                query,
                List.of(),
                Subscription.Webhook.of("http://127.0.0.1:1" + PLACE, "whsec_MDEyMzQ1"),
                Subscription.State.ACTIVE,
                "api",
                TIME,
                null,
                sending,
                null);
    }

    private static Sending daily() {
        return sending(Sending.Mode.DAILY, null);
    }

    private static Sending quiet() {
        return sending(Sending.Mode.IMMEDIATE, new Sending.QuietHours(LocalTime.of(11, 0), LocalTime.of(18, 0), null));
    }

    private static Sending sending(Sending.Mode mode, Sending.@Nullable QuietHours quiet) {
        return new Sending(
                mode,
                ZoneId.of("UTC"),
                LocalTime.of(18, 0),
                DayOfWeek.MONDAY,
                quiet,
                null,
                Severity.ROUTINE,
                List.of(),
                false,
                null,
                Duration.ZERO);
    }

    private AlertId id(int statement) {
        Statement about = enriched.get(statement).enriched().statement();
        return AlertId.of(subscription.id(), about.id(), about.revision());
    }

    private Alert alert(int number) {
        EnrichedStatement about = enriched.get(number).enriched();
        Statement statement = about.statement();
        String title = statement.title();
        Evidence span = new Evidence(
                Evidence.Field.TITLE, 3, title.length(), title.substring(3), "drinking water", "query:phrase", 1);
        return new Alert(
                id(number),
                subscription.id(),
                "Water",
                1,
                statement.id(),
                statement.revision(),
                statement.sourceId(),
                title,
                null,
                null,
                statement.publishedAt(),
                about.language(),
                List.of(),
                List.of(span),
                Lane.LIVE,
                true,
                TIME,
                statement.change());
    }

    private static Alert with(Alert alert, List<Evidence> because, int version) {
        return new Alert(
                alert.id(),
                alert.subscriptionId(),
                alert.subscriptionName(),
                version,
                alert.statementId(),
                alert.revision(),
                alert.sourceId(),
                alert.title(),
                alert.url(),
                alert.publisher(),
                alert.publishedAt(),
                alert.language(),
                alert.topics(),
                because,
                alert.lane(),
                alert.deliver(),
                alert.matchedAt(),
                alert.change());
    }

    private static String body(Alert alert) {
        return "{\"type\":\"alert.created\",\"data\":" + data(alert) + "}";
    }

    private static String digestBody(Alert alert) {
        return "{\"type\":\"alerts.digest\",\"data\":{\"alerts\":[{\"alert\":" + data(alert) + "}]}}";
    }

    /** As the manual of webhooks has it. */
    private static String data(Alert alert) {
        Evidence span = alert.because().getFirst();
        return """
                {"id":"%s","subscription":{"id":"%s","name":"Water","version":%d},
                "statement":{"id":"%s","revision":%d,"title":"%s"},
                "because":[{"field":"title","start":%d,"end":%d,"text":"%s","rule":"%s"}]}""".formatted(
                        alert.id(),
                        alert.subscriptionId(),
                        alert.subscriptionVersion(),
                        alert.statementId(),
                        alert.revision(),
                        alert.title(),
                        span.start(),
                        span.end(),
                        span.text(),
                        span.rule());
    }

    private Delivery delivery(State state, Delivery.@Nullable Timing timing) {
        @Nullable Instant next = state.isOpen() ? TIME : null;
        return new Delivery(
                id(0),
                subscription.id(),
                enriched.getFirst().enriched().statement().id(),
                List.of(new ChannelDelivery("webhook", state, List.of(), next)),
                null,
                TIME,
                timing,
                null,
                null);
    }

    private static Delivery.Timing timing(@Nullable Instant until, @Nullable AlertId with) {
        return new Delivery.Timing(TIME, Severity.ROUTINE, 1, Delivery.HoldReason.DIGEST, until, with, null);
    }

    private Verdict verdict() {
        return proof().rows().getFirst().verdict();
    }

    private Proof proof() {
        return judged(webhooks);
    }

    private Proof judged(Book book) {
        return judge(book, TIME.plusSeconds(60));
    }

    private Proof judge(Book book, Instant now) {
        return new Judge(accepted, versions, generations, matched, book, mails)
                .judge(new Recorded(enriched, alerts, deliveries, 0), now);
    }
}
