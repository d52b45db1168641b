package io.silkwire.quality.proof;

import io.silkwire.contracts.AlertId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every pair of statement and subscription, against what should have. Pairs of which nothing is expected and nothing was
 * found have no row.
 *
 * @param pairs all that were judged
 * @param faults what is wrong besides: words and how often, none at 0
 */
public record Proof(List<Row> rows, long pairs, Map<String, Long> faults) {
    /** Copies the rows. */
    public Proof {
        rows = List.copyOf(rows);
        faults = new TreeMap<>(faults);
    }

    /** What the literal reading of a query says of a pair. */
    enum Expected {
        ALERT,
        NONE,
        /** An edit was on its way, and the two versions differ. */
        EITHER;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a pair stands. */
    public enum Verdict {
        /** One alert, acknowledged over each channel, and the message that was promised at its receiver. */
        PROVEN,
        /** One alert, added to that of the same story instead of sent. */
        COPIED,
        /** One alert, told at its slot in a digest that is proven as such. */
        BUNDLED,
        /** One alert, held until a time that has not come. */
        HELD,
        /** No alert, where an edit on its way may have kept it out. */
        KEPT_OUT,
        /** Added to no alert of the subscription that was told, or although copies are told here, or sent as well. */
        COPIED_WRONGLY,
        /** Its digest is not there, was sent at another time, or does not tell it. */
        BUNDLED_WRONGLY,
        ALERT_MISSING,
        ALERT_TWICE,
        /** No version of the subscription that it can have met fits. */
        ALERT_UNEXPECTED,
        /** It names another version, statement or span than it should. */
        ALERT_UNTRUE,
        NOT_ACKNOWLEDGED,
        NOT_SEEN,
        /** What came does not say what the alert says. */
        MESSAGE_UNTRUE,
        /** In quiet hours, or before a digest's time. */
        OUT_OF_HOURS;

        /** The word in table and summary. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isRight() {
            return switch (this) {
                case PROVEN, COPIED, BUNDLED, HELD, KEPT_OUT -> true;
                default -> false;
            };
        }
    }

    /** One pair. */
    record Row(
            String statement,
            int revision,
            String subscription,
            AlertId alert,
            Expected expected,
            int alerts,
            Message message,
            Verdict verdict) {
        Row judged(Verdict anew) {
            return new Row(statement, revision, subscription, alert, expected, alerts, message, anew);
        }
    }

    /** How many pairs stand so. */
    public long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    /** How many alerts there must be. */
    public long expected() {
        return rows.stream().filter(row -> row.expected() == Expected.ALERT).count();
    }

    /** How many alerts may be there or not. */
    public long either() {
        return rows.stream().filter(row -> row.expected() == Expected.EITHER).count();
    }

    /** How many pairs are as they should be. */
    public long right() {
        return rows.stream().filter(row -> row.verdict().isRight()).count();
    }

    /** Webhooks that came again under an id that was there already, as at-least-once delivery may after an answer was cut. */
    public long webhooksAgain() {
        return rows.stream()
                .mapToLong(row -> Math.max(0, row.message().webhook().seen() - 1))
                .sum();
    }

    /** The same of mails. */
    public long mailsAgain() {
        return rows.stream()
                .mapToLong(row -> Math.max(0, row.message().mail().seen() - 1))
                .sum();
    }

    /** Whether something was expected, and nothing is missing, doubled, unexpected, untrue or strange. */
    public boolean holds() {
        return expected() > 0
                && faults.values().stream().allMatch(count -> count == 0)
                && rows.stream().allMatch(row -> row.verdict().isRight());
    }

    /** In lines for people. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add(line("pairs of statement and subscription judged", pairs));
        lines.add(line("alerts expected by brute force", expected()));
        lines.add(line("alerts that may be or not, since an edit was on its way", either()));
        for (Verdict verdict : Verdict.values()) {
            lines.add(line(verdict.label(), count(verdict)));
        }
        faults.forEach((what, count) -> lines.add(line(what, count)));
        lines.add(line("webhooks that came again under their id (at least once)", webhooksAgain()));
        lines.add(line("mails that came again under their id (at least once)", mailsAgain()));
        return lines;
    }

    /** A line of the summary. */
    public static String line(String what, long count) {
        return String.format(Locale.ROOT, "%-66s %9d", what, count);
    }
}
