package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.Statement;
import io.silkwire.ingest.publication.StatementDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A thousand pages over ninety days, checked as the ladder says: scripted edits are found, and noise is not taken for one. */
class ScriptedHistoryTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final int PAGES = 1_000;
    private static final List<String> SUBJECTS = List.of(
            "The ministry",
            "Министерство",
            "The delegation",
            "Делегация",
            "Вазорат",
            "Vazirlik",
            "Министрлик",
            "وزارت");
    private static final List<String> VERBS = List.of(
            "signed the protocol on water with partners, part",
            "подписало протокол о воде с партнёрами, часть",
            "discussed measures for the border, point",
            "обсудило меры на границе, пункт");

    private int substantive;
    private int found;
    private int minor;
    private int minorAsMinor;
    private int quiet;
    private int falselyEdited;

    @Test
    void findsScriptedEditsAndNothingElse() {
        for (int page = 0; page < PAGES; page++) {
            history(new Random(page));
        }

        System.out.printf(
                "scripted history: %d of %d substantive edits found, %d of %d minor ones told as minor, "
                        + "%d false edits in %d quiet checks%n",
                found, substantive, minorAsMinor, minor, falselyEdited, quiet);
        assertThat(found).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * substantive));
        assertThat(falselyEdited * 1_000L).isLessThanOrEqualTo(quiet);
        assertThat(minorAsMinor).isGreaterThanOrEqualTo((int) (0.95 * minor));
    }

    private void history(Random random) {
        List<String> text = text(random);
        StatementDraft draft = fetched(text, random, START);
        Statement published = draft.asRevision(1, START);
        CrawlState.Published state = published(draft, 1, START, START);
        Instant end = START.plus(Duration.ofDays(90));
        Instant now = RecheckLadder.STANDARD.next(START, START, START);
        while (!now.isAfter(end)) {
            int edit = random.nextInt(10);
            boolean big = edit == 0;
            boolean small = edit == 1;
            if (big) {
                text = substantively(text, random);
            } else if (small) {
                text = slightly(text);
            }
            draft = fetched(text, random, now);
            Revision revision = Revision.decide(draft, state, published);
            count(revision, big, small);
            if (revision instanceof Revision.Edited) {
                published = draft.asRevision(published.revision() + 1, now);
                state = published(draft, published.revision(), START, now);
            }
            now = RecheckLadder.STANDARD.next(state.firstAt(), state.at(), now);
        }
    }

    private void count(Revision revision, boolean big, boolean small) {
        boolean edited = revision instanceof Revision.Edited;
        boolean told = revision instanceof Revision.Edited e && e.change().substantive();
        if (big) {
            substantive++;
            found += told ? 1 : 0;
        } else if (small) {
            minor++;
            minorAsMinor += edited && !told ? 1 : 0;
        } else {
            quiet++;
            falselyEdited += edited ? 1 : 0;
        }
    }

    private static List<String> text(Random random) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < 4 + random.nextInt(8); i++) {
            text.add(sentence(random) + " " + sentence(random));
        }
        return text;
    }

    private static String sentence(Random random) {
        return SUBJECTS.get(random.nextInt(SUBJECTS.size())) + " " + VERBS.get(random.nextInt(VERBS.size())) + " "
                + (10 + random.nextInt(80)) + ".";
    }

    private static List<String> substantively(List<String> text, Random random) {
        List<String> edited = new ArrayList<>(text);
        int at = random.nextInt(edited.size());
        String paragraph = edited.get(at);
        switch (random.nextInt(5)) {
            case 0 -> edited.set(at, paragraph.replaceFirst("(\\d)(\\d)\\.", "$2$1" + random.nextInt(10) + "."));
            case 1 -> edited.add(at, sentence(random));
            case 2 -> edited.set(at, paragraph + " " + sentence(random));
            case 3 -> edited.set(at, paragraph.replaceFirst(" ", " not "));
            default -> edited.set(at, paragraph.replaceFirst("^\\S+ ?\\S*", "President Umarova"));
        }
        if (edited.equals(text)) {
            edited.add(sentence(random));
        }
        return edited;
    }

    /** Ё and е, a comma, quotes, a swapped letter: and back again the next time. */
    private static List<String> slightly(List<String> text) {
        List<String> edited = new ArrayList<>(text);
        String last = edited.getLast();
        if (last.contains("партнёрами")) {
            edited.set(edited.size() - 1, last.replace("партнёрами", "партнерами"));
        } else if (last.contains("measures")) {
            edited.set(edited.size() - 1, last.replace("measures", "measuers"));
        } else {
            edited.set(
                    edited.size() - 1,
                    last.contains(", ") ? last.replaceFirst(", ", " ") : last.replaceFirst(" ", ", "));
        }
        return edited;
    }

    /** The page as it is at this visit: the text, and around it what is another each time. */
    private static StatementDraft fetched(List<String> text, Random random, Instant now) {
        List<String> page = new ArrayList<>();
        int count = random.nextInt(90_000);
        page.add(List.of("Today is " + day(now), "Сегодня: " + day(now), "Бүгүн " + day(now), "Имрӯз " + day(now))
                .get(random.nextInt(4)));
        page.addAll(text);
        page.add(List.of(
                        "Views: " + count,
                        "Просмотров: " + count,
                        count + " просмотров",
                        "Көрүүлөр: " + count,
                        "Қаралым: " + count,
                        "Ko'rishlar: " + count,
                        "بازدید: " + count)
                .get(random.nextInt(7)));
        page.add("Share " + random.nextInt(50) + " Tweet " + random.nextInt(50));
        page.add("Комментарии (" + random.nextInt(50) + ")");
        page.add(random.nextInt(59) + 1 + (random.nextBoolean() ? " minutes ago" : " минут назад"));
        page.add("Session ID: " + Long.toHexString(random.nextLong() | Long.MIN_VALUE));
        page.add("Реклама: предложение " + count);
        page.add("Last updated: " + day(now) + " 10:" + (10 + random.nextInt(49)));
        page.add(random.nextBoolean() ? "Related news" : "Читайте также");
        page.add("Delegation number " + count + " arrives");
        page.add("Встреча " + random.nextInt(99) + " прошла в Хиве");
        return RevisionTest.draft("Statement of the ministry", String.join("\n\n", page));
    }

    private static String day(Instant now) {
        return now.toString().substring(0, 10);
    }

    private static CrawlState.Published published(StatementDraft draft, int revision, Instant first, Instant at) {
        return new CrawlState.Published(draft.id(), draft.contentHash(), revision, first, at, false, null, null);
    }
}
