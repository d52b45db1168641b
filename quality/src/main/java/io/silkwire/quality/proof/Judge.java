package io.silkwire.quality.proof;

import io.silkwire.contracts.Alert;
import io.silkwire.contracts.AlertId;
import io.silkwire.contracts.Change;
import io.silkwire.contracts.Delivery;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.Subscription;
import io.silkwire.quality.proof.Proof.Expected;
import io.silkwire.quality.proof.Proof.Row;
import io.silkwire.quality.proof.Proof.Verdict;
import io.silkwire.quality.proof.Recorded.Place;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges every pair of statement and subscription by what was put in, what stands on Kafka and what receivers took; may be asked again
 * and again while more comes. Used by one thread.
 */
public final class Judge {
    /** Of the {@code Message-ID}s of the services that are judged. */
    public static final String MAIL_DOMAIN = "localhost";

    private final Accepted accepted;
    private final Versions versions;
    private final MatchedUpTo matched;
    private final Book webhooks;
    private final Book mails;
    private final Fitting fitting;

    /** Of a run in which these were put in, with the books of its receivers. */
    public Judge(
            Accepted accepted,
            Versions versions,
            Generations generations,
            MatchedUpTo matched,
            Book webhooks,
            Book mails) {
        this.accepted = accepted;
        this.versions = versions;
        this.matched = matched;
        this.webhooks = webhooks;
        this.mails = mails;
        this.fitting = new Fitting(accepted, generations);
    }

    /** A pair, with the versions of the subscription that the statement may have met. */
    private record Pair(Statement statement, Subscription newest, List<Subscription> fit, Expected expected) {
        AlertId id() {
            return AlertId.of(newest.id(), statement.id(), statement.revision());
        }
    }

