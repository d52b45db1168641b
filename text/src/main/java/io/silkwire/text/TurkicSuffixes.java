package io.silkwire.text;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The inflection of Turkic nouns as an automaton of suffix chains: number, possessive, case, then the relational {@code -дағы,
 * -даги, -daki} or the predicative {@code -dir}. A table per language names each suffix by archiphonemes: {@code A} is the low
 * vowel and {@code I} the high one, {@code G} and {@code K} the velars that follow harmony; they are written out so that a chain is
 * harmonic in itself. Which vowels a stem has is not asked, because loan words break harmony; whether it ends in a vowel is,
 * where the suffix depends on it.
 *
 * <p>One automaton for all languages of a script: a word in a text has no language of its own.
 */
final class TurkicSuffixes {
    static final Chains CYRILLIC = build(List.of(
            Table.of("а ы ғ қ|е і г к", "", "лAр дAр тAр", "м ң ңIз мIз", "I", "сI")
                    .cases("нIң дIң тIң нI дI тI GA KA дA тA дAн тAн нAн мен бен пен менен бенен пенен дAй тAй", "", "")
                    .possessed("нIң н нA ндA нAн мен менен ндAй", "A")
                    .ends("GI", ""),
            Table.of("а ы г к|о у г к|а у г к|е и г к|ө ү г к|е ү г к", "", "лAр дAр тAр", "м ң ңIз бIз", "I", "сI")
                    .cases("нIн дIн тIн нI дI тI GA KA дA тA дAн тAн дAй тAй", "", "")
                    .possessed("нIн н нA ндA нAн ндAй", "A")
                    .ends("GI", ""),
            Table.of("а и г қ", "", "лар", "м нг нгиз миз", "и", "си")
                    .cases("нинг ни га ка қа да дан гача кача қача дек дай", "", "")
                    .possessed("нинг ни га да дан гача дек", "")
                    .ends("ги", "дир")));

    static final Chains LATIN = build(List.of(
            Table.of("a ı|a u|e i|e ü", "", "lAr", "m n nIz mIz", "I", "sI")
                    .cases("dA tA dAn tAn lA", "In I A", "nIn yI yA ylA yIn")
                    .possessed("nIn nI nA ndA ndAn ylA", "")
                    .ends("ki kiler kilerin kilere kileri kinin kine kini kinden", "dIr tIr"),
            Table.of("a ı|a u|ə i|ə ü", "", "lAr", "m n nIz mIz", "I", "sI")
                    .cases("dA dAn lA", "In I A", "nIn nI yA yI yIn")
                    .possessed("nIn nI nA ndA ndAn ylA", "")
                    .ends("kI", "dIr"),
            Table.of("a y|a u|e i|e ü|ä i", "", "lAr", "m ň ňIz mIz", "I", "sI")
                    .cases("dA dAn", "Iň I A", "nIň nI nA")
                    .possessed("nIň nI nA ndA ndAn", "")
                    .ends("kI", "dIr"),
            Table.of("a i g q", "", "lar", "m ng ngiz miz", "i", "si")
                    .cases("ning ni ga ka qa da dan gacha kacha qacha dek day", "", "")
                    .possessed("ning ni ga da dan gacha dek", "")
                    .ends("gi", "dir"),
            Table.of("a y ğ q|e i g k|a ı ğ q", "", "lAr dAr tAr", "m ñ ñIz mIz", "I", "sI")
                    .cases("nIñ dIñ tIñ nI dI tI GA KA dA tA dAn tAn nAn men ben pen", "", "")
                    .possessed("nIñ n nA ndA nAn men", "A")
                    .ends("GI", "")));

    private TurkicSuffixes() {}

    private static Chains build(List<Table> tables) {
        Chains.Builder chains = new Chains.Builder();
        tables.forEach(table -> table.addTo(chains));
        return chains.build();
    }

    /**
     * The suffixes of one language, each list parted by spaces.
     *
     * @param harmonies low and high vowel, velar G and velar K of each class of harmony, classes parted by a bar
     * @param person possessives of the first and second person as they follow a vowel; a consonant puts I before
     */
    private record Table(
            String harmonies,
            String any,
            String plural,
            String person,
            String thirdAfterConsonant,
            String thirdAfterVowel,
            String afterConsonant,
            String afterVowel,
            String afterThird,
            String afterPerson,
            String relational,
            String predicative) {
        static Table of(
                String harmonies, String any, String plural, String person, String afterConsonant, String afterVowel) {
            return new Table(harmonies, any, plural, person, afterConsonant, afterVowel, "", "", "", "", "", "");
        }

        Table cases(String all, String consonant, String vowel) {
            return new Table(
                    harmonies,
                    all,
                    plural,
                    person,
                    thirdAfterConsonant,
                    thirdAfterVowel,
                    consonant,
                    vowel,
                    afterThird,
                    afterPerson,
                    relational,
                    predicative);
        }

        Table possessed(String third, String others) {
            return new Table(
                    harmonies,
                    any,
                    plural,
                    person,
                    thirdAfterConsonant,
                    thirdAfterVowel,
                    afterConsonant,
                    afterVowel,
                    third,
                    others,
                    relational,
                    predicative);
        }

        Table ends(String relation, String predicate) {
            return new Table(
                    harmonies,
                    any,
                    plural,
                    person,
                    thirdAfterConsonant,
                    thirdAfterVowel,
                    afterConsonant,
                    afterVowel,
                    afterThird,
                    afterPerson,
                    relation,
                    predicate);
        }

        void addTo(Chains.Builder chains) {
            for (String harmony : harmonies.split("\\|", -1)) {
                new Writer(this, harmony, chains).write();
            }
        }
    }

