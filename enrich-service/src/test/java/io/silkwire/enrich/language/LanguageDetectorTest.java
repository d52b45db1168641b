package io.silkwire.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageDetectorTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/language/sentences.txt", delimiter = '|')
    void tellsTheLanguageOfASentence(String language, String sentence) {
        assertThat(LanguageDetector.detect("", sentence, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345 67 89",
                "",
                "Астана Бишкек Душанбе Ташкент",
                "Kazatomprom QazaqGaz Uzbekneftegaz",
                "ქართული ენა",
                "ـ ـ"
            })
    void staysUndeterminedWhereNothingTells(String text) {
        assertThat(LanguageDetector.detect("", text, null)).isEqualTo("und");
    }

    @Test
    void believesThePublisherWhereTheTextLeavesItOpen() {
        assertThat(LanguageDetector.detect("", "Астана Бишкек Душанбе", "ru-RU"))
                .isEqualTo("ru");
        assertThat(LanguageDetector.detect("", "Астана Бишкек Душанбе", "en")).isEqualTo("und");
        assertThat(LanguageDetector.detect("", "Қазақстан мен Өзбекстан арасындағы шекара", "ru"))
                .isEqualTo("kk");
    }

    @Test
    void looksAtTheTitleWhereThereIsNoBody() {
        assertThat(LanguageDetector.detect("The minister met with the ambassador of the republic", "", null))
                .isEqualTo("en");
    }
}
