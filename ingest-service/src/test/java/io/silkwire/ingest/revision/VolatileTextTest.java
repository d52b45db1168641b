package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VolatileTextTest {
    private static final String SENTENCE = "The ministers agreed on 14 measures.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Views: 1 234",
                "1,234 views",
                "1.2k views",
                "👁 1 234",
                "Просмотров: 1 234",
                "1 234 просмотра",
                "Просмотров всего: 1 234, сегодня: 12",
                "24 ноября 2026 | Просмотров: 12 | Комментариев: 3",
                "Комментарии (12)",
                "Комментариев нет",
                "Comments (5) · Likes 12",
                "Көрүүлөр: 34",
                "Қаралым: 1 234",
                "Ko‘rishlar: 56",
                "Кўрилган: 56 марта",
                "Тамошо: 12",
                "Görlen: 120",
                "بازدید: ۱۲۳",
                "Today is Tuesday, 24 November 2026",
                "Сегодня: вторник, 24 ноября 2026 г., 14:35",
                "Бүгүн 24-ноябрь, шейшемби",
                "Бүгін 24 қараша 2026",
                "Bugun: 24 noyabr 2026",
                "Имрӯз 24 ноябри 2026",
                "Şu gün 24 noýabr",
                "امروز سه شنبه ۳ آذر",
                "5 minutes ago",
                "Updated 3 hours ago",
                "2 часа назад",
                "5 мүнөт мурун",
                "3 soat oldin",
                "Last updated: 24.11.2026 14:30",
                "Последнее обновление: 24.11.2026 14:30",
                "24.11.2026 14:35:12",
                "Share 12 Tweet 5 Facebook 3",
                "Поделиться: Facebook Twitter Telegram (34)",
                "Версия для печати",
                "© 2001-2026 Министерство иностранных дел",
                "Session ID: 8f3a9c2e71",
                "Реклама: купите два билета по цене одного",
                "Читайте также: Делегация прибыла в Нукус",
                "+12 °C",
                "Ташкент: +12°C"
            })
    void leavesOutLinesThatChangeByThemselves(String line) {
        assertThat(VolatileText.without(List.of(SENTENCE, line))).containsExactly(SENTENCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "14",
                "Views of 14 delegations were heard.",
                "Сегодня 14 министров подписали договор.",
                "Today 14 ministers signed the treaty.",
                "Дата и время: 15 декабря 2026, 10:00",
                "15 December 2026",
                "Голосов: 1 234",
                "Явка: 56 %",
                "Посетителей выставки: 1 234",
                "5 minutes ago the President left.",
                "Обновлено 14 км дорог.",
                "The document was updated in 14 places.",
                "Просмотрено 14 дел.",
                "Комментарии 14 экспертов",
                "The decision (14 votes) was taken",
                "Реклама 14 лекарств запрещена",
                "Advertising of 14 medicines is forbidden",
                "USD 12 650",
                "Повестка | 14 вопросов | Ташкент",
                "Temperature rose by 2 °C in 14 districts",
                "In 3 days: 14 of 20"
            })
    void keepsLinesThatSayAnythingElse(String line) {
        String other = line.replaceAll("1(?=\\d)", "7").replaceAll("5 ", "8 ").replaceAll("\\b3 ", "4 ");
        assertThat(Wording.of("", List.of(SENTENCE, line)))
                .isNotEqualTo(Wording.of("", List.of(SENTENCE, other + (other.equals(line) ? "9" : ""))));
        assertThat(VolatileText.without(List.of(SENTENCE, line))).containsExactly(SENTENCE, line);
    }

    @Test
    void leavesOutACounterGluedToASentence() {
        assertThat(VolatileText.without(List.of(SENTENCE + " Просмотров: 1 234")))
                .containsExactly(SENTENCE);
        assertThat(VolatileText.without(List.of("Signed in Nukus (1 234 views)")))
                .containsExactly("Signed in Nukus");
    }

    @Test
    void leavesOutANumberBelowItsLabel() {
        assertThat(VolatileText.without(List.of(SENTENCE, "Просмотров", "1 234")))
                .containsExactly(SENTENCE);
    }

    @Test
    void leavesOutLinksToOtherPagesUntilTheTextGoesOn() {
        assertThat(VolatileText.without(
                        List.of(SENTENCE, "Материалы по теме:", "Делегация прибыла", "Встреча в Хиве", SENTENCE)))
                .containsExactly(SENTENCE, SENTENCE);
    }

    @Test
    void leavesSessionTokensOutOfLinks() {
        assertThat(VolatileText.without(List.of("See https://a.example/x;jsessionid=1A?utm_source=b for it.")))
                .containsExactly("See https://a.example/x for it.");
    }
}
