package io.silkwire.enrich.nearduplicate;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.enrich.nearduplicate.Likeness.Kind;
import io.silkwire.enrich.nearduplicate.Likeness.Same;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LikenessTest {
    private static final String TITLE = "Delegations agree on the canal";
    private static final String BODY = """
            On 14 May the delegations of Lorvia and Tessaly met in Port Amber to agree on the upkeep of the northern canal. \
            The canal carries water to 230 villages on both banks and was last repaired in 1998. Under the agreement each side \
            clears the bed on its own territory before the spring flood, and a joint commission measures the flow twice a month. \
            Engineers of both countries told the meeting that two of the nine locks leak and that silt has narrowed the bed by a \
            third. The repair is expected to cost 41 million crowns, of which Lorvia bears the larger part because most of the \
            fields that drink from the canal lie on its side. The delegations also spoke of the bridge at Orlen, whose pillars \
            stand in the bed and catch driftwood. A decision on it was put off until the commission has seen the pillars. \
            The next meeting takes place in September in the capital of Tessaly.""";

    @Test
    void aCopyIsTheSameWhateverItsCaseSpacesAndPunctuation() {
        assertThat(kind(BODY, BODY.toUpperCase(java.util.Locale.ROOT).replace(". ", " —  ")))
                .isEqualTo(Kind.COPY);
        assertThat(kind("Ещё о воде и хлебе в горных районах", "Еще о воде и хлебе в горных районах!"))
                .isEqualTo(Kind.COPY);
        assertThat(kind("Oʻzbek tilida soʻz va yangi gʻoya haqida", "O'zbek tilida so’z va yangi g‘oya haqida"))
                .isEqualTo(Kind.COPY);
        assertThat(kind("Премьер-министр й вода и хлеб", "Премьер-министр и\u0306 во\u00ADда и хлеб"))
                .isEqualTo(Kind.COPY);
    }

    @Test
    void theFirstSentencesOfAStatementAreItsExcerpt() {
        assertThat(kind(BODY, sentences(0, 1, 2, 3))).isEqualTo(Kind.EXCERPT);
    }

    @Test
    void aStatementThatLostAThirdOfItsSentencesIsTheSame() {
        assertThat(likeness(BODY, sentences(0, 1, 3, 4, 6, 7))).isInstanceOf(Same.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void everySeventhWordMayBeAnother(int first) {
        String[] words = BODY.split(" ", -1);
        for (int i = first; i < words.length; i += 7) {
            words[i] = "other" + i;
        }
        assertThat(likeness(BODY, String.join(" ", words))).isInstanceOf(Same.class);
    }

    @Test
    void aQuotationInAnotherTextIsNoExcerpt() {
        String other = "The chamber of farmers called the plan too late. " + sentences(1) + " "
                + "Its speaker said that orchards dried up in the last two summers and that pumps were bought on credit, which"
                + " many families cannot pay back. The chamber asks for a relief of taxes and for seed before the winter."
                + " It will gather signatures in all districts and hand them over when parliament returns from its recess.";
        assertThat(likeness(BODY, other)).isEqualTo(Likeness.DIFFERENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The President sent a message of congratulations to %1$s on the occasion of the national holiday. In the message"
                        + " he wished %1$s good health and success in the high office, and the people of %2$s peace and prosperity."
                        + " He recalled the meeting of %3$s in %4$s and the agreements signed there.",
                "Президент направил поздравительную телеграмму, в которой тепло поздравил главу %2$s господина %1$s с"
                        + " национальным праздником. В телеграмме он пожелал господину %1$s здоровья и успехов, а народу"
                        + " страны %2$s мира и процветания, напомнив о встрече %3$s в городе %4$s.",
                "Мемлекет басшысы %2$s елінің басшысы %1$s мырзаға ұлттық мереке құрметіне құттықтау жеделхатын жолдады."
                        + " Жеделхатта %1$s мырзаға денсаулық пен табыс, %2$s халқына бейбітшілік тілеп, %3$s күнгі %4$s"
                        + " қаласындағы кездесуді еске алды."
            })
    void lettersOfOneTemplateToDifferentPeopleStayApart(String template) {
        String first = template.formatted("Arvo Lindel", "Lorvia", "12 March 2019", "Port Amber");
        String second = template.formatted("Mira Osk", "Tessaly", "30 June 2021", "Nordheim");
        assertThat(likeness(first, second)).isEqualTo(Likeness.DIFFERENT);
        assertThat(likeness(first, first + " ")).isInstanceOf(Same.class);
    }

    @Test
    void dailyFiguresInTheSameWordsStayApart() {
        String report =
                "The observatory reports %s. Level of the lake: %s m. Inflow: %s m3/s. Outflow: %s m3/s. Salt: %s g/l."
                        + " The figures are means of the last day at the three gauges.";
        assertThat(likeness(
                        report.formatted("Monday 4 May", "273.11", "412", "388", "9.3"),
                        report.formatted("Tuesday 5 May", "272.98", "397", "402", "9.7")))
                .isEqualTo(Likeness.DIFFERENT);
    }

    @Test
    void aScriptThatPartsNoWordsIsComparedByItsCharacters() {
        String text = "双方代表团在港口城市会面，就北方运河的维护达成一致意见。运河向两岸二百三十个村庄供水，上次维修是在一九九八年。";
        assertThat(kind(text, text.replace("，", "；"))).isEqualTo(Kind.COPY);
        assertThat(likeness(text, "农民协会认为计划太晚。发言人表示过去两年夏天果园干枯，许多家庭无力偿还贷款，希望减免税收。"))
                .isEqualTo(Likeness.DIFFERENT);
        String thai = "คณะผู้แทนพบกันที่เมืองท่าและเห็นพ้องเรื่องการดูแลคลองเหนือ";
        assertThat(kind(thai, thai + " ๆ")).isEqualTo(Kind.COPY);
    }

    @Test
    void textsOfAWordOrTwoAreTheSameOnlyWhereTheyAreEqual() {
        assertThat(kind("Statement", "statement")).isEqualTo(Kind.COPY);
        assertThat(likeness("Statement", "Speech")).isEqualTo(Likeness.DIFFERENT);
        assertThat(likeness("Joint statement", "Joint speech")).isEqualTo(Likeness.DIFFERENT);
    }

    @Test
    void textsWithoutAWordAreLikeNone() {
        assertThat(likeness("", "")).isEqualTo(Likeness.DIFFERENT);
        assertThat(likeness("", BODY)).isEqualTo(Likeness.DIFFERENT);
        assertThat(likeness("***", "***")).isEqualTo(Likeness.DIFFERENT);
    }

    @Test
    void neitherOfTwoTextsIsFirst() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Fingerprint a = Fingerprint.of("", some(random));
            Fingerprint b = Fingerprint.of("", some(random));
            assertThat(Likeness.of(a, b)).isEqualTo(Likeness.of(b, a));
        }
    }

    @Test
    void aFingerprintOfItsBytesIsComparedAsTheFirst() {
        Fingerprint fingerprint = Fingerprint.of(TITLE, BODY);
        Fingerprint read = Fingerprint.ofBytes(fingerprint.bytes());
        assertThat(read.words()).isEqualTo(fingerprint.words());
        assertThat(read.shingles()).isEqualTo(fingerprint.shingles());
        assertThat(read.anchors()).isEqualTo(fingerprint.anchors());
        assertThat(read.numbers()).isEqualTo(fingerprint.numbers()).isNotEmpty();
        assertThat(read.sketch()).isEqualTo(fingerprint.sketch());
    }

    @Test
    void aTextBeyondTheLimitIsComparedByItsBeginning() {
        assertThat(Fingerprint.of("", "word ".repeat(30_000)).length()).isEqualTo(Fingerprint.MAX_WORDS);
    }

    private static String some(Random random) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : BODY.split("(?<=\\.) ", -1)) {
            if (random.nextDouble() < 0.7) {
                sentences.add(random.nextDouble() < 0.2 ? sentence.replaceAll("[0-9]+", "7") : sentence);
            }
        }
        return String.join(" ", sentences);
    }

    private static String sentences(int... numbers) {
        String[] all = BODY.split("(?<=\\.) ", -1);
        return String.join(
                " ", Arrays.stream(numbers).mapToObj(number -> all[number]).toList());
    }

    private static Kind kind(String first, String second) {
        Likeness likeness = likeness(first, second);
        assertThat(likeness).isInstanceOf(Same.class);
        return ((Same) likeness).kind();
    }

    private static Likeness likeness(String first, String second) {
        return Likeness.of(Fingerprint.of("", first), Fingerprint.of("", second));
    }
}
