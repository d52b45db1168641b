package io.silkwire.quality.nearduplicate;

import io.silkwire.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Hashes of every three neighbouring words, the features of both peers. */
final class Shingles {
    private static final int SIZE = 3;

    private Shingles() {}

    static long[] of(String text) {
        List<String> words =
                Tokenizer.tokenize(text).stream().map(token -> token.word()).toList();
        int count = Math.max(Math.min(1, words.size()), words.size() - SIZE + 1);
        return IntStream.range(0, count)
                .mapToObj(i -> String.join(" ", words.subList(i, Math.min(words.size(), i + SIZE))))
                .flatMapToLong(shingle -> LongStream.of(hash(shingle)))
                .distinct()
                .toArray();
    }

    /** FNV-1a, finished by {@link #mix}. */
    private static long hash(String shingle) {
        long hash = 0xCBF29CE484222325L;
        for (byte each : shingle.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * 0x100000001B3L;
        }
        return mix(hash);
    }

    /** The finishing step of SplitMix64. */
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
