package io.silkwire.alert.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.PublicationDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
    @ParameterizedTest
    @CsvSource({
        "2017, 2017",
        "2017-11, November 2017",
        "2018-07-03, 3 July 2018",
        "'2018-07-09T11:45:31Z', '9 Jul 2018, 11:45 UTC'",
        ", undated",
    })
    void tellsADateAsPreciselyAsThePublisherDid(@Nullable String told, String words) {
        assertThat(Wording.published(told == null ? null : new PublicationDate(told))
                        .words())
                .isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"ru, Russian, RU", "uz-Cyrl, 'Uzbek (Cyrillic)', UZ-Cyrl", "und, Unknown language, UND"})
    void namesLanguages(String tag, String name, String badge) {
        assertThat(Wording.language(tag)).isEqualTo(name);
        assertThat(Wording.languageBadge(tag)).isEqualTo(badge);
    }

    @Test
    void writesNumbersAndLists() {
        assertThat(Wording.count(1, "statement", "statements")).isEqualTo("1 statement");
        assertThat(Wording.count(12_345, "statement", "statements")).isEqualTo("12,345 statements");
        assertThat(Wording.list(List.of("a", "b", "c"))).isEqualTo("a, b and c");
        assertThat(Wording.number(34.5)).isEqualTo("34.5");
        assertThat(Wording.number(12)).isEqualTo("12");
    }

    @ParameterizedTest
    @CsvSource({
        "https://mfa.example/a?b=c, true",
        "HTTP://mfa.example, true",
        "javascript:alert(1), false",
        "'data:text/html,x', false",
        "//mfa.example/x, false",
        "https:///x, false",
        "'https://mfa.example/a b', false",
    })
    void linksOnlyToWebAddresses(String url, boolean isLink) {
        assertThat(StatementView.webAddress(url) != null).isEqualTo(isLink);
    }
}
