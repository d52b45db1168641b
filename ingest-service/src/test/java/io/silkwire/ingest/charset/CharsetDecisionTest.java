package io.silkwire.ingest.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CharsetDecisionTest {
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry(
                    "ru",
                    "Министры подписали соглашение о совместном использовании водных ресурсов, а также объявили о новой"
                            + " встрече, которая пройдёт осенью в столице."),
            Map.entry(
                    "kk",
                    "Үкімет ауыл шаруашылығын қолдау және өңірлердегі су қоймаларын жаңғырту туралы қаулы қабылдады,"
                            + " оған қажетті қаражат бөлінді."),
            Map.entry(
                    "ky",
                    "Өлкөнүн өнүгүшү жөнүндө жаңы мыйзам кабыл алынды, анда айыл чарбасына өзгөчө көңүл бурулган."),
            Map.entry(
                    "uz",
                    "Ўзбекистон ва қўшни давлатлар ўртасида ҳамкорлик тўғрисида янги келишув имзоланди, унда ғалла"
                            + " етказиб бериш шартлари кўрсатилган."),
            Map.entry(
                    "tg",
                    "Ҳукумати ҷумҳурӣ қарори наверо дар бораи ҳифзи муҳити зист ва сарфаҷӯии об қабул намуд, ки аз моҳи"
                            + " оянда амал мекунад."),
            Map.entry(
                    "uk",
                    "Уряд ухвалив рішення про підтримку енергетичної галузі, і його вже підписано всіма її учасниками в"
                            + " середу ввечері."),
            Map.entry(
                    "bg",
                    "Министерският съвет прие решение за съвместно използване на водните ресурси и обяви нова среща,"
                            + " която ще се проведе наесен."),
            Map.entry(
                    "sr",
                    "Влада је усвојила одлуку о заједничком коришћењу водених ресурса, а следећи састанак биће одржан"
                            + " у недељу у Београду."),
            Map.entry("fa", "وزيران دو کشور توافقنامه همکاري را امضا کردند و درباره آب و انرژي با يکديگر گفتگو کردند"),
            Map.entry(
                    "ar",
                    "وقع الوزراء اتفاقا بشأن استخدام الموارد المائية وأعلنوا عن اجتماع جديد يعقد في الخريف المقبل"),
            Map.entry(
                    "tr",
                    "Bakanlar su kaynaklarının ortak kullanımına ilişkin anlaşmayı imzaladı ve görüşmelerin güz aylarında"
                            + " başkentte süreceğini bildirdi."),
            Map.entry(
                    "de",
                    "Die Minister einigten sich über die gemeinsame Nutzung der Flüsse und kündigten für später ein"
                            + " weiteres Gespräch zur Förderung der Länder an."),
            Map.entry(
                    "fr",
                    "Les ministres ont signé un accord sur le partage des eaux à Genève; une réunion est prévue cet"
                            + " été, où d'autres règles seront présentées."),
            Map.entry("zh", "两国部长签署了关于共同利用水资源的协议，并宣布将于秋季在首都举行新的会议，讨论能源与贸易问题。"),
            Map.entry("ja", "両国の大臣は水資源の共同利用に関する協定に署名し、秋に首都で新しい会議を開くと発表しました。"),
            Map.entry("ko", "양국 장관은 수자원의 공동 이용에 관한 협정에 서명하고 가을에 수도에서 새로운 회의를 열겠다고 발표했다."));

    private static final Map<String, List<String>> CHARSETS = Map.ofEntries(
            Map.entry("ru", List.of("windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic")),
            Map.entry("kk", List.of("kz-1048", "ptcp154")),
            Map.entry("ky", List.of("kz-1048", "ptcp154")),
            Map.entry("uz", List.of("ptcp154")),
            Map.entry("tg", List.of("ptcp154")),
            Map.entry("uk", List.of("windows-1251", "koi8-u", "iso-8859-5", "x-mac-cyrillic")),
            Map.entry("bg", List.of("windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic")),
            Map.entry("sr", List.of("windows-1251", "iso-8859-5")),
            Map.entry("fa", List.of("windows-1256")),
            Map.entry("ar", List.of("windows-1256")),
            Map.entry("tr", List.of("windows-1254")),
            Map.entry("de", List.of("windows-1252")),
            Map.entry("fr", List.of("windows-1252")),
            Map.entry("zh", List.of("gbk", "gb18030")),
            Map.entry("ja", List.of("shift_jis", "euc-jp", "iso-2022-jp")),
            Map.entry("ko", List.of("euc-kr")));

    /** Languages whose charset the bytes alone must tell, and what may be declared wrongly over them. */
    private static final List<String> CYRILLIC = List.of("ru", "kk", "ky", "uz", "tg", "uk", "bg", "sr");

    static Stream<Arguments> inEveryCharset() {
        return CHARSETS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(label -> Arguments.of(entry.getKey(), label)));
    }

    static Stream<Arguments> underEveryWrongLabel() {
        List<Arguments> cases = new ArrayList<>();
        for (String language : CYRILLIC) {
            for (String label : Objects.requireNonNull(CHARSETS.get(language))) {
                for (String wrong : List.of("utf-8", "windows-1251", "iso-8859-1", "windows-1252", "koi8-r", "gbk")) {
                    cases.add(Arguments.of(language, label, wrong));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("inEveryCharset")
    void believesARightDeclaration(String language, String label) throws IOException {
        assertThat(read(sentence(language).getBytes(charset(label)), label)).contains(sentence(language));
    }

    @ParameterizedTest
    @MethodSource("inEveryCharset")
    void tellsTheCharsetOfTextThatDeclaresNone(String language, String label) throws IOException {
        assertThat(read(sentence(language).getBytes(charset(label)))).contains(sentence(language));
    }

    @ParameterizedTest
    @MethodSource("underEveryWrongLabel")
    void overrulesAWrongDeclaration(String language, String label, String wrong) throws IOException {
        assertThat(read(sentence(language).getBytes(charset(label)), wrong)).contains(sentence(language));
    }

    @ParameterizedTest
    @MethodSource("inEveryCharset")
    void readsUtf8UnderTheLabelOfAnotherCharset(String language, String wrong) throws IOException {
        byte[] bytes = sentence(language).getBytes(StandardCharsets.UTF_8);

        assertThat(read(bytes, wrong)).contains(sentence(language));
    }

    @ParameterizedTest
    @CsvSource({
        "fr,windows-1252,utf-8",
        "de,windows-1252,utf-8",
        "de,windows-1252,windows-1251",
        "fr,windows-1252,windows-1251",
        "tr,windows-1254,iso-8859-1",
        "tr,windows-1254,utf-8",
        "ar,windows-1256,utf-8",
        "zh,gbk,utf-8",
        "ja,shift_jis,utf-8"
    })
    void overrulesALabelThatTheBytesContradict(String language, String label, String wrong) throws IOException {
        assertThat(read(sentence(language).getBytes(charset(label)), wrong)).contains(sentence(language));
    }

    @ParameterizedTest
    @CsvSource({"ibm866,ОБЪЯВЛЕНИЕ", "koi8-r,ПРАВИТЕЛЬСТВО", "windows-1251,Мир", "koi8-r,Мир", "windows-1252,Çà et là"})
    void doesNotOverruleADeclarationForAFewLetters(String label, String text) throws IOException {
        assertThat(read(text.getBytes(charset(label)), label)).contains(text);
    }

    @Test
    void takesTheHeaderBeforeTheDocument() throws IOException {
        byte[] bytes = "Grüße aus Wien".getBytes(charset("windows-1252"));

        assertThat(read(bytes, "windows-1252", "windows-1250")).contains("Grüße aus Wien");
    }

    @Test
    void takesTheByteOrderMarkBeforeEverything() throws IOException {
        byte[] bytes = "\uFEFFМир".getBytes(StandardCharsets.UTF_16LE);

        assertThat(read(bytes, "windows-1251")).contains("Мир");
    }

    @Test
    void readsUtf8WithAFewDamagedPlacesAsUtf8() throws IOException {
        byte[] bytes = ("# " + sentence("ru")).getBytes(StandardCharsets.UTF_8);
        bytes[0] = (byte) 0xff;

        assertThat(read(bytes, "utf-8")).contains("\uFFFD " + sentence("ru"));
    }

    @Test
    void readsUtf8CutInTheMiddleOfACharacter() throws IOException {
        byte[] bytes = "Déjà vu, côté jardin été".getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);

        assertThat(read(cut, "windows-1252")).contains("Déjà vu, côté jardin ét\uFFFD");
    }

    @Test
    void findsTheTextOfAPageBehindItsScripts() throws IOException {
        String page = "<script>" + "var a = 1;\n".repeat(20_000) + "</script><p>" + sentence("ru");

        assertThat(read(page.getBytes(charset("koi8-r")), "windows-1251")).contains(page);
    }

    @Test
    void readsAsciiUnderALabelOfUtf16AsAscii() throws IOException {
        assertThat(read("<p>text</p>".getBytes(StandardCharsets.US_ASCII), "utf-16"))
                .contains("<p>text</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-nonsense", "hz-gb-2312", "utf-7", "", "§"})
    void passesOverALabelThatNobodyKnows(String label) throws IOException {
        assertThat(read("plain".getBytes(StandardCharsets.US_ASCII), label)).contains("plain");
    }

    @Test
    void hasNoAnswerForTooFewLetters() throws IOException {
        assertThat(read("Мир".getBytes(charset("koi8-r")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ISO-8859-1,windows-1252",
        "latin1,windows-1252",
        "us-ascii,windows-1252",
        "iso-8859-9,windows-1254",
        "gb2312,GB18030",
        "big5,Big5-HKSCS",
        "shift_jis,windows-31j",
        "ks_c_5601-1987,x-windows-949",
        "cp866,IBM866",
        "koi8-ru,KOI8-U",
        "x-mac-ukrainian,x-MacCyrillic",
        "STRK1048-2002,KZ-1048",
        "Cyrillic-Asian,PTCP154",
        "utf8,UTF-8"
    })
    void readsALabelAsTheWebDoes(String label, String charset) {
        assertThat(charset(label).name()).isEqualTo(charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-1048", "ptcp154"})
    void writesAndReadsEveryCharacterOfATable(String label) {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) (label.equals("kz-1048") && i == 0x98 ? ' ' : i);
        }

        assertThat(new String(all, charset(label)).getBytes(charset(label))).isEqualTo(all);
    }

    private static String sentence(String language) {
        return Objects.requireNonNull(SENTENCES.get(language));
    }

    private static Charset charset(String label) {
        return Objects.requireNonNull(Labels.charset(label));
    }

    private static Optional<String> read(byte[] bytes, String... labels) throws IOException {
        return CharsetDecision.of(Octets.of(bytes), List.of(labels)).map(choice -> choice.decode(bytes));
    }
}
