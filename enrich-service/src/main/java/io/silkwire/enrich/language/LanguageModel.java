package io.silkwire.enrich.language;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What letter sequences say about the languages of one script: hash of a sequence → a weight for each language. A multinomial
 * logistic regression; the sum of the weights over the square root of the number of letters is the log-odds of each language.
 * The square root, because neighbouring sequences are no independent witnesses. Immutable and thread-safe.
 *
 * <p>The file is written by {@code LanguageLearning} of module {@code quality}; ARCHITECTURE.md tells what it is learned from.
 */
public final class LanguageModel {
    /** First four bytes of the file. */
    public static final int MAGIC = 0x534B4C31;

    private static final String FILE = "languages.model";

    private final List<String> languages;
    private final float scale;
    private final int mask;
    /** Hash in the upper half, row in the lower; 0 where free. */
    private final long[] table;

    private final byte[] weights;
    private final @Nullable WordWeights[] remembered = new WordWeights[WordWeights.PLACES];

    private LanguageModel(List<String> languages, float scale, int[] hashes, byte[] weights) {
        this.languages = languages;
        this.scale = scale;
        this.weights = weights;
        this.table = new long[Integer.highestOneBit(hashes.length) * 4];
        this.mask = table.length - 1;
        for (int row = 0; row < hashes.length; row++) {
            put(hashes[row], row);
        }
    }

    private void put(int hash, int row) {
        int at = hash & mask;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        table[at] = ((long) hash << 32) | row;
    }

    /** What the model tells the languages of each script by. */
    static Map<Script, LanguageModel> shipped() {
        try (InputStream in = LanguageModel.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks the language model " + FILE);
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the language model " + FILE, e);
        }
    }

    /**
     * Reads the models of all scripts.
     *
     * @throws IOException where it is no such file
     */
    public static Map<Script, LanguageModel> read(InputStream in) throws IOException {
        DataInputStream data = new DataInputStream(new BufferedInputStream(in, 1 << 16));
        if (data.readInt() != MAGIC) {
            throw new IOException("not a language model: its first four bytes are others");
        }
        Map<Script, LanguageModel> models = new EnumMap<>(Script.class);
        int count = data.readInt();
        for (int i = 0; i < count; i++) {
            models.put(Script.valueOf(data.readUTF()), readOne(data));
        }
        return models;
    }

    private static LanguageModel readOne(DataInputStream data) throws IOException {
        List<String> languages = Stream.of(data.readUTF().split(" ", -1)).toList();
        float scale = data.readFloat();
        int[] hashes = new int[data.readInt()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = data.readInt();
        }
        byte[] weights = new byte[hashes.length * languages.size()];
        data.readFully(weights);
        return new LanguageModel(languages, scale, hashes, weights);
    }

    /** Codes of the languages, in the order of their scores; {@code und} stands for all the others. */
    List<String> languages() {
        return languages;
    }

    /** What the sequences of a word add up to; looked up once while the word is remembered. */
    WordWeights word(char[] letters, int length) {
        int place = WordWeights.placeOf(letters, length);
        WordWeights known = remembered[place];
        if (known == null || !known.isOf(letters, length)) {
            known = WordWeights.of(letters, length, this);
            // Several threads may write here: what they write is immutable, and one is as good as the other.
            remembered[place] = known;
        }
        return known;
    }

    /**
     * Adds the weights of a sequence to the sums.
     *
     * @return whether the model knows the sequence
     */
    boolean add(int hash, int[] sums) {
        int at = hash & mask;
        long entry = table[at];
        while (entry != 0) {
            if ((int) (entry >>> 32) == hash) {
                addRow((int) entry * sums.length, sums);
                return true;
            }
            at = (at + 1) & mask;
            entry = table[at];
        }
        return false;
    }

    private void addRow(int from, int[] sums) {
        byte[] rows = weights;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += rows[from + i];
        }
    }

    /** Probability of each language for sums over a text of so many letters; they add up to 1. */
    double[] probabilities(int[] sums, int letters) {
        double[] values = new double[sums.length];
        double norm = scale / Math.sqrt(Math.max(1, letters));
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sums.length; i++) {
            values[i] = sums[i] * norm;
            most = Math.max(most, values[i]);
        }
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.exp(values[i] - most);
            total += values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= total;
        }
        return values;
    }
}
