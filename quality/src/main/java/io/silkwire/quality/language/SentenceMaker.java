package io.silkwire.quality.language;

import io.silkwire.enrich.language.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes texts of a language to learn from: vocabulary → running words of every length from a headline to a page, now and then
 * with what real text has: foreign names, letters typed without their marks, Arabic letters for Persian ones. Some are
 * pieces of the declaration. The same seed gives the same texts.
 */
final class SentenceMaker {
    private static final double FROM_DECLARATION = 0.12;
    private static final double WITH_STRANGERS = 0.25;
    private static final double WITHOUT_MARKS = 0.2;

    private final Lesson lesson;
    private final String[] words;
    private final double[] running;
    private final double[] flattened;
    private final List<String[]> declaration;

    SentenceMaker(Lesson lesson, Vocabulary vocabulary) {
        this.lesson = lesson;
        Map<String, Double> frequencies = vocabulary.frequencies();
        words = frequencies.keySet().toArray(String[]::new);
        running = sums(frequencies, 1);
        // Headlines have fewer small words than running text.
        flattened = sums(frequencies, 0.6);
        declaration = vocabulary.sentences().stream()
                .map(sentence -> sentence.split("\\s+", -1))
                .toList();
    }

    private static double[] sums(Map<String, Double> frequencies, double exponent) {
        double[] sums = new double[frequencies.size()];
        double sum = 0;
        int i = 0;
        for (double frequency : frequencies.values()) {
            sum += Math.pow(frequency, exponent);
            sums[i++] = sum;
        }
        return sums;
    }

    Lesson lesson() {
        return lesson;
    }

    int size() {
        return words.length;
    }

    /** One text; names and quotes in it come from one of the strangers. */
    String make(Random random, List<SentenceMaker> strangers) {
        List<String> text = new ArrayList<>();
        int length = length(random);
        boolean declared = !declaration.isEmpty() && (words.length == 0 || random.nextDouble() < FROM_DECLARATION);
        if (declared) {
            addPiece(text, length, random);
        } else {
            double[] sums = random.nextBoolean() ? running : flattened;
            for (int i = 0; i < length; i++) {
                text.add(words[pick(sums, random)]);
            }
        }
        if (!strangers.isEmpty() && random.nextDouble() < WITH_STRANGERS) {
            addStrangers(text, strangers.get(random.nextInt(strangers.size())), random);
        }
        String made = String.join(" ", text);
        return random.nextDouble() < WITHOUT_MARKS ? withoutMarks(made, random) : made;
    }

    private static int length(Random random) {
        double kind = random.nextDouble();
        if (kind < 0.5) {
            return 2 + random.nextInt(6);
        }
        return kind < 0.9 ? 6 + random.nextInt(20) : 20 + random.nextInt(60);
    }

    private void addPiece(List<String> text, int length, Random random) {
        String[] sentence = declaration.get(random.nextInt(declaration.size()));
        int from = sentence.length <= length ? 0 : random.nextInt(sentence.length - length + 1);
        text.addAll(List.of(sentence).subList(from, Math.min(sentence.length, from + length)));
    }

    /** Names: rare words, fewer than the words of the text itself. */
    private static void addStrangers(List<String> text, SentenceMaker stranger, Random random) {
        if (stranger.words.length == 0) {
            return;
        }
        int count = 1 + random.nextInt(Math.max(1, text.size() / 4));
        for (int i = 0; i < count && text.size() > 2; i++) {
            int rare = (int) (stranger.words.length * (0.2 + 0.8 * random.nextDouble()));
            text.set(random.nextInt(text.size()), stranger.words[Math.min(rare, stranger.words.length - 1)]);
        }
    }

    private static int pick(double[] sums, Random random) {
        double at = random.nextDouble() * sums[sums.length - 1];
        int low = 0;
        int high = sums.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sums[middle] < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private String withoutMarks(String text, Random random) {
        return switch (lesson.script()) {
            case LATIN ->
                random.nextBoolean()
                        ? latinWithoutMarks(text)
                        : text.replace('ı', 'i').replace("'", "");
            case CYRILLIC -> cyrillicWithoutMarks(text);
            case ARABIC, DEVANAGARI -> text;
        };
    }

    private static String latinWithoutMarks(String text) {
        return Folding.fold(text.replace('ə', 'e'));
    }

    /** As on a Russian keyboard. */
    private String cyrillicWithoutMarks(String text) {
        return switch (lesson.language()) {
            case "kk", "ky", "tg", "uz", "tt" -> {
                StringBuilder typed = new StringBuilder(text);
                for (int i = 0; i < typed.length(); i++) {
                    int at = "қғңұүөәһіҳҷӣӯўҗ".indexOf(typed.charAt(i));
                    if (at >= 0) {
                        typed.setCharAt(i, "кгнууоахихчиууж".charAt(at));
                    }
                }
                yield typed.toString();
            }
            default -> text.replace('ё', 'е');
        };
    }

    /** Strings of letters that are no language. */
    static String gibberish(Script script, Random random) {
        String letters = switch (script) {
            case LATIN -> "abcdefghijklmnopqrstuvwxyz";
            case CYRILLIC -> "абвгдежзийклмнопрстуфхцчшщъыьэюя";
            case ARABIC -> "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئ";
            case DEVANAGARI -> "अआइईउएओकखगघचछजझटठडढतथदधनपफबभमयरलवशषसहािीुूेो";
        };
        StringBuilder text = new StringBuilder();
        int length = length(random);
        for (int i = 0; i < length; i++) {
            int letterCount = 2 + random.nextInt(9);
            for (int k = 0; k < letterCount; k++) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            text.append(' ');
        }
        return text.toString();
    }
}
