package io.silkwire.enrich.language;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells the Persian of Afghanistan from that of Iran by words for the same things of public life: text in Persian → whether it
 * is Dari. The written languages differ in little else, so it says Dari only where several such words agree.
 */
final class Dari {
    /** Words of administration and daily life that Iran has others for. */
    private static final Set<String> AFGHAN = Set.of(
            "ولسوالی",
            "ولسوال",
            "والی",
            "شاروالی",
            "شاروال",
            "پوهنتون",
            "پوهنځی",
            "پوهاند",
            "شفاخانه",
            "څارنوالی",
            "څارنوال",
            "لوی",
            "سارنوالی",
            "معینیت",
            "قوماندان",
            "قوماندانی",
            "پولیس",
            "جنرال",
            "تورن",
            "ډگروال",
            "دگروال",
            "موتر",
            "طیاره",
            "هوتل",
            "انکشاف",
            "متعلم",
            "متعلمین",
            "محصلان",
            "محصلین",
            "مکتب",
            "مکاتب",
            "افغانی",
            "ولسی",
            "مشرانو",
            "جرگه",
            "سمپوزیم",
            "تیلیفون",
            "ملکی",
            "سرک",
            "فابریکه",
            "فابریکات",
            "تذکره",
            "اکمالات",
            "ترافیک",
            "لیسه",
            "جلالتمآب",
            "مستوفیت",
            "کمیشنری",
            "ولایات");
    /** What Iran calls them. */
    private static final Set<String> IRANIAN = Set.of(
            "استان",
            "استاندار",
            "فرماندار",
            "شهردار",
            "شهرداری",
            "دانشگاه",
            "دانشکده",
            "بیمارستان",
            "دادستان",
            "دادستانی",
            "پلیس",
            "ژنرال",
            "خودرو",
            "هواپیما",
            "فرودگاه",
            "هتل",
            "دانشجویان",
            "ریال",
            "تومان",
            "کارخانه",
            "استانداری",
            "شهرستان",
            "دبیرستان",
            "توسعه");

    private static final int ENOUGH = 2;

    private Dari() {}

    /** Whether different words of Afghanistan's Persian are more than those of Iran's. */
    static boolean speaksIn(String text, Iterable<Block> samples) {
        Set<String> found = new HashSet<>();
        LetterReader reader = new LetterReader((letters, length) -> found.add(new String(letters, 0, length)));
        for (Block sample : samples) {
            reader.read(text, sample.start(), sample.end(), Script.ARABIC);
        }
        long afghan = found.stream().filter(AFGHAN::contains).count();
        long iranian = found.stream().filter(IRANIAN::contains).count();
        return afghan >= ENOUGH && afghan > 2 * iranian;
    }
}
