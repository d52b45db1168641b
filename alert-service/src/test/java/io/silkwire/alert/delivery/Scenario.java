package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.alert.delivery.SimulatedDelivery.Death;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.Receiver;
import io.silkwire.alert.fakes.SendingBuilder;
import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.alert.fakes.SubscriptionShelf;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.JsonCodec;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.StatementId;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import io.silkwire.contracts.TopicId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sentences about what one subscriber gets and when, in the manner of Alertmanager's acceptance tests: what is sent at which time, what a
 * real HTTP receiver is expected to have got between which times, and nothing else. Times are hours (or seconds) since midnight of the
 * first day in the zone of the scenario.
 *
 * <p>Each scenario is played undisturbed, with a restart around each step, and killed after each step at each point where a session can
 * die; then a message may come twice, under the same id.
 */
final class Scenario {
    private static final SubscriptionId ID = new SubscriptionId("water");
    private static final String PATH = "/hook";

    private final DeliveryChannel channel;
    private final Receiver receiver;
    private final Instant start;
    private final Duration unit;
    private final Duration tick;
    private final List<Step> steps = new ArrayList<>();
    private final List<Want> wants = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> copies = new LinkedHashMap<>();
    private double end;
    private SendingBuilder sending;

    /** Something that is done at a time. */
    private record Step(double at, Action action) {}

    /** What is done. */
    private interface Action {
        /** Does it. */
        void in(Played played);
    }

    /** A time. */
    record At(double value) {}

    /** From one time to another. */
    record Between(double from, double to) {}

    /** A message: the names of its alerts, and for several of them why they come together. */
    record Message(@Nullable String kind, List<String> names) {
        @Override
        public String toString() {
            return kind == null ? "message " + names.getFirst() : kind + " of " + names;
        }
    }

    private record Want(Between when, Message message) {}

    /** The receiver answers so meanwhile. */
    private record Fault(Between when, int status, @Nullable String retryAfter) {}

    /** What came, and when. */
    private record Got(double at, String id, Message message) {}

    /** An alert by name: the same name is the same statement. */
    record Named(String name, int revision, List<String> topics) {
        /** With this topic too. */
        Named with(String topic) {
            return new Named(name, revision, List.of("water", topic));
        }
    }

    private Scenario(DeliveryChannel channel, Receiver receiver, String day, String zone, Duration unit) {
        this.channel = channel;
        this.receiver = receiver;
        this.start = LocalDate.parse(day).atStartOfDay(ZoneId.of(zone)).toInstant();
        this.unit = unit;
        this.tick = unit.dividedBy(60);
        this.sending = SendingBuilder.in(zone);
    }

    /** In hours since midnight of this day, to this receiver over this channel. */
    static Scenario hours(DeliveryChannel channel, Receiver receiver, String day, String zone) {
        return new Scenario(channel, receiver, day, zone, Duration.ofHours(1));
    }

    /** In seconds since midnight of this day. */
    static Scenario seconds(DeliveryChannel channel, Receiver receiver, String day, String zone) {
        return new Scenario(channel, receiver, day, zone, Duration.ofSeconds(1));
    }

    static At at(double time) {
        return new At(time);
    }

    static Between between(double from, double to) {
        return new Between(from, to);
    }

    static Named alert(String name) {
        return new Named(name, 1, List.of("water"));
    }

    /** A later wording of a statement. */
    static Named changed(String name) {
        return new Named(name, 2, List.of("water"));
    }

    static Message message(String name) {
        return new Message(null, List.of(name));
    }

    static Message together(String kind, String... names) {
        return new Message(kind, List.of(names));
    }

    /** The settings it begins with. */
    Scenario subscribed(UnaryOperator<SendingBuilder> settings) {
        sending = settings.apply(sending);
        return this;
    }

    /** These match. */
    Scenario sent(At at, Named... alerts) {
        for (Named alert : alerts) {
            steps.add(new Step(at.value(), played -> played.machine.send(alertOf(alert, played.clock.instant()))));
        }
        return this;
    }

    /** The enricher says that each of these tells what the first one does. */
    Scenario story(At at, String oldest, String... others) {
        steps.add(new Step(at.value(), played -> {
            played.machine.story(statement(oldest), statement(oldest), null);
            for (String other : others) {
                played.machine.story(statement(other), statement(oldest), null);
            }
        }));
        return this;
    }