    /** Writes out the chains of one language in one class of harmony. */
    private static final class Writer {
        private final Table table;
        private final List<String> harmony;
        private final String unrounded;
        private final Chains.Builder chains;

        Writer(Table table, String harmony, Chains.Builder chains) {
            this.table = table;
            this.harmony = Endings.split(harmony);
            this.chains = chains;
            String low = this.harmony.get(0);
            unrounded = Arrays.stream(table.harmonies.split("\\|", -1))
                    .map(Endings::split)
                    .filter(letters -> letters.get(0).equals(low) && "uüуү".indexOf(letters.get(1)) < 0)
                    .map(letters -> letters.get(1))
                    .findFirst()
                    .orElse(this.harmony.get(1));
        }

        void write() {
            noun("", true);
            each(table.plural, plural -> {
                add(plural, Chains.ANY);
                noun(plural, false);
            });
        }

        /** Everything after a bare stem, whose end is not known, or after a plural, which ends in a consonant. */
        private void noun(String head, boolean bare) {
            int afterConsonant = bare ? Chains.CONSONANT : Chains.ANY;
            each(table.any, ending -> cased(head + ending, Chains.ANY));
            each(table.afterConsonant, ending -> cased(head + ending, afterConsonant));
            each(table.person, person -> person(head + "I" + person, afterConsonant));
            third(head + table.thirdAfterConsonant, afterConsonant);
            if (bare) {
                each(table.afterVowel, ending -> cased(ending, Chains.VOWEL));
                each(table.person, person -> person(person, Chains.VOWEL));
                third(table.thirdAfterVowel, Chains.VOWEL);
                each(table.afterThird, ending -> cased(ending, Chains.HIGH));
            }
            each(table.predicative, ending -> add(head + ending, Chains.ANY));
        }

        private void person(String head, int before) {
            add(head, before);
            each(table.any, ending -> cased(head + ending, before));
            each(table.afterConsonant, ending -> cased(head + ending, before));
            each(table.afterPerson, ending -> cased(head + ending, before));
        }

        private void third(String head, int before) {
            add(head, before);
            each(table.afterThird, ending -> cased(head + ending, before));
            each(table.predicative, ending -> add(head + ending, before));
        }

        private void cased(String chain, int before) {
            add(chain, before);
            if (chain.endsWith("дA")
                    || chain.endsWith("тA")
                    || chain.endsWith("dA")
                    || chain.endsWith("tA")
                    || chain.endsWith("да")
                    || chain.endsWith("da")) {
                each(table.relational, ending -> add(chain + ending, before));
            }
            each(table.predicative, ending -> add(chain + ending, before));
        }

        private void each(String list, Consumer<String> action) {
            if (!list.isEmpty()) {
                for (String suffix : list.split(" ", -1)) {
                    action.accept(suffix);
                }
            }
        }

        private void add(String chain, int before) {
            for (String written : written(chain)) {
                int rounded = isRounded(written) ? Chains.ROUNDED : 0;
                int where = before == Chains.ANY ? beforeFirst(written.charAt(0), written) : before;
                chains.add(Fold.sure(written), where | rounded);
                String typed = Fold.neighbours(written);
                if (!typed.equals(Fold.sure(written))) {
                    chains.add(
                            typed,
                            Chains.LONG
                                    | rounded
                                    | (before == Chains.ANY ? beforeFirst(typed.charAt(0), typed) : before));
                }
            }
        }

        private static boolean isRounded(String chain) {
            for (int i = 0; i < chain.length(); i++) {
                if (Chains.isVowel(chain.charAt(i))) {
                    return "uüoöуүоө".indexOf(chain.charAt(i)) >= 0;
                }
            }
            return false;
        }

        /** A voiceless suffix stands only after a voiceless sound, which keeps {@code поездка} apart from {@code поезд}. */
        private static int beforeFirst(char first, String chain) {
            return switch (first) {
                case 'т', 'қ', 'п' -> Chains.VOICELESS | Chains.DEVOICED;
                case 'к' -> chain.startsWith("ке") ? Chains.VOICELESS | Chains.DEVOICED : Chains.VOICELESS;
                case 't', 'k', 'q', 'p' -> Chains.VOICELESS;
                default -> Chains.ANY;
            };
        }

        /**
         * The chain in letters. High vowels behind a rounded one are rounded too, or in some languages and behind a low vowel no
         * more.
         */
        private Set<String> written(String chain) {
            Set<String> all = new LinkedHashSet<>();
            all.add(spell(chain, Integer.MAX_VALUE));
            all.add(spell(chain, chain.indexOf('A')));
            all.add(spell(chain, chain.indexOf('I')));
            return all;
        }

        /** Behind the given place high vowels are unrounded. */
        private String spell(String chain, int unroundedAfter) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < chain.length(); i++) {
                char c = chain.charAt(i);
                out.append(
                        switch (c) {
                            case 'A' ->
                                chain.lastIndexOf('I', i) >= 0 && harmony.get(0).equals("о") ? "а" : harmony.get(0);
                            case 'I' -> i > unroundedAfter && unroundedAfter >= 0 ? unrounded : harmony.get(1);
                            case 'G' -> harmony.get(2);
                            case 'K' -> harmony.get(3);
                            default -> String.valueOf(c);
                        });
            }
            return out.toString();
        }
    }
}
