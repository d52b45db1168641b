package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Change;
import io.silkwire.contracts.Change.Line;
import io.silkwire.contracts.Change.Op;
import io.silkwire.contracts.CrawlState;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.SourceId;
import io.silkwire.contracts.Statement;
import io.silkwire.contracts.StatementId;
import io.silkwire.ingest.publication.StatementDraft;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionTest {
    private static final Instant AT = Instant.parse("2026-03-01T09:00:00Z");
    private static final String TITLE = "Ministers meet in Nukus";
    private static final String BODY =
            "The ministers met on 3 March.\n\nThey agreed on 14 measures. The text will follow.";

    @Test
    void takesWhatWasNeverPublishedForTheFirst() {
        assertThat(Revision.decide(draft(TITLE, BODY), null, null)).isEqualTo(new Revision.First());
    }

    @Test
    void takesTheSameWordsForTheSame() {
        assertThat(decide(BODY, BODY.replace("\n\n", "\n\n  "))).isEqualTo(new Revision.Same());
    }

    @Test
    void showsTheSentencesThatWentAndCame() {
        Change change = edited(BODY, BODY.replace("14", "15"));

        assertThat(change.kind()).isEqualTo(Change.Kind.EDITED);
        assertThat(change.substantive()).isTrue();
        assertThat(change.fields()).containsExactly("body");
        assertThat(change.diff())
                .containsExactly(
                        new Line(Op.REMOVED, "They agreed on 14 measures."),
                        new Line(Op.ADDED, "They agreed on 15 measures."));
    }

    @Test
    void tellsATitleThatChanged() {
        Change change = ((Revision.Edited) decide(draft("Ministers part in Nukus", BODY), false)).change();

        assertThat(change.fields()).containsExactly("title");
        assertThat(change.substantive()).isTrue();
    }

    @Test
    void takesATitleInOtherTypographyForMinor() {
        Change change = ((Revision.Edited) decide(draft("MINISTERS MEET, IN NUKUS", BODY), false)).change();

        assertThat(change.substantive()).isFalse();
    }

    @Test
    void restoresWhatWasWithdrawnInTheSameWords() {
        assertThat(decide(draft(TITLE, BODY), true)).isEqualTo(new Revision.Restored(Change.of(Change.Kind.RESTORED)));
    }

    @Test
    void restoresWhatWasWithdrawnInOtherWords() {
        Revision revision = decide(draft(TITLE, BODY.replace("14", "15")), true);

        assertThat(((Revision.Restored) revision).change().diff()).hasSize(2);
    }

    @Test
    void tellsAnEditWithoutDiffWhereThePreviousRevisionIsLost() {
        StatementDraft now = draft(TITLE, BODY.replace("14", "15"));

        Change change = ((Revision.Edited) Revision.decide(now, published(draft(TITLE, BODY), false), null)).change();

        assertThat(change.substantive()).isTrue();
        assertThat(change.diff()).isEmpty();
    }

    @Test
    void cutsALongDiff() {
        Change change = edited(sentences("old", 20_000), sentences("new", 20_000));

        assertThat(change.diff()).hasSize(Change.MAX_DIFF);
        assertThat(change.substantive()).isTrue();
    }

    @Test
    void cutsALongLine() {
        Change change = edited("a ".repeat(100_000), "b ".repeat(100_000));

        assertThat(change.diff()).allSatisfy(line -> assertThat(line.text()).hasSizeLessThanOrEqualTo(2_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They agreed, in principle.|They agreed in principle.",
                "«Договор» подписан.|\"Договор\" подписан!",
                "Учёные приехали.|Ученые приехали.",
                "The goverment agreed.|The government agreed.",
                "The governemnt agreed.|The government agreed.",
                "Министерсво сообщило об этом.|Министерство сообщило об этом.",
                "Делегация обсудила сотрудничевство.|Делегация обсудила сотрудничество.",
                "A total of 1 234 people.|A total of 1,234 people.",
                "One. Two and three.|One, two and three.",
                "The Council agreed.|The council agreed.",
                "A cooperation agreement.|A co-operation agreement.",
                "Вазирлик маълумотлари эълон қилинди янгидан ҳамкорлик тўғрисида.|Вазирлик маълумотлари эълон қилинди янгидан ҳамкорлк тўғрисида."
            })
    void takesTypographyAndTypingErrorsForMinor(String before, String after) {
        assertThat(edited(before, after).substantive()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "They agreed on 14 measures.|They agreed on 41 measures.",
                "It rose by 1.5 percent.|It rose by 15 percent.",
                "It changed by 5 percent.|It changed by -5 percent.",
                "The sum is $5.|The sum is €5.",
                "On 3 March 2026.|On 3 May 2026.",
                "В среду он прибыл.|В четверг он прибыл.",
                "He will go.|He will not go.",
                "Он поедет.|Он не поедет.",
                "Келишимге кол коюлду эмес.|Келишимге кол коюлду.",
                "Келісім қол қойылған жоқ.|Келісім қол қойылған.",
                "Ular imzoladi.|Ular imzolamadi.",
                "Улар имзоладилар.|Улар имзоламадилар.",
                "Онҳо тасдиқ мекунанд.|Онҳо тасдиқ намекунанд.",
                "Olar tassyklady.|Olar tassyklamady.",
                "موافقت می‌کند.|موافقت نمی‌کند.",
                "The act is legal.|The act is illegal.",
                "The result was possible.|The result was impossible.",
                "Эффективный способ.|Неэффективный способ.",
                "Решили включить его.|Решили выключить его.",
                "Meeting with Minister Karimova today.|Meeting with Minister Karimov today.",
                "Visit to Turkmenabat began.|Visit to Turkmenabad began.",
                "They agreed.|They agreed. They left.",
                "They agreed. They left.|They agreed.",
                "Twelve million were paid.|Twelve billion were paid.",
                "About thirteen states.|About thirty states.",
                "The treaty was signed.|The treaty was rejected."
            })
    void takesAnythingElseForSubstantive(String before, String after) {
        assertThat(edited(before, after).substantive()).isTrue();
    }

    private static String sentences(String word, int count) {
        return IntStream.range(0, count).mapToObj(i -> word + " " + i + ".").collect(Collectors.joining(" "));
    }

    private static Change edited(String before, String after) {
        return ((Revision.Edited) decide(before, after)).change();
    }

    private static Revision decide(String before, String after) {
        StatementDraft old = draft(TITLE, before);
        return Revision.decide(draft(TITLE, after), published(old, false), old.asRevision(1, AT));
    }

    private static Revision decide(StatementDraft now, boolean withdrawn) {
        StatementDraft old = draft(TITLE, BODY);
        Statement previous = old.asRevision(1, AT);
        return Revision.decide(now, published(old, withdrawn), previous);
    }

    private static CrawlState.Published published(StatementDraft draft, boolean withdrawn) {
        return new CrawlState.Published(draft.id(), draft.contentHash(), 1, AT, AT, withdrawn, null, null);
    }

    static StatementDraft draft(String title, String body) {
        return draft(title, body, null);
    }

    static StatementDraft draft(String title, String body, @Nullable PublicationDate publishedAt) {
        String url = "https://mfa.example/news/1";
        return new StatementDraft(
                StatementId.ofCanonicalUrl(url),
                new SourceId("example"),
                url,
                null,
                title,
                body,
                null,
                null,
                null,
                null,
                publishedAt,
                null,
                Wording.ofBody(title, body).hash());
    }
}
