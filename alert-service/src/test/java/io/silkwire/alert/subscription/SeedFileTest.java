package io.silkwire.alert.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.subscription.SubscriptionSeeds.SeedEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedFileTest {
    @Test
    void theSeedsOfThisRepositoryAreSound() throws IOException {
        String yaml = Files.readString(Path.of("../seeds/subscriptions.yaml"), StandardCharsets.UTF_8);
        assertThat(SeedFile.read(yaml)).hasSize(3).allMatch(entry -> entry instanceof SeedEntry.Good);
    }

    @Test
    void aBadEntryIsRefusedWithItsLineAndTheOthersGoOn() {
        List<SeedEntry> entries = SeedFile.read("""
                # comment
                - id: good
                  name: Good
                  topics: [water]
                - id: tabbed
                \tname: broken
                - id: query
                  name: Bad query
                  query: '"never closed'
                - id: last
                  name: Last
                  query: снег
                """);

        assertThat(entries).hasSize(4);
        assertThat(entries.get(0)).isInstanceOf(SeedEntry.Good.class);
        assertThat(bad(entries.get(1)).line()).isEqualTo(6);
        assertThat(bad(entries.get(2)).line()).isEqualTo(9);
        assertThat(bad(entries.get(2)).problem())
                .isEqualTo("query, position 1: this quote is never closed; write the closing quote, or remove it");
        assertThat(entries.get(3)).isInstanceOf(SeedEntry.Good.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- name: A             | 1 | id: it has none",
                "- {id: a, name: A, nam: B, topics: [x]} | 1 | nam: there is no such key",
                "- {id: a, topics: [x]} | 1 | name: it has no name",
                "- {id: a, name: A}    | 1 | query: it asks for nothing",
                "- {id: a, name: A, topics: x} | 1 | topics: expected a list",
                "- {id: A B, name: A, topics: [x]} | 1 | id: SubscriptionId must be",
                "- {id: a, name: A, query: -x} | 1 | query: it only says what a statement must not have",
                "- {id: a, name: A, topics: [x], webhook: {url: 'https://a.example/'}} | 1 | webhook.secret: a seeded webhook needs one",
                "- just text           | 1 | expected keys and values",
                "subscriptions:        | 1 | expected a list of subscriptions",
            })
    void eachMistakeIsNamed(String yaml, int line, String problem) {
        assertThat(SeedFile.read(yaml)).singleElement().satisfies(entry -> {
            assertThat(bad(entry).line()).isEqualTo(line);
            assertThat(bad(entry).problem()).startsWith(problem);
        });
    }

    private static SeedEntry.Bad bad(SeedEntry entry) {
        assertThat(entry).isInstanceOf(SeedEntry.Bad.class);
        return (SeedEntry.Bad) entry;
    }
}
