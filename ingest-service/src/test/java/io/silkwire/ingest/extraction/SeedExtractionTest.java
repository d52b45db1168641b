package io.silkwire.ingest.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seed corpus, file by file, against its text as a person reads it. */
class SeedExtractionTest {
    private static final Path SEEDS = Path.of("..", "seeds", "corpus");
    private static final Path EXPECTED = Path.of("src", "test", "resources", "extraction");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "samarkand-communique",
                "un-cooperation-article",
                "un-conference-note.ru",
                "dushanbe-summit-article",
                "ct-briefing"
            })
    void readsAsAPersonReadsIt(String name) throws IOException {
        ExtractedText text = extract(name);

        Path expected = EXPECTED.resolve(name + ".expected.txt");
        assertThat(String.join("\n\n", text.paragraphs()) + "\n").isEqualTo(Files.readString(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "samarkand-communique",
                "un-cooperation-article",
                "un-conference-note.ru",
                "dushanbe-summit-article",
                "ct-briefing"
            })
    void losesNoLetterButThoseOfTheChrome(String name) throws IOException {
        String raw = Files.readString(SEEDS.resolve(name + ".txt"));

        ExtractedText text = extract(name);

        String withoutChrome = raw;
        for (String line : text.dropped()) {
            withoutChrome = withoutChrome.replaceFirst("(?m)^" + Pattern.quote(line) + "$", "");
        }
        assertThat(letters(String.join(" ", text.paragraphs()))).isEqualTo(letters(withoutChrome));
    }

    @Test
    void namesTheChromeItDropped() throws IOException {
        assertThat(extract("un-cooperation-article").dropped())
                .containsExactly("Embassy Contact", "phone", "Consular Issues", "phone", "  ...");
        assertThat(extract("ct-briefing").dropped())
                .containsExactly("2018-07-09T11:45:31+00:00 Tuesday, 3 July 2018|Regional focus|");
        assertThat(extract("samarkand-communique").dropped()).isEmpty();
        assertThat(extract("un-conference-note.ru").dropped()).isEmpty();
        assertThat(extract("dushanbe-summit-article").dropped()).isEmpty();
    }

    private static ExtractedText extract(String name) throws IOException {
        byte[] bytes = Files.readString(SEEDS.resolve(name + ".txt")).getBytes(StandardCharsets.UTF_8);
        Extraction extraction = new Extractor().extract(name + ".txt", bytes);
        assertThat(extraction).isInstanceOf(Extraction.Extracted.class);
        return ((Extraction.Extracted) extraction).text();
    }

    private static List<String> letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .toList();
    }
}
