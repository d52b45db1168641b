package io.silkwire.ingest.revision;

import io.silkwire.ingest.extraction.Sentences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether the words of a text changed in a way a reader would want to know. Minor is only what changes no word (punctuation,
 * spaces, case, typography, ё for е, the way a number is grouped) and what looks like a typing error put right: a long word with
 * at most one or two letters off (Damerau and Levenshtein) that is no name, no number, no negation, and differs neither in its
 * beginning, where prefixes turn a meaning round, nor by the syllable that negates in the Turkic languages. All else is
 * substantive: a doubt is one more alert, not one less.
 */
final class WordChange {
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}])[-+]\\p{N}+(?:[.,:/]\\p{N}+)*"
            + "|\\p{N}+(?:[.,:/]\\p{N}+)*"
            + "|[\\p{L}\\p{M}]+(?:'[\\p{L}\\p{M}]+)*"
            + "|[\\p{Sc}%‰°№§#&@=<>*×÷^~]");
    private static final Pattern GROUPS =
            Pattern.compile("(?<![\\p{N}.,])(\\p{N}{1,3})((?:[ ,']\\p{N}{3})+)(?![\\p{N}])");
    private static final Pattern SENTENCE_START = Pattern.compile("(?:^|[.!?…]\\s+)[\"'(\\[«]*$");
    /** Longer texts are not compared word by word: so much changed that the answer is plain. */
    private static final int MOST_WORDS = 6_000;

    private static final int SHORTEST = 6;
    private static final int LONG = 9;
    private static final int BEGINNING = 3;

    private static final Set<String> NEGATING_SYLLABLES = Set.of(
            "ма", "ме", "мо", "ба", "бе", "бо", "бө", "па", "пе", "пө", "ma", "me", "na", "не", "на", "ni", "ny", "no");

    private static final Set<String> WEIGHTY = Set.of(
            // negations
            "without",
            "cannot",
            "neither",
            "nothing",
            "никогда",
            "нельзя",
            "отсутствует",
            "emasman",
            "hech",
            "ешқандай",
            // numbers
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
            "thirty",
            "forty",
            "fifty",
            "sixty",
            "seventy",
            "eighty",
            "ninety",
            "hundred",
            "thousand",
            "million",
            "billion",
            "trillion",
            "second",
            "fourth",
            "пятнадцать",
            "шестнадцать",
            "семнадцать",
            "восемнадцать",
            "девятнадцать",
            "двенадцать",
            "тринадцать",
            "четырнадцать",
            "двадцать",
            "тридцать",
            "пятьдесят",
            "шестьдесят",
            "семьдесят",
            "восемьдесят",
            "девяносто",
            "тысяча",
            "тысячи",
            "тысяч",
            "миллион",
            "миллиона",
            "миллионов",
            "миллиард",
            "миллиарда",
            "миллиардов",
            "триллион",
            // days and months
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
            "january",
            "february",
            "august",
            "september",
            "october",
            "november",
            "december",
            "понедельник",
            "вторник",
            "четверг",
            "пятница",
            "суббота",
            "воскресенье",
            "января",
            "февраля",
            "апреля",
            "августа",
            "сентября",
            "октября",
            "ноября",
            "декабря");

    private WordChange() {}

    /**
     * Whether the change from one text to the other is more than minor.
     *
     * @param names words seen with a capital inside sentences, as written
     */
    static boolean isSubstantive(String before, String after, Set<String> names) {
        List<Word> from = words(before);
        List<Word> to = words(after);
        if (folds(from).equals(folds(to))) {
            return false;
        }
        if (from.size() > MOST_WORDS || to.size() > MOST_WORDS) {
            return true;
        }
        return Hunk.between(folds(from), folds(to)).stream()
                .anyMatch(hunk -> !isMinor(
                        from.subList(hunk.goneFrom(), hunk.goneTo()),
                        to.subList(hunk.comeFrom(), hunk.comeTo()),
                        names));
    }

    /** Whether the two differ in more than typography and case. */
    static boolean differsInWords(String before, String after) {
        return !folds(words(before)).equals(folds(words(after)));
    }

    /** Words with a capital that do not start a sentence: taken for names. */
    static Set<String> names(List<String> sentences) {
        Set<String> names = new HashSet<>();
        for (String sentence : sentences) {
            for (Word word : words(sentence)) {
                if (word.name()) {
                    names.add(word.text());
                }
            }
        }
        return names;
    }

    private static boolean isMinor(List<Word> from, List<Word> to, Set<String> names) {
        if (joined(from).equals(joined(to)) && from.stream().noneMatch(Word::isNumber)) {
            return true; // written together or apart, with or without a hyphen
        }
        if (from.size() != to.size()) {
            return false;
        }
        for (int i = 0; i < from.size(); i++) {
            if (!isTypingError(from.get(i), to.get(i), names)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTypingError(Word from, Word to, Set<String> names) {
        if (from.fold().equals(to.fold())) {
            return true;
        }
        String a = from.fold();
        String b = to.fold();
        int shorter = Math.min(a.length(), b.length());
        if (shorter < SHORTEST || from.isNumber() || to.isNumber() || WEIGHTY.contains(a) || WEIGHTY.contains(b)) {
            return false;
        }
        if (from.isName(names) || to.isName(names)) {
            return false;
        }
        return a.regionMatches(0, b, 0, BEGINNING) && !negates(a, b) && distance(a, b) <= (shorter >= LONG ? 2 : 1);
    }

    /** Whether one is the other with a negating syllable put in. */
    private static boolean negates(String a, String b) {
        String longer = a.length() > b.length() ? a : b;
        String shorter = a.length() > b.length() ? b : a;
        if (longer.length() - shorter.length() != 2) {
            return false;
        }
        for (int i = 0; i + 2 <= longer.length(); i++) {
            if (NEGATING_SYLLABLES.contains(longer.substring(i, i + 2))
                    && shorter.equals(longer.substring(0, i) + longer.substring(i + 2))) {
                return true;
            }
        }
        return false;
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
    static int distance(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 2 || a.length() > 60) {
            return Integer.MAX_VALUE;
        }
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                steps[i][j] = i == 0 ? j : j == 0 ? i : step(a, b, i, j, steps);
            }
        }
        return steps[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] steps) {
        int substituted = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(substituted, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, steps[i - 2][j - 2] + 1) : least;
    }

    private static List<Word> words(String text) {
        String plain = GROUPS.matcher(Sentences.normalised(text))
                .replaceAll(grouped -> grouped.group(1) + grouped.group(2).replaceAll("\\P{N}", ""));
        List<Word> words = new ArrayList<>();
        Matcher word = WORD.matcher(plain);
        while (word.find()) {
            String before = plain.substring(Math.max(0, word.start() - 6), word.start());
            boolean first = SENTENCE_START
                    .matcher(word.start() <= 6 ? before : "x" + before)
                    .find();
            boolean capital = Character.isUpperCase(word.group().codePointAt(0));
            words.add(new Word(word.group(), fold(word.group()), capital && !first, capital));
        }
        return words;
    }

    private static String fold(String word) {
        return word.toLowerCase(Locale.ROOT).replace('ё', 'е');
    }

    private static List<String> folds(List<Word> words) {
        return words.stream().map(Word::fold).toList();
    }

    private static String joined(List<Word> words) {
        return String.join("", folds(words));
    }

    private record Word(String text, String fold, boolean name, boolean capital) {
        boolean isNumber() {
            return !Character.isLetter(fold.codePointAt(0));
        }

        boolean isName(Set<String> names) {
            return name || (capital && names.contains(text));
        }
    }
}
