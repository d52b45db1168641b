package io.silkwire.quality.language;

import io.silkwire.enrich.language.LetterReader;
import io.silkwire.enrich.language.Script;
import io.silkwire.enrich.language.WordGrams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Multinomial logistic regression of one script's languages over letter sequences, learned by stochastic gradient descent with
 * a step of its own for each weight (AdaGrad; Duchi, Hazan, Singer 2011): made texts → weights. Each sequence counts as often as
 * it occurs over the square root of the number of letters.
 */
final class Regression {
    private static final double STEP = 0.6;
    private static final float START = 1e-3f;
    private static final float NO_ERROR = 2e-3f;

    private static final double SHARE_OF_NEIGHBOUR = 0.25;
    private static final double SHARE_OF_OTHERS = 0.5;

    private final Script script;
    private final List<String> languages;
    private final List<SentenceMaker> makers;
    private final Random random;
    private final Map<Integer, Integer> rows = new HashMap<>();
    private final List<Integer> hashes = new ArrayList<>();
    private float[] weights = new float[0];
    private float[] squares = new float[0];

    private int[] grams = new int[1 << 12];
    private int count;
    private final LetterReader reader;

    Regression(Script script, List<String> languages, List<SentenceMaker> makers, long seed) {
        this.script = script;
        this.languages = languages;
        this.makers = makers;
        this.random = new Random(seed);
        WordGrams sequences = new WordGrams(hash -> {
            if (count == grams.length) {
                grams = Arrays.copyOf(grams, count * 2);
            }
            grams[count++] = hash;
        });
        this.reader = new LetterReader(sequences::accept);
    }

    List<String> languages() {
        return languages;
    }

    List<Integer> hashes() {
        return hashes;
    }

    float weight(int row, int language) {
        return weights[row * languages.size() + language];
    }

    /** Takes the sequences that are commonest in each language. */
    void choose(int texts, int ours, int others) {
        Set<Integer> chosen = new HashSet<>();
        for (SentenceMaker maker : makers) {
            Map<Integer, Integer> counts = new HashMap<>();
            for (int i = 0; i < texts; i++) {
                read(maker.make(random, List.of()));
                for (int g = 0; g < count; g++) {
                    counts.merge(grams[g], 1, Integer::sum);
                }
            }
            int most = LanguageLearning.OURS.contains(maker.lesson().language()) ? ours : others;
            counts.entrySet().stream()
                    .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                            .reversed()
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(most)
                    .filter(entry -> entry.getValue() > 3)
                    .forEach(entry -> chosen.add(entry.getKey()));
        }
        chosen.stream().sorted().forEach(hash -> {
            rows.put(hash, hashes.size());
            hashes.add(hash);
        });
        weights = new float[hashes.size() * languages.size()];
        squares = new float[weights.length];
    }

    /** Goes through so many made texts. @return the share told rightly before each was learned from, over the last tenth */
    double learn(int texts) {
        int right = 0;
        int last = texts / 10;
        for (int i = 0; i < texts; i++) {
            float rate = (float) (STEP * (1 - 0.9 * i / texts));
            SentenceMaker maker = next();
            boolean noise = maker.lesson().language().equals("und") && random.nextInt(6) == 0;
            String text = noise ? SentenceMaker.gibberish(script, random) : maker.make(random, strangers(maker));
            boolean told = learn(text, languages.indexOf(maker.lesson().language()), rate);
            if (i >= texts - last && told) {
                right++;
            }
        }
        return (double) right / last;
    }

    /** Statements are mostly in our languages: a neighbour must be clearly nearer to win. */
    private SentenceMaker next() {
        while (true) {
            SentenceMaker maker = makers.get(random.nextInt(makers.size()));
            if (random.nextDouble() < share(maker.lesson().language())) {
                return maker;
            }
        }
    }

    private static double share(String language) {
        if (LanguageLearning.OURS.contains(language)) {
            return 1;
        }
        return language.equals("und") ? SHARE_OF_OTHERS : SHARE_OF_NEIGHBOUR;
    }

    /** Names come from the language most quoted in the script, or from any. */
    private List<SentenceMaker> strangers(SentenceMaker maker) {
        if (maker.lesson().language().equals("und")) {
            return List.of();
        }
        SentenceMaker stranger = random.nextInt(3) > 0 ? makers.getFirst() : makers.get(random.nextInt(makers.size()));
        return stranger == maker ? List.of() : List.of(stranger);
    }

    private int read(String text) {
        count = 0;
        return reader.read(text, 0, text.length(), script);
    }

    private boolean learn(String text, int language, float rate) {
        int letters = read(text);
        if (letters == 0) {
            return true;
        }
        int known = 0;
        for (int g = 0; g < count; g++) {
            Integer row = rows.get(grams[g]);
            if (row != null) {
                grams[known++] = row;
            }
        }
        float norm = (float) (1 / Math.sqrt(letters));
        float[] errors = probabilities(known, norm);
        boolean told = best(errors) == language;
        errors[language] -= 1;
        descend(known, errors, norm, rate);
        return told;
    }

    private float[] probabilities(int known, float norm) {
        int classes = languages.size();
        float[] values = new float[classes];
        for (int g = 0; g < known; g++) {
            int from = grams[g] * classes;
            for (int k = 0; k < classes; k++) {
                values[k] += weights[from + k];
            }
        }
        float most = values[best(values)];
        float total = 0;
        for (int k = 0; k < classes; k++) {
            values[k] = (float) Math.exp((values[k] - most) * norm);
            total += values[k];
        }
        for (int k = 0; k < classes; k++) {
            values[k] /= total;
        }
        return values;
    }

    private static int best(float[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    /** Most languages are out of the question for a text, and their weights stay. */
    private void descend(int known, float[] errors, float norm, float rate) {
        int classes = languages.size();
        for (int k = 0; k < classes; k++) {
            if (Math.abs(errors[k]) < NO_ERROR) {
                continue;
            }
            float slope = errors[k] * norm;
            for (int g = 0; g < known; g++) {
                int at = grams[g] * classes + k;
                squares[at] += slope * slope;
                weights[at] -= rate * slope / (float) Math.sqrt(squares[at] + START);
            }
        }
    }
}