    /** An older statement turns up, and what was a story by itself becomes part of its own. */
    Scenario merged(At at, String oldest, String other) {
        steps.add(new Step(at.value(), played -> {
            played.machine.story(statement(oldest), statement(oldest), null);
            played.machine.story(statement(other), statement(oldest), statement(other));
        }));
        return this;
    }

    /** Somebody changes the settings. */
    Scenario edited(At at, UnaryOperator<SendingBuilder> change) {
        steps.add(new Step(
                at.value(),
                played -> played.shelf.send(
                        ID,
                        change.apply(SendingBuilder.of(
                                        played.shelf.find(ID).orElseThrow().sending()))
                                .build())));
        return this;
    }

    /** Snoozed until a time. */
    Scenario snoozed(At at, At until) {
        return edited(at, old -> old.snoozed(moment(until.value())));
    }

    /** Paused or resumed. */
    Scenario state(At at, Subscription.State state) {
        steps.add(new Step(at.value(), played -> played.shelf.state(ID, state)));
        return this;
    }

    /** Stopped and started again. */
    Scenario restart(At at) {
        steps.add(new Step(at.value(), played -> played.machine.restart()));
        return this;
    }

    /** Not running between these times. */
    Scenario down(Between when) {
        steps.add(new Step(when.from(), played -> played.down = true));
        steps.add(new Step(when.to(), played -> {
            played.down = false;
            played.machine.restart();
        }));
        return this;
    }

    /** The receiver answers with this status meanwhile. */
    Scenario answering(Between when, int status, @Nullable String retryAfter) {
        faults.add(new Fault(when, status, retryAfter));
        return this;
    }

    /** The receiver gets this in that time. */
    Scenario wants(Between when, Message message) {
        wants.add(new Want(when, message));
        end = Math.max(end, when.to());
        return this;
    }

    /** This one ends as a copy of that one, and is in no message of its own. */
    Scenario wantsCopy(String copy, String of) {
        copies.put(copy, of);
        return this;
    }

    /** Plays on until then, so that what comes too much comes. */
    Scenario until(At last) {
        end = Math.max(end, last.value());
        return this;
    }

    /** Plays it in every way. */
    void assertHolds() {
        steps.sort(Comparator.comparingDouble(Step::at));
        play("undisturbed", null, false);
        play("restarted around each step", null, true);
        for (Death death : Death.values()) {
            play("killed " + death + " after each step", death, false);
        }
    }

    /** One run of it. */
    private final class Played {
        private final SimulatedClock clock = new SimulatedClock(start);
        private final SubscriptionShelf shelf = new SubscriptionShelf(clock);
        private final List<Got> got = new ArrayList<>();
        private final SimulatedDelivery machine;
        private boolean down;

        private Played() {
            shelf.put(subscription());
            machine = new SimulatedDelivery(clock, shelf, channel);
        }

        private double now() {
            return Duration.between(start, clock.instant()).toNanos() / (double) unit.toNanos();
        }

        private void turn() {
            if (!down) {
                machine.turn();
            }
        }
    }

    private void play(String how, @Nullable Death death, boolean restarting) {
        Played played = new Played();
        receiver.answer(PATH, exchange -> {
            double now = played.now();
            Optional<Fault> fault = faults.stream()
                    .filter(one -> now >= one.when().from() && now < one.when().to())
                    .findFirst();
            if (fault.isPresent() && fault.get().retryAfter() != null) {
                exchange.getResponseHeaders().set("Retry-After", fault.get().retryAfter());
            }
            exchange.sendResponseHeaders(fault.map(Fault::status).orElse(204), -1);
        });
        int received = receiver.received(PATH).size();
        List<Step> left = new ArrayList<>(steps);
        double last = Math.max(end, left.isEmpty() ? 0 : left.getLast().at()) + 1;
        while (played.now() < last) {
            while (!left.isEmpty() && left.getFirst().at() <= played.now() + 1e-9) {
                if (restarting && !played.down) {
                    played.machine.restart();
                }
                left.removeFirst().action().in(played);
                if (death != null) {
                    played.machine.killAt(death);
                }
                if (restarting && !played.down) {
                    played.turn();
                    played.machine.restart();
                }
            }
            played.turn();
            received = collect(played, received);
            Instant next = played.clock.instant().plus(tick);
            Instant step = left.isEmpty() ? next : moment(left.getFirst().at());
            played.clock.set(step.isBefore(next) ? step : next);
        }
        compare(how, played, death != null);
    }