    /** Judges as it stands at this moment. */
    public Proof judge(Recorded recorded, Instant now) {
        List<Subscription> newest = versions.newest();
        Map<String, Long> faults = new TreeMap<>();
        List<Row> rows = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Place place : recorded.enriched()) {
            fitting.fault(place.enriched()).ifPresent(what -> faults.merge(what, 1L, Long::sum));
            if (!seen.add(Accepted.key(place.enriched().statement()))) {
                faults.merge("statements enriched twice", 1L, Long::sum);
                continue;
            }
            for (Subscription subscription : newest) {
                Row row = row(pair(place, subscription), recorded, now);
                if (row.expected() != Expected.NONE || row.alerts() > 0) {
                    rows.add(row);
                }
            }
        }
        Set<String> unseen = new HashSet<>(accepted.keys());
        unseen.removeAll(seen);
        faults.put("statements lost before they were matched", (long) unseen.size());
        faults.put("messages at a receiver that nobody was promised", strangers(rows, recorded));
        faults.put("messages that came again with another content", (long) webhooks.changed() + mails.changed());
        faults.put(
                "messages not signed by the secret of their endpoint, or illegible",
                (long) webhooks.refused().size() + mails.refused().size());
        faults.put("dead letters", (long) recorded.deadLetters());
        return new Proof(copiesJudged(rows, recorded), (long) seen.size() * newest.size(), faults);
    }

    private Pair pair(Place place, Subscription newest) {
        Statement statement = place.enriched().statement();
        Accepted.Sent sent = accepted.find(statement);
        Change change = statement.change();
        if (sent == null || (change != null && !change.substantive())) {
            // A typing error that was put right is told to nobody.
            return new Pair(statement, newest, List.of(), Expected.NONE);
        }
        List<Subscription> met = versions.met(newest.id(), sent.at(), matched.by(place.partition(), place.offset()));
        List<Subscription> fit = met.stream()
                .filter(version -> fitting.fits(place.enriched(), version))
                .toList();
        Expected expected = fit.isEmpty() ? Expected.NONE : fit.size() == met.size() ? Expected.ALERT : Expected.EITHER;
        return new Pair(statement, newest, fit, expected);
    }

    private Row row(Pair pair, Recorded recorded, Instant now) {
        AlertId id = pair.id();
        List<Alert> alerts = recorded.alerts(id);
        Message message = Message.of(id, pair.newest(), recorded.delivery(id), webhooks, mails);
        return new Row(
                pair.statement().id().value(),
                pair.statement().revision(),
                pair.newest().id().value(),
                id,
                pair.expected(),
                alerts.size(),
                message,
                verdict(pair, alerts, message, recorded, now));
    }

    private Verdict verdict(Pair pair, List<Alert> alerts, Message message, Recorded recorded, Instant now) {
        if (pair.expected() == Expected.NONE) {
            return Verdict.ALERT_UNEXPECTED;
        }
        if (alerts.isEmpty()) {
            return pair.expected() == Expected.EITHER ? Verdict.KEPT_OUT : Verdict.ALERT_MISSING;
        }
        if (alerts.size() > 1) {
            return Verdict.ALERT_TWICE;
        }
        Alert alert = alerts.getFirst();
        if (pair.fit().stream().noneMatch(version -> Promise.isOf(alert, pair.statement(), version))) {
            return Verdict.ALERT_UNTRUE;
        }
        Delivery delivery = recorded.delivery(alert.id());
        return delivery == null
                ? Verdict.NOT_ACKNOWLEDGED
                : switch (delivery.state()) {
                    case COPIED -> copied(pair, message);
                    case HELD -> held(pair, alert, delivery, message, now);
                    case BUNDLED -> bundled(pair, alert, delivery, message, recorded);
                    case DELIVERED -> delivered(pair, alert, message);
                    case PENDING, MUTED, SHADOWED, FAILED -> Verdict.NOT_ACKNOWLEDGED;
                };
    }

    private static Verdict copied(Pair pair, Message message) {
        boolean toldHere = pair.newest().sending().storyWindow().isZero();
        return message.isSilent() && !toldHere ? Verdict.COPIED : Verdict.COPIED_WRONGLY;
    }

    private static Verdict held(Pair pair, Alert alert, Delivery delivery, Message message, Instant now) {
        Delivery.Timing timing = Objects.requireNonNull(delivery.timing());
        Instant until = heldUntil(pair, alert, timing);
        boolean right = until != null && until.equals(timing.until()) && until.isAfter(now) && message.isSilent();
        return right ? Verdict.HELD : Verdict.NOT_ACKNOWLEDGED;
    }

    private Verdict bundled(Pair pair, Alert alert, Delivery delivery, Message message, Recorded recorded) {
        Delivery.Timing timing = Objects.requireNonNull(delivery.timing());
        Instant slot = heldUntil(pair, alert, timing);
        if (slot == null || !message.isSilent()) {
            return Verdict.BUNDLED_WRONGLY;
        }
        AlertId id = AlertId.ofDigest(pair.newest().id(), slot);
        if (!id.equals(timing.with())) {
            return Verdict.BUNDLED_WRONGLY;
        }
        Message digest = Message.of(id, pair.newest(), recorded.delivery(id), webhooks, mails);
        if (!digest.isAcknowledged()) {
            return Verdict.NOT_ACKNOWLEDGED;
        }
        if (!digest.isSeen()) {
            return Verdict.NOT_SEEN;
        }
        if (!digest.cameNotBefore(slot)) {
            return Verdict.OUT_OF_HOURS;
        }
        boolean told = digest.says(
                body -> Promise.isToldAmong(body, alert), mail -> Promise.isToldAmong(mail, alert, pair.newest()));
        return told ? Verdict.BUNDLED : Verdict.BUNDLED_WRONGLY;
    }

    private static Verdict delivered(Pair pair, Alert alert, Message message) {
        if (!message.isAcknowledged()) {
            return Verdict.NOT_ACKNOWLEDGED;
        }
        if (!message.isSeen()) {
            return Verdict.NOT_SEEN;
        }
        if (!message.says(
                body -> Promise.isToldBy(body, alert), mail -> Promise.isToldBy(mail, alert, pair.newest()))) {
            return Verdict.MESSAGE_UNTRUE;
        }
        boolean inHours = Stream.of(message.webhook().came(), message.mail().came())
                .allMatch(
                        came -> came == null || Schedule.heldUntil(pair.newest().sending(), came.at()) == null);
        return inHours ? Verdict.PROVEN : Verdict.OUT_OF_HOURS;
    }

    /** By the rule, from when it was decided; which cannot be before it matched. */
    private static @Nullable Instant heldUntil(Pair pair, Alert alert, Delivery.Timing timing) {
        return timing.at().isBefore(alert.matchedAt())
                ? null
                : Schedule.heldUntil(pair.newest().sending(), timing.at());
    }

    /** A copy is right where the alert it was added to is one of the same subscription and was told. */
    private static List<Row> copiesJudged(List<Row> rows, Recorded recorded) {
        Map<AlertId, String> told = new HashMap<>();
        rows.stream()
                .filter(row -> row.verdict() == Verdict.PROVEN)
                .forEach(row -> told.put(row.alert(), row.subscription()));
        return rows.stream()
                .map(row -> row.verdict() == Verdict.COPIED
                                && !row.subscription().equals(told.get(with(row.alert(), recorded)))
                        ? row.judged(Verdict.COPIED_WRONGLY)
                        : row)
                .toList();
    }

    private static @Nullable AlertId with(AlertId alert, Recorded recorded) {
        Delivery delivery = recorded.delivery(alert);
        Delivery.Timing timing = delivery == null ? null : delivery.timing();
        return timing == null ? null : timing.with();
    }

    private long strangers(List<Row> rows, Recorded recorded) {
        Map<String, Subscription> byId = new HashMap<>();
        versions.newest().forEach(subscription -> byId.put(subscription.id().value(), subscription));
        Set<String> known = new HashSet<>();
        for (Row row : rows) {
            Subscription subscription = byId.get(row.subscription());
            if (row.expected() == Expected.NONE || subscription == null) {
                continue;
            }
            known.addAll(Message.entries(row.alert(), subscription));
            AlertId digest = with(row.alert(), recorded);
            if (digest != null) {
                known.addAll(Message.entries(digest, subscription));
            }
        }
        return Stream.of(webhooks, mails)
                .flatMap(book -> book.entries().stream())
                .filter(entry -> !known.contains(entry))
                .count();
    }
}
