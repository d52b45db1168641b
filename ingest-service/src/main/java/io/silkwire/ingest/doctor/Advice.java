package io.silkwire.ingest.doctor;

import io.silkwire.ingest.feed.discovery.PageSurvey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was seen → what is missing, in sentences for who keeps the sources. */
final class Advice {
    private static final int SHORT = 200;
    private static final Duration QUIET = Duration.ofDays(60);
    private static final Duration SLOW = Duration.ofSeconds(10);

    private final Instant now;
    private final List<String> missing;
    private final List<String> notes;

    /** Into these lists. */
    Advice(Instant now, List<String> missing, List<String> notes) {
        this.now = now;
        this.missing = missing;
        this.notes = notes;
    }

    void of(@Nullable Finding chosen, List<Trial> trials, Collection<Finding> all) {
        if (chosen == null) {
            missing.add(
                    "Nothing that names statements was found: no feed, no listing, no sitemap. Try the address of the page"
                            + " that lists the news.");
            return;
        }
        if (chosen.kind() != Finding.Kind.FEED) {
            missing.add("No feed that can be used was found"
                    + (all.stream().anyMatch(one -> one.kind() == Finding.Kind.FEED && one.problem() == null)
                            ? " (those found are old)"
                            : "")
                    + ".");
        }
        if (chosen.dated() < chosen.links().size()) {
            missing.add((chosen.links().size() - chosen.dated()) + " of "
                    + chosen.links().size()
                    + " entries have no date"
                    + (chosen.kind() == Finding.Kind.SITEMAP
                            ? "; the first reading of a sitemap fetches dated entries of the last week alone."
                            : "."));
        }
        Instant newest = chosen.newest();
        if (newest != null && newest.isBefore(now.minus(QUIET))) {
            missing.add("The youngest entry is " + Duration.between(newest, now).toDays() + " days old.");
        }
        trials.forEach(this::of);
    }

    private void of(Trial trial) {
        if (trial.problem() != null) {
            missing.add(trial.url() + " could not be read: " + trial.problem() + ".");
            return;
        }
        if (trial.characters() < SHORT) {
            missing.add(trial.url() + " gave only " + trial.characters()
                    + " characters: perhaps a script draws the rest, or it is a notice.");
        }
        if (trial.date() == null) {
            missing.add(trial.url() + " tells no date of publication.");
        }
        if (trial.language() == null) {
            missing.add(trial.url() + " declares no language.");
        }
    }

    void of(Diagnosis.Rules rules, Duration delay) {
        if (!rules.allowsAll()) {
            notes.add("robots.txt keeps us from the front page; what it allows is crawled.");
        }
        Duration asked = rules.crawlDelay();
        if (asked != null && asked.compareTo(delay) > 0) {
            String pages = asked.compareTo(SLOW) > 0
                    ? ", at most " + Duration.ofDays(1).dividedBy(asked) + " pages a day"
                    : "";
            notes.add("robots.txt asks for " + asked.toSeconds() + " s between requests" + pages + "; that is kept.");
        }
    }

    void of(PageSurvey survey, Set<String> hubs) {
        if (!hubs.isEmpty()) {
            notes.add("A WebSub hub pushes what is new: " + String.join(", ", hubs) + ".");
        }
        if (survey.charset() == null) {
            notes.add("Neither server nor page declares a charset; it is told by the bytes.");
        }
        if (survey.languages().isEmpty()) {
            notes.add("The page declares no language.");
        }
        survey.alternates().entrySet().stream()
                .filter(alternate -> !alternate.getKey().equals("x-default"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(alternate -> notes.add("In " + alternate.getKey() + ": " + alternate.getValue()
                        + " (a source of its own, or one more listing)."));
    }
}
