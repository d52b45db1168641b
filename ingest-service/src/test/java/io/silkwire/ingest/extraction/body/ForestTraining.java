package io.silkwire.ingest.extraction.body;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Labelled rows → a {@link Forest}: gradient boosting on the logistic loss with second derivatives (Friedman 2001; histograms as
 * in LightGBM). The seed is fixed, so the same rows give the same forest.
 */
final class ForestTraining {
    private static final int BINS = 64;
    private static final float RIDGE = 10f;
    private static final double ROWS = 0.5;
    private static final double COLUMNS = 0.25;

    private final int trees;
    private final int depth;
    private final float rate;

    ForestTraining(int trees, int depth, float rate) {
        this.trees = trees;
        this.depth = depth;
        this.rate = rate;
    }

    Forest train(float[][] rows, float[] labels, float[] weights) {
        int n = rows.length;
        int width = rows[0].length;
        float[][] edges = new float[width][];
        byte[][] bins = new byte[width][n];
        IntStream.range(0, width).parallel().forEach(c -> {
            edges[c] = edges(rows, c);
            for (int i = 0; i < n; i++) {
                int at = Arrays.binarySearch(edges[c], rows[i][c]);
                // bin = number of edges strictly smaller than the value
                bins[c][i] = (byte) (at >= 0 ? at : -at - 1);
            }
        });
        float[] sum = new float[n];
        float[] g = new float[n];
        float[] h = new float[n];
        int inner = (1 << depth) - 1;
        short[] columns = new short[trees * inner];
        float[] limits = new float[trees * inner];
        float[] leaves = new float[trees << depth];
        Random random = new Random(7);
        int[] node = new int[n];
        for (int t = 0; t < trees; t++) {
            boolean[] used = new boolean[n];
            for (int i = 0; i < n; i++) {
                float p = (float) (1 / (1 + Math.exp(-sum[i])));
                g[i] = (p - labels[i]) * weights[i];
                h[i] = Math.max(1e-6f, p * (1 - p)) * weights[i];
                used[i] = random.nextDouble() < ROWS;
                node[i] = 0;
            }
            int[] sample = IntStream.range(0, n).filter(i -> used[i]).toArray();
            int[] chosen = IntStream.range(0, width)
                    .filter(c -> random.nextDouble() < COLUMNS)
                    .toArray();
            int base = t * inner;
            for (int level = 0; level < depth; level++) {
                int first = (1 << level) - 1;
                int count = 1 << level;
                double[][] best = new double[chosen.length][];
                int[][] bestBin = new int[chosen.length][];
                IntStream.range(0, chosen.length).parallel().forEach(k -> {
                    byte[] b = bins[chosen[k]];
                    double[] hg = new double[count * (BINS + 1)];
                    double[] hh = new double[count * (BINS + 1)];
                    for (int i : sample) {
                        int x = (node[i] - first) * (BINS + 1) + b[i];
                        hg[x] += g[i];
                        hh[x] += h[i];
                    }
                    best[k] = new double[count];
                    bestBin[k] = new int[count];
                    for (int q = 0; q < count; q++) {
                        double tg = 0;
                        double th = 0;
                        for (int x = 0; x <= BINS; x++) {
                            tg += hg[q * (BINS + 1) + x];
                            th += hh[q * (BINS + 1) + x];
                        }
                        double lg = 0;
                        double lh = 0;
                        for (int x = 0; x < edges[chosen[k]].length; x++) {
                            lg += hg[q * (BINS + 1) + x];
                            lh += hh[q * (BINS + 1) + x];
                            if (lh < 4 || th - lh < 4) {
                                continue;
                            }
                            double gain = lg * lg / (lh + RIDGE)
                                    + (tg - lg) * (tg - lg) / (th - lh + RIDGE)
                                    - tg * tg / (th + RIDGE);
                            if (gain > best[k][q]) {
                                best[k][q] = gain;
                                bestBin[k][q] = x;
                            }
                        }
                    }
                });
                int[] splitColumn = new int[count];
                int[] splitBin = new int[count];
                for (int q = 0; q < count; q++) {
                    double most = 1e-3;
                    splitColumn[q] = -1;
                    for (int k = 0; k < chosen.length; k++) {
                        if (best[k][q] > most) {
                            most = best[k][q];
                            splitColumn[q] = chosen[k];
                            splitBin[q] = bestBin[k][q];
                        }
                    }
                    int at = base + first + q;
                    columns[at] = (short) Math.max(0, splitColumn[q]);
                    limits[at] = splitColumn[q] < 0 ? Float.MAX_VALUE : edges[splitColumn[q]][splitBin[q]];
                }
                IntStream.range(0, n).parallel().forEach(i -> {
                    int q = node[i] - first;
                    boolean right = splitColumn[q] >= 0 && bins[splitColumn[q]][i] > splitBin[q];
                    node[i] = 2 * node[i] + (right ? 2 : 1);
                });
            }
            double[] lg = new double[1 << depth];
            double[] lh = new double[1 << depth];
            for (int i : sample) {
                lg[node[i] - inner] += g[i];
                lh[node[i] - inner] += h[i];
            }
            int leafBase = t << depth;
            for (int q = 0; q < lg.length; q++) {
                leaves[leafBase + q] = (float) (-rate * lg[q] / (lh[q] + RIDGE));
            }
            for (int i = 0; i < n; i++) {
                sum[i] += leaves[leafBase + node[i] - inner];
            }
        }
        return new Forest(depth, columns, limits, leaves);
    }

    private static float[] edges(float[][] rows, int column) {
        Random random = new Random(column);
        float[] values = new float[Math.min(rows.length, 20_000)];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[random.nextInt(rows.length)][column];
        }
        Arrays.sort(values);
        float[] edges = new float[BINS];
        int count = 0;
        for (int b = 1; b <= BINS; b++) {
            float edge = values[(int) Math.min(values.length - 1L, (long) b * values.length / (BINS + 1))];
            if (count == 0 || edge > edges[count - 1]) {
                edges[count++] = edge;
            }
        }
        return Arrays.copyOf(edges, count);
    }
}
