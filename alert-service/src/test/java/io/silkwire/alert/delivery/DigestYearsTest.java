package io.silkwire.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.delivery.SimulatedDelivery.Death;
import io.silkwire.alert.fakes.Alerts;
import io.silkwire.alert.fakes.SendingBuilder;
import io.silkwire.alert.fakes.SimulatedClock;
import io.silkwire.alert.fakes.SubscriptionShelf;
import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Digest;
import io.silkwire.contracts.Sending;
import io.silkwire.contracts.Subscription;
import io.silkwire.contracts.SubscriptionId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Digests over four hundred days in twenty-four zones, hourly, daily and weekly at once, with restarts, deaths and people who move to
 * another zone at random moments. When a digest is due is worked out here by walking along the local clock in steps of five minutes.
 */
class DigestYearsTest {
    private static final int DAYS = 400;
    private static final Duration TICK = Duration.ofMinutes(5);

    /** A channel that keeps what it was given and when. */
    private static final class Recorder implements DeliveryChannel {
        private final SimulatedClock clock;
        private final List<Sent> sent = new ArrayList<>();

        private record Sent(Instant at, Digest digest) {}

        private Recorder(SimulatedClock clock) {
            this.clock = clock;
        }

        @Override
        public String name() {
            return "webhook";
        }

        @Override
        public @Nullable String endpoint(Subscription subscription) {
            return subscription.id().value();
        }

        @Override
        public Pace pace() {
            return new Pace(1_000, Duration.ZERO);
        }

        @Override
        public DeliveryReport attempt(Outgoing message, Subscription subscription) {
            if (!(message instanceof Outgoing.Several several)) {
                throw new AssertionError("an alert was sent by itself: " + message.id());
            }
            sent.add(new Sent(clock.instant(), several.digest()));
            return new DeliveryReport(new DeliveryOutcome.Delivered(200), null, null);
        }
    }

    /** A subscription of the run: its settings by the moment from which they hold, and where its alerts are expected. */
    private static final class Subscriber {
        private final SubscriptionId id;
        private final Sending.Mode mode;
        private final String time;
        private final TreeMap<Instant, String> zones = new TreeMap<>();
        private final Map<AlertId, Instant> matched = new HashMap<>();

        private Subscriber(Sending.Mode mode, String time, String zone, Instant from) {
            this.id = new SubscriptionId(mode.label());
            this.mode = mode;
            this.time = time;
            zones.put(from, zone);
        }

        private Sending sending(String zone) {
            return SendingBuilder.in(zone).mode(mode, time).build();
        }
    }

    @ParameterizedTest(name = "{0} from {1}, daily at {2}")
    @CsvSource({
        "Pacific/Apia, 2011-06-01, 08:30",
        "Pacific/Fakaofo, 2011-08-01, 23:45",
        "Asia/Almaty, 2023-12-01, 00:30",
        "Asia/Kathmandu, 2026-01-01, 08:30",
        "Australia/Lord_Howe, 2026-01-01, 01:45",
        "America/Sao_Paulo, 2018-09-01, 00:00",
        "Africa/Casablanca, 2026-01-01, 02:30",
        "Africa/Cairo, 2026-01-01, 00:30",
        "Asia/Pyongyang, 2017-12-01, 23:45",
        "America/Caracas, 2016-01-01, 02:45",
        "Asia/Tehran, 2021-06-01, 00:15",
        "Asia/Beirut, 2022-06-01, 00:00",
        "Asia/Gaza, 2026-01-01, 02:15",
        "Europe/Moscow, 2014-06-01, 01:30",
        "Europe/Berlin, 2026-01-01, 02:30",
        "Europe/London, 2026-01-01, 01:30",
        "America/New_York, 2026-01-01, 02:00",
        "America/St_Johns, 2026-01-01, 02:45",
        "America/Santiago, 2026-01-01, 00:00",
        "America/Havana, 2026-01-01, 00:45",
        "Pacific/Chatham, 2026-01-01, 02:50",
        "Pacific/Kiritimati, 2026-01-01, 12:00",
        "Asia/Kolkata, 2026-01-01, 08:30",
        "UTC, 2026-01-01, 23:55"
    })
    void eachAlertStandsInOneDigestAndEachDigestGoesAtItsLocalTime(String zone, String from, String daily) {
        Random random = new Random(zone.hashCode());
        Instant start = LocalDate.parse(from).atStartOfDay(ZoneId.of(zone)).toInstant();
        SimulatedClock clock = new SimulatedClock(start);
        SubscriptionShelf shelf = new SubscriptionShelf(clock);
        Recorder recorder = new Recorder(clock);
        List<Subscriber> subscribers = List.of(
                new Subscriber(Sending.Mode.HOURLY, "00:15", zone, start),
                new Subscriber(Sending.Mode.DAILY, daily, zone, start),
                new Subscriber(Sending.Mode.WEEKLY, "08:30", zone, start));
        subscribers.forEach(one -> shelf.put(subscription(one, zone, start)));
        SimulatedDelivery machine = new SimulatedDelivery(clock, shelf, recorder);
        Instant end = start.plus(Duration.ofDays(DAYS));
        Slots slots = new Slots(start, end.plus(Duration.ofDays(10)));
        int number = 0;
        while (clock.instant().isBefore(end.plus(Duration.ofDays(9)))) {
            Instant now = clock.instant();
            if (now.isBefore(end) && random.nextInt(90) == 0) {
                Subscriber one = subscribers.get(random.nextInt(3));
                Alert alert = Alerts.at(one.id, "a" + number++, true, now);
                one.matched.put(alert.id(), now);
                machine.send(alert);
            }
            if (random.nextInt(9_000) == 0) {
                machine.restart();
            }
            if (random.nextInt(9_000) == 0) {
                machine.killAt(List.of(Death.values()).get(random.nextInt(3)));
            }
            if (random.nextInt(9_000) == 0 && now.isBefore(end)) {
                move(subscribers.get(random.nextInt(3)), zone, shelf, slots, random, now);
            }
            machine.turn();
            clock.advance(TICK);
        }
        subscribers.forEach(one -> check(one, recorder, slots));
    }

