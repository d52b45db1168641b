package io.silkwire.ingest.extraction.metadata;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What month a word names, in any of our languages: CLDR's names (wide and short, in a date and alone) and the forms that CLDR does
 * not have: cases of the Slavic and Turkic languages, izafet of Tajik, spellings of Uzbek, names of Dari, Pashto, the Levant and the Maghreb.
 *
 * <p>Words are compared as {@link Folding} leaves them. The languages share one table, since no word means different months in two
 * of them; only the calendar differs.
 */
final class MonthNames {
    /**
     * A month of a calendar.
     *
     * @param number 1 to 12
     */
    record Month(int number, boolean jalali) {}

    private static final List<String> LANGUAGES = List.of(
            "en", "ru", "uk", "be", "kk", "ky", "uz", "uz_Cyrl", "tg", "tk", "az", "fa", "fa_AF", "ps", "ar", "ar_LB",
            "ar_DZ", "tr", "de", "de_AT", "fr", "es", "it", "pt", "pl", "nl");

    /** Twelve groups a line, one a month; alternatives are parted by a slash. Checked against CLDR where it has them. */
    private static final List<String> MORE = List.of(
            // Slavic cases beyond nominative and genitive, and short forms in use.
            "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
            "янв фев/февр мар апр май июн июл авг сен/сент окт ноя/нояб дек",
            "січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",
            // Tajik izafet stands on the stem; Uzbek in Cyrillic keeps the soft sign in older texts.
            "январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри",
            "январы февралы марты апрелы майы июну июлу августу сентябры октябры ноябры декабры",
            "yanvar fevral mart aprel may iyun iyul avgust sentyabr oktyabr noyabr dekabr",
            "ýanwary fewraly marty apreli maýy iýuny iýuly awgusty sentýabry oktýabry noýabry dekabry",
            // Turkmen without its letters, as old pages write it.
            "yanwar fewral mart aprel may iyun iyul awgust sentyabr oktyabr noyabr dekabr",
            "qantar/qańtar aqpan naurys/nauryz/naýryz sauir/sáýir/säuir mamyr mausym/maýsym shilde/şılde tamyz qyrkuiek/qyrkúıek/qyrküiek qazan qarasha/qaraşa jeltoqsan",
            // Persian of Iran, Afghanistan and the Arab world beyond CLDR's.
            "ژانویه فبریه/فوریه مارس/مارچ آپریل/اوریل/آوریل/آپریل می/مه/ماه‌مه جون/ژوئن/ژوین جولای/ژوئیه/ژوییه/جولایی آگوست/اگوست/اوت/آگست سپتامبر/سپتمبر اکتبر/اکتوبر نوامبر/نومبر دسامبر/دسمبر",
            "يناير فبراير مارس ابريل/إبريل مايو يونيو/يونيه يوليو/يوليه اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
            // Short forms of English and German as sites write them.
            "jan feb mar apr may jun jul aug sept oct nov dec",
            "jänner/jaenner feber mrz/maerz apr mai jun jul aug sep okt nov dez");

    private static final String JALALI =
            "فروردین اردیبهشت خرداد تیر مرداد/امرداد شهریور مهر آبان/ابان آذر/اذر دی بهمن اسفند";
    /** Afghanistan names the same months by the zodiac. */
    private static final String ZODIAC = "حمل ثور جوزا سرطان اسد سنبله/سنبلهٔ میزان عقرب قوس جدی دلو حوت";

    /** Endings of case and person in the Turkic languages and Tajik, longest forms included ("қарашадағы", "noýabrynda"). */
    private static final Set<String> ENDINGS = Set.copyOf(List.of(
            ("и ы у ү і да де та те дагы деги дағы дегі тағы тегі даги ги нда ында инде унда үндө ында ындагы индеги сы сі сында сінде ның нің дың дің тың тің "
                            + "нын нин дын дин тын тин ға ге га қа ке дан ден тан тен ь ем ями у "
                            + "y i da de ta te dagi dagı daky däki daki nda ynda inde ynda yndaky indäki yň iň ning dan den si sy ı u ü ın")
                    .split(" ", -1)));

    /** Shorter stems than this take no endings: too many other words begin with them. */
    private static final int LEAST_STEM = 3;

    private static final Map<String, Month> NAMES = names();

    /** First words of names that have two. */
    private static final Set<String> PAIRS = NAMES.keySet().stream()
            .filter(name -> name.indexOf(' ') > 0)
            .map(name -> name.substring(0, name.indexOf(' ')))
            .collect(Collectors.toUnmodifiableSet());

    private MonthNames() {}

    /** Whether this folded word is a month's name as it stands in our tables, without endings. */
    static boolean isName(String word) {
        return NAMES.containsKey(word);
    }

    /** Whether this folded word may be the first of two that name a month. */
    static boolean startsPair(String word) {
        return PAIRS.contains(word);
    }

    /** The month that this folded word, or pair of words joined by a space, names; null where it names none. */
    static @Nullable Month of(String word) {
        Month exact = NAMES.get(word);
        if (exact != null) {
            return exact;
        }
        for (int stem = word.length() - 1; stem >= Math.max(LEAST_STEM, word.length() - 6); stem--) {
            Month month = NAMES.get(word.substring(0, stem));
            if (month != null && isEnding(word.substring(stem))) {
                return month;
            }
        }
        return null;
    }

    /** An ending, also after the apostrophe that Turkish and Uzbek put before it. */
    private static boolean isEnding(String rest) {
        return ENDINGS.contains(rest.startsWith("'") ? rest.substring(1) : rest);
    }

    private static Map<String, Month> names() {
        Map<String, Month> names = new HashMap<>();
        for (String language : LANGUAGES) {
            ULocale locale = new ULocale(language + "@calendar=gregorian");
            DateFormatSymbols symbols = new DateFormatSymbols(Calendar.getInstance(locale), locale);
            for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
                for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
                    add(names, symbols.getMonths(context, width), false);
                }
            }
        }
        MORE.forEach(line -> add(names, line.split(" ", -1), false));
        add(names, JALALI.split(" ", -1), true);
        add(names, ZODIAC.split(" ", -1), true);
        return Map.copyOf(names);
    }

    private static void add(Map<String, Month> names, String[] groups, boolean jalali) {
        for (int i = 0; i < 12; i++) {
            for (String name : groups[i].split("/", -1)) {
                String folded = Folding.fold(name).replace(".", "").strip();
                names.putIfAbsent(folded, new Month(i + 1, jalali));
            }
        }
    }
}
