package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Source.Guids;
import io.silkwire.ingest.revision.GuidHistory.Entry;
import io.silkwire.ingest.revision.GuidHistory.Verdict;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GuidHistoryTest {
    @Test
    void concludesNothingFromOneReading() {
        assertThat(GuidHistory.NONE.after(entries("id", "page")).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void trustsIdsThatStay() {
        GuidHistory history = GuidHistory.NONE.after(entries("id", "page")).after(entries("id", "page"));

        assertThat(history.verdict()).isEqualTo(Verdict.GOOD);
        assertThat(history.keyOf(Guids.ID, new Entry("id1", "page1"))).isEqualTo("guid|id1");
        assertThat(history.keyOf(Guids.URL, new Entry("id1", "page1"))).isEqualTo("page1");
    }

    @Test
    void distrustsIdsThatChangeAtEachFetch() {
        GuidHistory history = GuidHistory.NONE.after(entries("a", "page")).after(entries("b", "page"));

        assertThat(history.verdict()).isEqualTo(Verdict.VOLATILE);
        assertThat(history.keyOf(Guids.ID, new Entry("c1", "page1"))).isEqualTo("page1");
    }

    @Test
    void distrustsAnIdThatManyEntriesShare() {
        List<Entry> entries = IntStream.range(0, 5)
                .mapToObj(i -> new Entry("https://a.example/news", "page" + i))
                .toList();

        assertThat(GuidHistory.NONE.after(entries).verdict()).isEqualTo(Verdict.SHARED);
    }

    @Test
    void prefersIdsWhereTheUrlsChangeAtEachFetch() {
        GuidHistory history =
                GuidHistory.NONE.after(entries("id", "page?s=1&n=")).after(entries("id", "page?s=2&n="));

        assertThat(history.verdict()).isEqualTo(Verdict.BETTER_THAN_URLS);
    }

    @Test
    void remembersNoMoreThanItsLimit() {
        List<Entry> many = IntStream.range(0, 5_000)
                .mapToObj(i -> new Entry("id" + i, "page" + i))
                .toList();

        assertThat(GuidHistory.NONE.after(many).guidByUrl()).hasSize(GuidHistory.MOST_ENTRIES);
    }

    private static List<Entry> entries(String guid, String page) {
        return IntStream.range(0, 5)
                .mapToObj(i -> new Entry(guid + i, page + i))
                .toList();
    }
}