    private int collect(Played played, int from) {
        List<Receiver.Received> all = receiver.received(PATH);
        for (Receiver.Received one : all.subList(from, all.size())) {
            double now = played.now();
            boolean taken = faults.stream()
                    .noneMatch(fault ->
                            now >= fault.when().from() && now < fault.when().to());
            if (taken) {
                played.got.add(new Got(now, one.header("webhook-id"), messageIn(one.body())));
            }
        }
        return all.size();
    }

    private void compare(String how, Played played, boolean mayRepeat) {
        List<Got> unwanted = new ArrayList<>();
        List<Want> missing = new ArrayList<>(wants);
        Map<String, Object> byId = new HashMap<>();
        for (Got got : played.got) {
            Object before = byId.put(got.id(), got.message());
            if (before != null && mayRepeat) {
                assertThat(got.message())
                        .as("%s: what came again under %s", how, got.id())
                        .isEqualTo(before);
                continue;
            }
            Optional<Want> wanted = missing.stream()
                    .filter(want -> want.message().equals(got.message())
                            && got.at() >= want.when().from() - 1e-9
                            && got.at() <= want.when().to() + 1e-9)
                    .findFirst();
            wanted.ifPresentOrElse(missing::remove, () -> unwanted.add(got));
        }
        assertThat(missing)
                .as("%s: wanted and not got; got was %s", how, played.got)
                .isEmpty();
        assertThat(unwanted).as("%s: got and not wanted", how).isEmpty();
        copies.forEach((copy, of) -> {
            Delivery recorded = played.machine.recorded(id(copy));
            Delivery.Timing timing = recorded == null ? null : recorded.timing();
            assertThat(recorded == null ? null : recorded.state())
                    .as("%s: state of %s", how, copy)
                    .isEqualTo(Delivery.State.COPIED);
            assertThat(timing == null ? null : timing.with())
                    .as("%s: %s is with", how, copy)
                    .isEqualTo(id(of));
        });
    }

    private Instant moment(double time) {
        return start.plusNanos(Math.round(time * unit.toNanos()));
    }

    private Subscription subscription() {
        Subscription plain = Alerts.subscription(ID.value(), receiver.url(PATH));
        return new Subscription(
                plain.id(),
                1,
                plain.name(),
                plain.topics(),
                null,
                List.of(),
                plain.webhook(),
                plain.state(),
                plain.origin(),
                start,
                null,
                sending.build(),
                null);
    }

    private static StatementId statement(String name) {
        return StatementId.ofCorpusName(new SourceId("test"), name);
    }

    private static AlertId id(String name) {
        return AlertId.of(ID, statement(name), 1);
    }

    private static Alert alertOf(Named named, Instant matchedAt) {
        Alert plain = Alerts.at(ID, named.name(), true, matchedAt);
        return new Alert(
                AlertId.of(ID, plain.statementId(), named.revision()),
                ID,
                plain.subscriptionName(),
                1,
                plain.statementId(),
                named.revision(),
                plain.sourceId(),
                named.name(),
                plain.url(),
                plain.publisher(),
                plain.publishedAt(),
                plain.language(),
                named.topics().stream().map(TopicId::new).toList(),
                plain.because(),
                plain.lane(),
                true,
                matchedAt,
                named.revision() == 1 ? Change.first() : Change.of(Change.Kind.EDITED));
    }

    private static Message messageIn(String body) {
        JsonNode json = JsonCodec.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
        JsonNode data = json.path("data");
        if (!json.path("type").asText().equals("alerts.digest")) {
            return message(data.path("statement").path("title").asText());
        }
        List<String> names = new ArrayList<>();
        data.path("alerts")
                .forEach(item -> names.add(
                        item.path("alert").path("statement").path("title").asText()));
        return new Message(data.path("kind").asText(), names);
    }
}
