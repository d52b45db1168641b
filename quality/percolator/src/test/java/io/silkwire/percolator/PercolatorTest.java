package io.silkwire.percolator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PercolatorTest {
    private static final String DOCUMENT = """
            {"text": ["canal|channel water", "treaty about water was sign"], "title": ["canal|channel water"],
             "body": ["treaty about water was sign"], "topic": ["water"], "language": ["en"], "changed": ["false"]}""";

    @Test
    void whatFitsIsFoundWhateverItIsMadeOf(@TempDir Path folder) throws IOException {
        try (Percolator percolator = Percolator.start(folder)) {
            percolator.add("word", match("text", "treaty"));
            percolator.add("either-stem", match("text", "barrage|channel"));
            percolator.add("phrase", phrase("about water"));
            percolator.add("phrase-of-stems", phrase("barrage|channel river|water"));
            percolator.add("beginning", "{\"prefix\": {\"text\": {\"value\": \"trea\"}}}");
            percolator.add("filter", "{\"term\": {\"topic\": \"water\"}}");
            percolator.add("without", bool("must_not", match("text", "war")));
            percolator.add("all", "{\"match_all\": {}}");

            percolator.add("elsewhere", match("title", "treaty"));
            percolator.add("over-the-gap", phrase("water treaty"));
            percolator.add("turned-round", phrase("water about"));
            percolator.add("other-topic", "{\"term\": {\"topic\": \"energy\"}}");
            percolator.add("with", bool("must_not", match("text", "water")));
            percolator.add("both", bool("must", match("text", "treaty") + "," + match("text", "war")));
            percolator.add("none", "{\"match_none\": {}}");
            percolator.ready();

            assertThat(percolator.fitting(DOCUMENT))
                    .containsExactlyInAnyOrder(
                            "word",
                            "either-stem",
                            "phrase",
                            "phrase-of-stems",
                            "beginning",
                            "filter",
                            "without",
                            "all");
        }
    }

    @Test
    void moreThanTenThousandMatchesAreAllTold(@TempDir Path folder) throws IOException {
        try (Percolator percolator = Percolator.start(folder)) {
            for (int i = 0; i < 10_050; i++) {
                percolator.add("q" + i, match("text", "water"));
            }
            percolator.ready();

            assertThat(percolator.fitting(DOCUMENT)).hasSize(10_050).doesNotHaveDuplicates();
        }
    }

    private static String match(String field, String stems) {
        return "{\"match\": {\"" + field + "\": {\"query\": \"" + stems + "\", \"operator\": \"and\"}}}";
    }

    private static String phrase(String stems) {
        return "{\"match_phrase\": {\"text\": \"" + stems + "\"}}";
    }

    private static String bool(String kind, String queries) {
        return "{\"bool\": {\"" + kind + "\": [" + queries + "]}}";
    }
}
