package io.silkwire.alert.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.query.QueryParser;
import io.silkwire.alert.query.QuerySyntaxException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordFinderTest {
    @Test
    void marksEveryInflectedForm() throws QuerySyntaxException {
        assertThat(marked("Афганистан", "О положении в Афганистане и вокруг Афганистана."))
                .containsExactly("Афганистане", "Афганистана");
        assertThat(marked("resource", "Water resources, a resource.")).containsExactly("resources", "resource");
    }

    @Test
    void marksAPhraseOnlyWhereItStandsWhole() throws QuerySyntaxException {
        assertThat(marked("\"водные ресурсы\"", "Ресурсы. Водных ресурсов мало, водные пути."))
                .containsExactly("Водных ресурсов");
    }

    @Test
    void marksNothingThatWasExcluded() throws QuerySyntaxException {
        assertThat(marked("water NOT river", "The water of the river")).containsExactly("water");
    }

    @Test
    void takesTheExcerptRoundTheFirstHitOnOneLineWithMarksInPlace() throws QuerySyntaxException {
        // Given
        String text = "One two three.\n\n".repeat(60) + "The  dam\nholds water.\n" + "After it. ".repeat(80);

        // When
        MarkedText excerpt = finder("water").excerpt(text);

        // Then
        assertThat(excerpt.text())
                .startsWith("…")
                .endsWith("…")
                .contains("The dam holds water.")
                .doesNotContain("\n");
        assertThat(pieces(excerpt)).containsExactly("water");
        assertThat(excerpt.text().length()).isLessThan(WordFinder.EXCERPT_LENGTH + 200);
    }

    @Test
    void takesTheBeginningWhereNothingIsLookedFor() throws QuerySyntaxException {
        MarkedText excerpt = finder("").excerpt("Short text.");
        assertThat(excerpt.text()).isEqualTo("Short text.");
        assertThat(excerpt.marks()).isEmpty();
    }

    @Test
    void cutsNoCharacterInHalf() throws QuerySyntaxException {
        MarkedText excerpt = finder("").excerpt("🌊".repeat(2_000));
        assertThat(excerpt.text().replace("…", "").replace("🌊", "").strip()).isEmpty();
    }

    private static WordFinder finder(String query) throws QuerySyntaxException {
        return new WordFinder(QueryParser.parse(query));
    }

    private static List<String> marked(String query, String text) throws QuerySyntaxException {
        return pieces(finder(query).mark(text));
    }

    private static List<String> pieces(MarkedText marked) {
        return marked.marks().stream()
                .map(span -> marked.text().substring(span.start(), span.end()))
                .toList();
    }
}
