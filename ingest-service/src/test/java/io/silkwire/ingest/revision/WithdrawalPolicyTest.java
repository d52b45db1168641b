package io.silkwire.ingest.revision;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.Reason;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.revision.WithdrawalPolicy.Sign;
import io.silkwire.ingest.revision.WithdrawalPolicy.Standing;
import io.silkwire.ingest.revision.WithdrawalPolicy.Suspected;
import io.silkwire.ingest.revision.WithdrawalPolicy.Unknown;
import io.silkwire.ingest.revision.WithdrawalPolicy.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithdrawalPolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String STATEMENT =
            "The ministers met on 3 March and agreed on the text of the treaty. ".repeat(20);

    @Test
    void withdrawsAtOnceWhatIsGone() {
        assertThat(WithdrawalPolicy.decide(Sign.GONE, null, NOW)).isEqualTo(new Withdrawn());
    }

    @Test
    void suspectsFirstWhatIsMissing() {
        assertThat(WithdrawalPolicy.decide(Sign.MISSING, null, NOW))
                .isEqualTo(new Suspected(NOW, NOW.plus(Duration.ofHours(1))));
    }

    @Test
    void doesNotCountASecondSignThatComesTooSoon() {
        Instant since = NOW.minus(Duration.ofMinutes(59));

        assertThat(WithdrawalPolicy.decide(Sign.MISSING, since, NOW))
                .isEqualTo(new Suspected(since, NOW.plus(Duration.ofMinutes(1))));
    }

    @Test
    void withdrawsOnASecondSignAnHourLater() {
        assertThat(WithdrawalPolicy.decide(Sign.MISSING, NOW.minus(Duration.ofHours(1)), NOW))
                .isEqualTo(new Withdrawn());
    }

    @Test
    void forgetsTheSuspicionWhenThePageIsBack() {
        assertThat(WithdrawalPolicy.decide(Sign.PRESENT, NOW.minus(Duration.ofDays(3)), NOW))
                .isEqualTo(new Standing());
    }

    @Test
    void neverWithdrawsForAnIllServer() {
        for (Reason reason : List.of(Reason.HTTP_ERROR, Reason.HOST_UNKNOWN, Reason.TIMED_OUT)) {
            Sign sign = WithdrawalPolicy.signOf(new FetchOutcome.Failed(List.of(), reason, 503, true, "no answer"));

            assertThat(WithdrawalPolicy.decide(sign, NOW.minus(Duration.ofDays(9)), NOW))
                    .isEqualTo(new Unknown());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "404 Not Found|The page you requested could not be found.",
                "Page not found|Try the search.",
                "Ошибка 404|Запрашиваемая страница не найдена.",
                "Министерство|Страница, которую вы ищете, не существует или удалена.",
                "МИД - 404|На главную",
                "Документ удалён|Материал был удален.",
                "Барак табылган жок|Башкы бетке өтүңүз",
                "Бет табылмады|Басты бетке оралу",
                "Sahifa topilmadi|Bosh sahifaga qaytish",
                "Саҳифа топилмади|Бош саҳифа",
                "Саҳифа ёфт нашуд|Ба саҳифаи асосӣ",
                "Sahypa tapylmady|Baş sahypa",
                "خطای 404|صفحه مورد نظر یافت نشد",
                "News|This page does not exist."
            })
    void seesPagesThatSayTheyAreMissing(String title, String text) {
        assertThat(SoftMissing.says(title, List.of(text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Statement of the spokesperson|",
                "Missing persons: the page of history has not been found|",
                "О розыске|Министерство сообщает: документ не найден. ",
                "Room 404 opens to the public|"
            })
    void keepsStatementsThatSpeakOfMissingThings(String title, String text) {
        assertThat(SoftMissing.says(title, List.of((text == null ? "" : text) + STATEMENT)))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/news/2026/5, https://a.example/, true",
        "https://a.example/news/2026/5, https://www.a.example/, true",
        "https://a.example/ru/news/5, https://a.example/ru/, true",
        "https://a.example/news/5, https://a.example/news, true",
        "https://a.example/news?id=5, https://a.example/news, true",
        "https://a.example/news/5, https://a.example/news/5-title, false",
        "https://a.example/news/5, https://a.example/archive/5, false",
        "http://a.example/news/5, https://a.example/news/5/, false",
        "https://a.example/, https://www.a.example/en/, false",
        "https://a.example/news/5, https://b.example/news/5, false"
    })
    void seesRedirectsThatLeadAway(String asked, String answered, boolean away) {
        assertThat(SoftMissing.ledAway(asked, answered)).isEqualTo(away);
    }
}
