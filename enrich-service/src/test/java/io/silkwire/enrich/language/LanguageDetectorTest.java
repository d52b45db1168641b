package io.silkwire.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.LanguagePassage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageDetectorTest {
    private static final String RUSSIAN = "Министр сообщил, что договор будет подписан в столице на этой неделе.";
    private static final String KAZAKH = "Министр келісімшартқа осы аптада елордада қол қойылатынын хабарлады.";

    @ParameterizedTest
    @CsvFileSource(resources = "/language/sentences.txt", delimiter = '|')
    void tellsTheLanguageOfASentence(String language, String sentence) {
        assertThat(LanguageDetector.detect("", sentence, null)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/language/sentences.txt", delimiter = '|')
    void tellsTheLanguageOfASentenceInCapitals(String language, String sentence) {
        assertThat(LanguageDetector.detect("", sentence.toUpperCase(Locale.ROOT), null))
                .isEqualTo(language);
    }

    @Test
    void tellsTheLanguageOfMostHeadlinesOfFiveWords() throws IOException {
        assertThat(right(LanguageDetectorTest::fiveWords)).isGreaterThan(0.93);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345 67 89",
                "",
                "Астана Бишкек Душанбе Ташкент",
                "Kazatomprom QazaqGaz Uzbekneftegaz",
                "xq zvkjw pqrt bxz wqkx ghjk zzxv",
                "щъфй ъъцщ эжхъ жщфцй ъыьщ",
                "https://www.ministry.example/news/42 office@ministry.example",
                "ـ ـ"
            })
    void staysUndeterminedWhereNothingTells(String text) {
        assertThat(LanguageDetector.detect("", text, null)).isEqualTo("und");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tr|Bakanlar Kurulu, su kaynaklarinin korunmasi icin yeni bir yasa tasarisini gorustu",
                "az|Nazirler Kabineti su ehtiyatlarinin qorunmasi haqqinda yeni qanun layihesini muzakire edib",
                "tk|Ministrler Kabineti suw baylyklaryny goramak barada taze kanunyn taslamasyna garady",
                "uz|Vazirlar Mahkamasi suv resurslarini muhofaza qilish togrisidagi yangi qonun loyihasini korib chiqdi",
                "kk|Министрлер кабинети су ресурстарын коргау туралы жана зан жобасын карады",
                "kk|Президент Касым-Жомарт Токаев Владимир Путинмен Астанада кездесіп, Сергей Лавровпен сөйлесті",
                "ky|Садыр Жапаров Александр Лукашенко менен Бишкекте жолугуп, Сергей Лавров менен сүйлөштү",
                "ru|Премьер-министр Қазақстан посетил выставку и встретился с её участниками",
            })
    void tellsTheLanguageWithoutItsOwnLettersAndAmongForeignNames(String language, String text) {
        assertThat(LanguageDetector.detect("", text, null)).isEqualTo(language);
    }

    @Test
    void believesThePublisherWhereTheTextLeavesItOpen() {
        assertThat(LanguageDetector.detect("", "Қазақстан мен Өзбекстан арасындағы шекара", "ru"))
                .isEqualTo("kk");
        assertThat(LanguageDetector.detect("", RUSSIAN, "en")).isEqualTo("ru");
        assertThat(LanguageDetector.detect("", "", "ru")).isEqualTo("und");
    }

    @Test
    void callsPersianDariWhereThePublisherOrItsWordsSaySo() {
        String plain = "وزیران توافق کردند که قرارداد این هفته در پایتخت امضا شود";

        assertThat(LanguageDetector.detect("", plain, null)).isEqualTo("fa");
        assertThat(LanguageDetector.detect("", plain, "prs")).isEqualTo("prs");
        assertThat(LanguageDetector.detect("", plain, "fa-AF")).isEqualTo("prs");
        assertThat(LanguageDetector.detect(
                        "",
                        "والی بلخ گفت که شفاخانه و پوهنتون این ولایت در سال جاری ساخته می‌شود و مردم از آن استفاده خواهند کرد",
                        null))
                .isEqualTo("prs");
    }

    @Test
    void looksAtTheTitleWhereTheBodyIsShort() {
        assertThat(LanguageDetector.detect("The minister met with the ambassador of the republic", "", null))
                .isEqualTo("en");
        assertThat(LanguageDetector.detect(KAZAKH, "2026", null)).isEqualTo("kk");
    }

    @Test
    void tellsTheLanguagesOfAPageInTwo() {
        String body = RUSSIAN + "\n\n" + RUSSIAN + "\n\n" + KAZAKH;

        Detection detection = LanguageDetector.detection("", body, null);

        assertThat(detection.language()).isEqualTo("ru");
        assertThat(detection.passages())
                .containsExactly(
                        new LanguagePassage(0, 2 * RUSSIAN.length() + 2, "ru"),
                        new LanguagePassage(2 * RUSSIAN.length() + 4, body.length(), "kk"));
    }

    @Test
    void tellsTheLanguagesOfAPageInTwoScripts() {
        String english = "The minister said that the treaty would be signed in the capital this week.";
        String body = KAZAKH + "\n\n" + english + "\n\n" + KAZAKH;

        Detection detection = LanguageDetector.detection("", body, null);

        assertThat(detection.language()).isEqualTo("kk");
        assertThat(detection.script()).isEqualTo("Cyrl");
        assertThat(detection.passages()).extracting(LanguagePassage::language).containsExactly("kk", "en", "kk");
    }

    @Test
    void hasNoPassagesWhereThereIsOneLanguage() {
        assertThat(LanguageDetector.detection("", (RUSSIAN + "\n\n").repeat(30), null)
                        .passages())
                .isEmpty();
    }

    @Test
    void readsAHugeTextByItsParts() {
        String huge = (RUSSIAN + " ").repeat(100_000) + "\n\n" + (KAZAKH + " ").repeat(50_000);

        Detection detection = LanguageDetector.detection("", huge, null);

        assertThat(detection.language()).isEqualTo("ru");
        assertThat(detection.passages()).extracting(LanguagePassage::language).contains("ru", "kk");
    }

    private static double right(UnaryOperator<String> cut) throws IOException {
        Map<String, List<Boolean>> right = new TreeMap<>();
        for (String line : lines()) {
            String[] columns = line.split("\\|", 2);
            right.computeIfAbsent(columns[0], language -> new ArrayList<>())
                    .add(LanguageDetector.detect("", cut.apply(columns[1]), null)
                            .equals(columns[0]));
        }
        return right.values().stream()
                .mapToDouble(
                        all -> all.stream().mapToInt(is -> is ? 1 : 0).average().orElse(0))
                .average()
                .orElse(0);
    }

    private static String fiveWords(String sentence) {
        List<String> words = List.of(sentence.split(" ", -1));
        return String.join(" ", words.subList(0, Math.min(5, words.size())));
    }

    private static List<String> lines() throws IOException {
        InputStream in =
                Objects.requireNonNull(LanguageDetectorTest.class.getResourceAsStream("/language/sentences.txt"));
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
