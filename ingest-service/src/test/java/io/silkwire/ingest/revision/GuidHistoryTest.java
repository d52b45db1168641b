package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Source.Guids;
import io.silkwire.ingest.revision.GuidHistory.Entry;
import io.silkwire.ingest.revision.GuidHistory.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuidHistoryTest {
    private static final String SITE = "https://ministry.example/";

    @Test
    void concludesNothingFromOneReading() {
        assertThat(GuidHistory.NONE.after(entries("id", "page")).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void trustsIdsThatStay() {
        GuidHistory history = GuidHistory.NONE.after(entries("id", "page")).after(entries("id", "page"));

        assertThat(history.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(history.tellsApart(Guids.ID)).isTrue();
        assertThat(history.tellsApart(Guids.URL)).isFalse();
    }

    @Test
    void distrustsIdsThatChangeAtEachFetch() {
        GuidHistory history = GuidHistory.NONE.after(entries("a", "page")).after(entries("b", "page"));

        assertThat(history.verdict()).isEqualTo(Verdict.VOLATILE);
        assertThat(history.tellsApart(Guids.ID)).isFalse();
    }

    @Test
    void distrustsIdsThatCountFromTheTop() {
        GuidHistory history = GuidHistory.NONE;
        for (int day = 0; day < 4; day++) {
            List<Entry> entries = new ArrayList<>();
            for (int rank = 0; rank < 5; rank++) {
                entries.add(new Entry("" + rank, SITE + (day - rank), "Title " + (day - rank)));
            }
            history = history.after(entries);
        }

        assertThat(history.verdict().isBad()).isTrue();
    }

    @Test
    void distrustsTheNameOfASlot() {
        GuidHistory history = GuidHistory.NONE;
        for (int day = 0; day < 5; day++) {
            history = history.after(List.of(new Entry("latest", SITE + day, "Title " + day)));
        }

        assertThat(history.verdict()).isEqualTo(Verdict.SHARED);
        assertThat(history.tellsApart(Guids.ID)).isFalse();
    }

    @Test
    void distrustsAnIdThatManyEntriesShare() {
        List<Entry> entries = IntStream.range(0, 5)
                .mapToObj(i -> new Entry("https://a.example/news", SITE + i, "Title " + i))
                .toList();

        assertThat(GuidHistory.NONE.after(entries).verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void learnsNothingFromIdsThatAreTheLinks() {
        List<Entry> entries = IntStream.range(0, 5)
                .mapToObj(i -> new Entry(SITE + i + "?utm_source=rss", SITE + i, "Title " + i))
                .toList();

        assertThat(GuidHistory.NONE.after(entries).after(entries).verdict()).isEqualTo(Verdict.LINKS);
    }

    @Test
    void prefersIdsWhereTheUrlsChangeAtEachFetch() {
        GuidHistory history =
                GuidHistory.NONE.after(entries("id", "page?s=1&n=")).after(entries("id", "page?s=2&n="));

        assertThat(history.verdict()).isEqualTo(Verdict.BETTER_THAN_URLS);
        assertThat(history.tellsApart(Guids.URL)).isTrue();
    }

    @Test
    void oneEntryUnderAnotherUrlHasMovedAndItsIdsStayGood() {
        GuidHistory before = GuidHistory.NONE.after(entries("id", "page")).after(entries("id", "page"));
        List<Entry> reading = new ArrayList<>(entries("id", "page"));
        reading.set(2, new Entry("id2", SITE + "archive/2", "Title 2"));

        assertThat(before.earlierUrl(reading.get(2), reading)).isEqualTo(SITE + "page2");
        assertThat(before.earlierUrl(reading.get(1), reading)).isNull();
        assertThat(before.after(reading).verdict()).isEqualTo(Verdict.GOOD);
    }

    @Test
    void anEntryBesideItsEarlierSelfOrWithAnotherTitleHasNotMoved() {
        GuidHistory before = GuidHistory.NONE.after(entries("id", "page"));
        Entry copy = new Entry("id2", SITE + "copy", "Title 2");
        List<Entry> reading = new ArrayList<>(entries("id", "page"));
        reading.add(copy);

        assertThat(before.earlierUrl(copy, reading)).isNull();
        assertThat(before.earlierUrl(new Entry("id2", SITE + "other", "On roads"), List.of()))
                .isNull();
    }

    @Test
    void remembersNoMoreThanItsLimitAndWhatLeftTheFeedLast() {
        List<Entry> many = IntStream.range(0, 5_000)
                .mapToObj(i -> new Entry("id" + i, SITE + i, null))
                .toList();
        GuidHistory history = GuidHistory.NONE.after(many).after(List.of(new Entry("new", SITE + "new", null)));

        assertThat(history.entries()).hasSize(GuidHistory.MOST_ENTRIES);
        assertThat(history.entries().get(1).guid()).isEqualTo("id0");
    }

    @Test
    void isKeptAndReadBack() {
        GuidHistory history = GuidHistory.NONE.after(entries("id", "page")).after(entries("id", "page"));

        assertThat(GuidHistory.of(history.kept(null))).isEqualTo(history);
    }

    private static List<Entry> entries(String guid, String page) {
        return IntStream.range(0, 5)
                .mapToObj(i -> new Entry(guid + i, SITE + page + i, "Title " + i))
                .toList();
    }
}
