package io.silkwire.quality.nearduplicate;

import io.silkwire.quality.nearduplicate.DuplicateFinder.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Versions of a text as editors make them, by chance, but the same in every run. */
final class Edits {
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+");
    private static final double CHANGED_WORDS = 0.15;
    private static final double DROPPED_SENTENCES = 0.3;
    private static final double LEAD = 0.4;

    private final Random random = new Random(5);
    private final List<String> words = new ArrayList<>();

    /** @param texts where the words come from that replace others */
    Edits(List<Text> texts) {
        texts.forEach(text -> words.addAll(Arrays.asList(words(text))));
    }

    static String[] words(Text text) {
        return SPACE.split(text.body().strip());
    }

    /** Fifteen words of a hundred are others. */
    Text changed(Text text) {
        String[] changed = words(text);
        for (int i = 0; i < changed.length; i++) {
            changed[i] = random.nextDouble() < CHANGED_WORDS ? words.get(random.nextInt(words.size())) : changed[i];
        }
        return with(text, String.join(" ", changed));
    }

    /** Three sentences of ten are gone. */
    Text shortened(Text text) {
        List<String> sentences = new ArrayList<>(Arrays.asList(SENTENCE_END.split(text.body())));
        for (long left = Math.round(sentences.size() * DROPPED_SENTENCES); left > 0; left--) {
            sentences.remove(random.nextInt(sentences.size()));
        }
        return with(text, String.join(" ", sentences));
    }

    /** The first four tenths. */
    static Text lead(Text text) {
        String[] all = words(text);
        return with(text, String.join(" ", Arrays.copyOf(all, (int) Math.ceil(all.length * LEAD))));
    }

    private static Text with(Text text, String body) {
        return new Text(text.id(), text.title(), body);
    }
}
