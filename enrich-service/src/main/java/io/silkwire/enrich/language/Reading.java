package io.silkwire.enrich.language;

import io.silkwire.contracts.LanguagePassage;
import io.silkwire.enrich.language.LetterEvidence.Guess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A text read block by block: blocks with their evidence → the language of the whole, and of its parts. Not thread-safe. */
final class Reading {
    /** So many characters are read of a text, … */
    private static final int MAX_READ = 800;
    /** … but of a block at least so many. */
    private static final int MIN_READ = 80;
    /** A block names a language of its own only from this probability on … */
    private static final double SURE = 0.95;
    /** … and from so many letters on. */
    private static final int MIN_LETTERS = 40;

    private final String text;
    private final Declared declared;
    private final List<Part> parts = new ArrayList<>();

    private Reading(String text, Declared declared) {
        this.text = text;
        this.declared = declared;
    }

    static Reading of(String text, Declared declared) {
        Reading reading = new Reading(text, declared);
        List<Block> blocks = Block.of(text);
        int most = Math.max(MIN_READ, MAX_READ / Math.max(1, blocks.size()));
        blocks.forEach(block -> reading.parts.add(Part.read(text, block, most)));
        return reading;
    }

    /** Whether there are letters enough to tell the language by. */
    boolean isShort() {
        return parts.stream().mapToInt(Part::letters).sum() < MIN_LETTERS;
    }

    /** The language of the whole and of its parts. */
    Detection detection() {
        List<String> languages = parts.stream().map(this::ownLanguage).toList();
        Map<String, Integer> lengths = new HashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Block block = parts.get(i).block();
            if (!languages.get(i).isEmpty()) {
                lengths.merge(languages.get(i), block.end() - block.start(), Integer::sum);
            }
        }
        if (lengths.size() < 2) {
            return detection(parts, List.of());
        }
        String longest = lengths.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElseThrow();
        List<Part> ofLongest = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (languages.get(i).equals(longest)) {
                ofLongest.add(parts.get(i));
            }
        }
        return detection(ofLongest, passages(languages));
    }

    /** The language of a block that is sure of it, else an empty string. */
    private String ownLanguage(Part part) {
        LetterEvidence evidence = part.evidence();
        if (evidence == null || evidence.letters() < MIN_LETTERS) {
            return "";
        }
        Guess guess = evidence.guess("");
        return guess.isSure(SURE) ? guess.language() : "";
    }

    /** Blocks of one language beside each other are one passage; a block that is not sure belongs to the one before. */
    private List<LanguagePassage> passages(List<String> languages) {
        List<LanguagePassage> passages = new ArrayList<>();
        String language =
                languages.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
        int start = 0;
        for (int i = 0; i < parts.size(); i++) {
            String next = languages.get(i);
            if (!next.isEmpty() && !next.equals(language)) {
                addPassage(passages, start, parts.get(i).block().start(), language);
                start = parts.get(i).block().start();
                language = next;
            }
        }
        addPassage(passages, start, text.length(), language);
        return passages;
    }

    private void addPassage(List<LanguagePassage> passages, int from, int to, String language) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            passages.add(new LanguagePassage(start, end, language));
        }
    }

    private Detection detection(List<Part> from, List<LanguagePassage> passages) {
        LetterEvidence evidence = most(from);
        if (evidence == null) {
            return new Detection(LanguageDetector.UNDETERMINED, 0, "Zyyy", passages);
        }
        Guess guess = evidence.guess(declared.language());
        if (!guess.isSure(LanguageDetector.ENOUGH)) {
            return new Detection(LanguageDetector.UNDETERMINED, 0, evidence.script(), passages);
        }
        String language = guess.language().equals("fa") && isDari(from) ? "prs" : guess.language();
        return new Detection(language, guess.confidence(), evidence.script(), passages);
    }

    private boolean isDari(List<Part> from) {
        return declared.isDari()
                || Dari.speaksIn(
                        text,
                        from.stream().flatMap(part -> part.samples().stream()).toList());
    }

    /** The evidence of the script that most letters are of. */
    private static @Nullable LetterEvidence most(List<Part> from) {
        Map<String, LetterEvidence> byScript = new HashMap<>();
        for (Part part : from) {
            LetterEvidence evidence = part.evidence();
            if (evidence != null) {
                byScript.merge(evidence.script(), evidence, LetterEvidence::plus);
            }
        }
        LetterEvidence most = null;
        for (LetterEvidence evidence : byScript.values()) {
            if (most == null || evidence.letters() > most.letters()) {
                most = evidence;
            }
        }
        return most;
    }
}
