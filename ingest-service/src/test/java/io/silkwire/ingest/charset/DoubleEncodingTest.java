package io.silkwire.ingest.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleEncodingTest {
    private static final String MEANT = "привет, мы подписали соглашение";

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "windows-1251", "IBM866", "KOI8-R"})
    void mendsUtf8ReadAsSomethingElse(String wrong) {
        assertThat(DoubleEncoding.mended(twice(MEANT, wrong))).isEqualTo(MEANT);
    }

    @Test
    void mendsWhatHasNoCharacterInTheWrongCharset() {
        // А and И are D0 90 and D0 98, which windows-1252 and windows-1251 leave undefined
        assertThat(DoubleEncoding.mended("Ð\u0090 Ð¸Ð¼Ñ\u008f")).isEqualTo("А имя");
        assertThat(DoubleEncoding.mended("Р\u0098 РїРѕС‚РѕРј")).isEqualTo("И потом");
    }

    @Test
    void mendsTextThatWasEncodedThreeTimes() {
        assertThat(DoubleEncoding.mended(twice(twice(MEANT, "windows-1251"), "windows-1251")))
                .isEqualTo(MEANT);
    }

    @Test
    void mendsOneAccentInsideAWord() {
        assertThat(DoubleEncoding.mended("Le prÃ©sident")).isEqualTo("Le président");
    }

    @Test
    void leavesTheRestOfAPageAlone() {
        String page = "<title>Новости</title><p>" + twice(MEANT, "windows-1252") + "</p><b>Меню</b>";

        assertThat(DoubleEncoding.mended(page)).isEqualTo("<title>Новости</title><p>" + MEANT + "</p><b>Меню</b>");
    }

    @Test
    void mendsShortPiecesOfATextThatIsOtherwiseCertain() {
        String page = "<p>" + twice(MEANT, "windows-1251") + "</p><p>" + twice("Да", "windows-1251") + "</p>";

        assertThat(DoubleEncoding.mended(page)).isEqualTo("<p>" + MEANT + "</p><p>Да</p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ті, хто прийшов",
                "«Группа В»",
                "IRMÃ»",
                "São Paulo, INFORMAÇÃO, NÃO",
                "Ниё, Рё",
                "Größe, façade, Ærø, Þýsk",
                "ï»¿",
                "Â§ 5",
                "№ 5 — «ООН»…",
                "数据 データ 한국"
            })
    void leavesOtherTextAlone(String text) {
        assertThat(DoubleEncoding.mended(text)).isEqualTo(text);
    }

    private static String twice(String text, String wrong) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder read = new StringBuilder();
        for (byte b : bytes) {
            String one = new String(new byte[] {b}, Charset.forName(wrong));
            read.append(one.equals("\uFFFD") ? String.valueOf((char) (b & 0xff)) : one);
        }
        return read.toString();
    }
}
