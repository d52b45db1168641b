package io.silkwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @Test
    void joinsWrappedLinesUpToABlankLine() {
        String text = """
                The ministry announced on Monday that the talks on the use of the river
                would go on in autumn, and that experts of all sides would meet before.

                Nobody has named a place for the meeting so far, though several capitals
                have offered theirs.
                """;

        assertThat(PlainText.read(text).paragraphs())
                .containsExactly(
                        "The ministry announced on Monday that the talks on the use of the river would go on in autumn,"
                                + " and that experts of all sides would meet before.",
                        "Nobody has named a place for the meeting so far, though several capitals have offered theirs.");
    }

    @Test
    void keepsOneParagraphALineWhereNothingIsWrapped() {
        String text = "A headline\n\nFirst sentence. Second one.\nAnother paragraph of this page.\n\nA signature";

        assertThat(PlainText.read(text).paragraphs())
                .containsExactly(
                        "A headline", "First sentence. Second one.", "Another paragraph of this page.", "A signature");
    }

    @Test
    void joinsASyllableBrokenAtTheLineEndWhenTheWordStandsElsewhere() {
        String text = """
                The agreement on transit was signed by both sides after the talks, and inter-
                national observers took part in the ceremony, as the international press had
                been told in advance by the office of the spokesman.
                """;

        assertThat(PlainText.read(text).paragraphs()).singleElement().asString().contains("international observers");
    }

    @Test
    void joinsSyllablesInATextThatBreaksManyWords() {
        String text = """
                Участники встречи обсудили вопросы сотруд-
                ничества в области водных ресурсов и подчерк-
                нули важность совместных действий, направ-
                ленных на укрепление доверия между стра-
                нами региона и на развитие торговли.
                """;

        assertThat(PlainText.read(text).paragraphs())
                .containsExactly("Участники встречи обсудили вопросы сотрудничества в области водных ресурсов и"
                        + " подчеркнули важность совместных действий, направленных на укрепление доверия между странами"
                        + " региона и на развитие торговли.");
    }

    @Test
    void removesSoftHyphens() {
        assertThat(PlainText.read("co\u00ADoperation in the re\u00AD\ngion goes on and\non without end")
                        .paragraphs())
                .containsExactly("cooperation in the region goes on and on without end");
    }

    @Test
    void keepsTheHyphenBeforeACapitalAndBetweenDigits() {
        String text = "they spoke of the Treaty on a Nuclear-\nWeapon-Free-Zone and of the years 2018-\n2019 and of\n"
                + "what should come after them.";

        assertThat(PlainText.read(text).paragraphs())
                .containsExactly("they spoke of the Treaty on a Nuclear-Weapon-Free-Zone and of the years 2018-2019 and"
                        + " of what should come after them.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Central Asia , held in May|Central Asia, held in May",
                "the country .|the country.",
                "they said “ joint work ” matters|they said “joint work” matters",
                "( a remark )|(a remark)",
                "wait ... what|wait ... what",
                "a value of .5 here|a value of .5 here",
                "„Ein Wort“ und noch eins|„Ein Wort“ und noch eins",
                "« Une phrase » : oui|« Une phrase » : oui",
                "two  spaces|two spaces",
                "no\u00A0break|no break"
            })
    void repairsSpaces(String raw, String tidy) {
        assertThat(Spacing.tidy(raw)).isEqualTo(tidy);
    }

    @Test
    void dropsPageNumbersThatCountUp() {
        String text = "The first page goes on\n\n1\n\fand ends on the second. It says\n\n2\n\fnothing more.";

        ExtractedText read = PlainText.read(text);

        assertThat(read.dropped()).containsExactly("1", "2");
        assertThat(String.join(" ", read.paragraphs()))
                .isEqualTo("The first page goes on and ends on the second. It says nothing more.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contact the ministry by phone.\n\nThe office is open on Monday.",
                "Phone\n\nThe office is open on Monday.",
                "The summit ended.\n\nIt began at 2018-07-09T11:45:31+00:00 and was short.",
                "12\n\nThe list of twelve points was adopted.",
                "Home\nAway\nThe teams met again.\n\nThey shook hands."
            })
    void keepsWhatMayBePartOfTheStatement(String text) {
        assertThat(PlainText.read(text).dropped()).isEmpty();
    }

    @Test
    void takesTheFirstLineAsTitle() {
        assertThat(PlainText.read("\n\n# A heading\n\nSome text.").title()).isEqualTo("A heading");
    }

    @Test
    void cutsATitleThatIsAParagraph() {
        String sentence = "This statement has no headline at all and starts with prose right away ".repeat(5);

        String title = PlainText.read(sentence).title();

        assertThat(title).hasSizeLessThanOrEqualTo(121).endsWith("…");
        assertThat(sentence).startsWith(title.substring(0, title.length() - 1));
    }

    @Test
    void readsEveryKindOfLineEnd() {
        assertThat(PlainText.read("One.\r\n\r\nTwo.\r\rThree.\u2029Four.").paragraphs())
                .containsExactly("One.", "Two.", "Three.", "Four.");
    }

    @Test
    void makesTheSameSentencesOfAnotherLayout() {
        List<String> typeset = Sentences.of(List.of("He said: «Yes» – twice.  Then he left."));
        List<String> plain = Sentences.of(List.of("He said: \"Yes\" - twice.", "Then he left."));

        assertThat(typeset).isEqualTo(plain).containsExactly("He said: \"Yes\" - twice.", "Then he left.");
    }
}
