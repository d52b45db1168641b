package io.silkwire.ingest.extraction.body;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A row of evidence → the likelihood that its passage is part of the text: the sum of small decision trees, squashed to 0..1
 * (gradient boosting, Friedman 2001). The trees are complete, in heap order, and are learned by {@code ForestTraining} from the
 * even half of the labelled pages. Immutable.
 */
final class Forest {
    /** Questions on the way to a leaf. */
    private final int depth;
    /** The question's column for each inner node, all trees in a row. */
    private final short[] columns;
    /** The question: is the value greater than this? */
    private final float[] limits;
    /** What each leaf adds. */
    private final float[] leaves;

    Forest(int depth, short[] columns, float[] limits, float[] leaves) {
        this.depth = depth;
        this.columns = columns;
        this.limits = limits;
        this.leaves = leaves;
    }

    /** For each row its likelihood from 0 to 1. All rows go through one tree before the next, as a tree fits the cache and a forest does not. */
    float[] weigh(float[][] rows) {
        int outer = 1 << depth;
        float[] sums = new float[rows.length];
        for (int tree = 0; tree * outer < leaves.length; tree++) {
            add(tree, rows, sums);
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] = (float) (1 / (1 + Math.exp(-sums[i])));
        }
        return sums;
    }

    private void add(int tree, float[][] rows, float[] sums) {
        int inner = (1 << depth) - 1;
        int base = tree * inner;
        int leaf = (tree << depth) - inner;
        int i = 0;
        // Four at once: each row waits for its memory at every question, and the processor can wait for four.
        for (; i + 3 < rows.length; i += 4) {
            float[] first = rows[i];
            float[] second = rows[i + 1];
            float[] third = rows[i + 2];
            float[] fourth = rows[i + 3];
            int a = 0;
            int b = 0;
            int c = 0;
            int d = 0;
            for (int question = 0; question < depth; question++) {
                a = 2 * a + (first[columns[base + a]] > limits[base + a] ? 2 : 1);
                b = 2 * b + (second[columns[base + b]] > limits[base + b] ? 2 : 1);
                c = 2 * c + (third[columns[base + c]] > limits[base + c] ? 2 : 1);
                d = 2 * d + (fourth[columns[base + d]] > limits[base + d] ? 2 : 1);
            }
            sums[i] += leaves[leaf + a];
            sums[i + 1] += leaves[leaf + b];
            sums[i + 2] += leaves[leaf + c];
            sums[i + 3] += leaves[leaf + d];
        }
        for (; i < rows.length; i++) {
            sums[i] += leaves[leaf + leafOf(base, rows[i])];
        }
    }

    private int leafOf(int base, float[] row) {
        int node = 0;
        for (int question = 0; question < depth; question++) {
            node = 2 * node + (row[columns[base + node]] > limits[base + node] ? 2 : 1);
        }
        return node;
    }

    /** The forest that ships under this name beside this class. */
    static Forest shipped(String name) {
        try (InputStream bytes = Forest.class.getResourceAsStream(name)) {
            if (bytes == null) {
                throw new IllegalStateException("no forest '" + name + "' beside " + Forest.class.getName());
            }
            return read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("forest " + name + " cannot be read", e);
        }
    }

    static Forest read(InputStream bytes) throws IOException {
        DataInputStream in = new DataInputStream(new GZIPInputStream(bytes));
        int depth = in.readUnsignedByte();
        int trees = in.readUnsignedShort();
        int inner = trees * ((1 << depth) - 1);
        short[] columns = new short[inner];
        float[] limits = new float[inner];
        for (int i = 0; i < inner; i++) {
            columns[i] = in.readShort();
            limits[i] = in.readFloat();
        }
        float[] leaves = new float[trees << depth];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = in.readFloat();
        }
        return new Forest(depth, columns, limits, leaves);
    }

    void write(OutputStream bytes) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeByte(depth);
            out.writeShort(leaves.length >> depth);
            for (int i = 0; i < columns.length; i++) {
                out.writeShort(columns[i]);
                out.writeFloat(limits[i]);
            }
            for (float leaf : leaves) {
                out.writeFloat(leaf);
            }
        }
    }
}