    /** To a zone on the other side of the world, or back. Not at the very moment of a digest, which would leave open which of both is meant. */
    private static void move(
            Subscriber one, String home, SubscriptionShelf shelf, Slots slots, Random random, Instant now) {
        String current = one.zones.lastEntry().getValue();
        String next = current.equals(home) ? random.nextBoolean() ? "America/Lima" : "Europe/Rome" : home;
        if (!slots.of(one, current).contains(now) && !slots.of(one, next).contains(now)) {
            one.zones.put(now, next);
            shelf.send(one.id, one.sending(next));
        }
    }

    private static void check(Subscriber one, Recorder recorder, Slots slots) {
        Map<AlertId, Instant> told = new HashMap<>();
        Map<Instant, Set<AlertId>> messages = new HashMap<>();
        for (Recorder.Sent sent : recorder.sent) {
            Digest digest = sent.digest();
            if (!digest.subscriptionId().equals(one.id)) {
                continue;
            }
            assertThat(digest.kind().label()).isEqualTo(one.mode.label());
            assertThat(Duration.between(digest.slot(), sent.at())).isBetween(Duration.ZERO, TICK.minusMillis(1));
            // One of the same slot twice is one that was killed before it was recorded that it went.
            messages.computeIfAbsent(digest.slot(), slot -> new HashSet<>()).add(digest.id());
            for (Digest.Item item : digest.items()) {
                Instant before = told.put(item.alert().id(), digest.slot());
                assertThat(before == null || before.equals(digest.slot())).isTrue();
            }
        }
        assertThat(messages.values()).allSatisfy(ids -> assertThat(ids).hasSize(1));
        Map<AlertId, Instant> expected = new HashMap<>();
        one.matched.forEach((id, at) -> expected.put(id, slots.expected(one, at)));
        assertThat(told).isEqualTo(expected);
    }

    private static Subscription subscription(Subscriber one, String zone, Instant now) {
        Subscription plain = Alerts.subscription(one.id.value(), "https://hooks.example/" + one.id);
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
                now,
                null,
                one.sending(zone),
                null);
    }

    /** The moments of digests, read off the local clocks. */
    private static final class Slots {
        private final Instant from;
        private final Instant to;
        private final Map<String, NavigableSet<Instant>> known = new HashMap<>();

        private Slots(Instant from, Instant to) {
            this.from = from;
            this.to = to;
        }

        /** Where an alert that matched then is told, whoever moved in between. */
        private Instant expected(Subscriber one, Instant matched) {
            NavigableMap<Instant, String> zones = one.zones;
            Instant slot = of(one, zones.floorEntry(matched).getValue()).higher(matched);
            for (Map.Entry<Instant, String> moved :
                    zones.tailMap(matched, false).entrySet()) {
                if (moved.getKey().isBefore(slot)) {
                    slot = of(one, moved.getValue()).higher(moved.getKey());
                }
            }
            return slot;
        }

        private NavigableSet<Instant> of(Subscriber one, String zone) {
            return known.computeIfAbsent(
                    one.id + zone, any -> walk(one.mode, LocalTime.parse(one.time), ZoneId.of(zone)));
        }

        private NavigableSet<Instant> walk(Sending.Mode mode, LocalTime time, ZoneId zone) {
            NavigableSet<Instant> slots = new TreeSet<>();
            Map<LocalDate, Instant> days = new HashMap<>();
            Instant now = from.minus(Duration.ofDays(2));
            LocalDateTime before = LocalDateTime.ofInstant(now.minus(TICK), zone);
            for (; now.isBefore(to); now = now.plus(TICK)) {
                LocalDateTime local = LocalDateTime.ofInstant(now, zone);
                if (mode == Sending.Mode.HOURLY) {
                    if (local.getMinute() == time.getMinute()) {
                        slots.add(now);
                    }
                } else {
                    LocalDateTime due = before.toLocalTime().isBefore(time)
                            ? before.toLocalDate().atTime(time)
                            : before.toLocalDate().plusDays(1).atTime(time);
                    if (due.isAfter(before) && !due.isAfter(local)) {
                        days.putIfAbsent(due.toLocalDate(), moment(due, before, local, now));
                    }
                }
                before = local;
            }
            days.forEach((day, slot) -> {
                if (mode == Sending.Mode.DAILY || day.getDayOfWeek() == DayOfWeek.MONDAY) {
                    slots.add(slot);
                }
            });
            return slots;
        }

        /** Now, unless the clock jumped over it: then as long after the jump as it would have been, or just before it at a day's end. */
        private static Instant moment(LocalDateTime due, LocalDateTime before, LocalDateTime local, Instant now) {
            Duration missed = Duration.between(before.plus(TICK), due);
            LocalDateTime shown = local.plus(missed);
            boolean dayIsOver = !shown.toLocalDate().equals(due.toLocalDate());
            boolean dayWas = before.toLocalDate().equals(due.toLocalDate());
            return dayIsOver && dayWas ? now.minusSeconds(60) : now.plus(missed);
        }
    }
}
