package io.silkwire.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void sameUrlGivesTheSameStatementIdInEveryRelease() {
        assertThat(StatementId.ofCanonicalUrl("https://ministry.example/news/42")
                        .value())
                .isEqualTo("6fe3c6e5fc9344ed740da52c6422b30c");
    }

    @Test
    void sameOldestStatementGivesTheSameStoryIdInEveryRelease() {
        StatementId oldest = StatementId.ofCanonicalUrl("https://ministry.example/news/42");

        assertThat(StoryId.ofOldest(oldest).value())
                .isEqualTo("6459643c13e296b8cd319edd415ca5e9")
                .isNotEqualTo(oldest.value());
    }

    @Test
    void urlAndCorpusNameOfTheSameTextAreDifferentStatements() {
        SourceId source = new SourceId("seed-corpus");

        assertThat(StatementId.ofCanonicalUrl("a.txt")).isNotEqualTo(StatementId.ofCorpusName(source, "a.txt"));
    }

    @Test
    void movingTheBorderBetweenSentencesChangesTheContentHash() {
        assertThat(ContentHash.of("t", List.of("ab", "c"))).isNotEqualTo(ContentHash.of("t", List.of("a", "bc")));
    }

    @Test
    void anotherRevisionIsAnotherAlert() {
        StatementId statement = StatementId.ofCanonicalUrl("https://ministry.example/");
        SubscriptionId subscription = new SubscriptionId("s");

        assertThat(AlertId.of(subscription, statement, 1)).isNotEqualTo(AlertId.of(subscription, statement, 2));
    }

    @Test
    void refusesASlugThatCouldBeAPath() {
        assertThatThrownBy(() -> new TopicId("../water")).hasMessageContaining("../water");
        assertThatThrownBy(() -> new TopicId("Вода")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void publicationDateKeepsItsPrecision() {
        assertThat(new PublicationDate("2017-11").precision()).isEqualTo(PublicationDate.Precision.MONTH);
        assertThat(new PublicationDate("2018-07-03").precision()).isEqualTo(PublicationDate.Precision.DAY);
        assertThat(new PublicationDate("2018-07-09T11:45:31+05:00").earliest()).hasToString("2018-07-09T06:45:31Z");
    }

    @Test
    void refusesADateThatIsNone() {
        assertThatThrownBy(() -> new PublicationDate("2018-02-30")).hasMessageContaining("2018-02-30");
        assertThatThrownBy(() -> new PublicationDate("2018-07-09T11:45:31"))
                .as("a time without offset")
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PublicationDate("yesterday")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void laterRevisionWinsOverEveryGenerationOfTheEarlier() {
        Statement first = Samples.statement();
        EnrichedStatement oldWithManyRules = new EnrichedStatement(
                first,
                "ru",
                List.of(),
                new EnrichedStatement.Stems("", ""),
                EnrichedStatement.GENERATIONS_PER_REVISION - 1);
        Statement second = new Statement(
                first.id(),
                first.revision() + 1,
                first.sourceId(),
                null,
                null,
                "t",
                "b",
                null,
                null,
                null,
                null,
                null,
                null,
                first.contentHash(),
                first.fetchedAt(),
                null,
                null,
                null);
        EnrichedStatement newWithFew =
                new EnrichedStatement(second, "ru", List.of(), new EnrichedStatement.Stems("", ""), 0);

        assertThat(newWithFew.version()).isGreaterThan(oldWithManyRules.version());
    }

    @Test
    void secretDoesNotShowInText() {
        assertThat(Samples.subscription().toString()).doesNotContain("whsec_");
    }
}
