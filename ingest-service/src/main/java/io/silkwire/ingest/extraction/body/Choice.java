package io.silkwire.ingest.extraction.body;

import io.silkwire.ingest.extraction.body.Body.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The passages of a page that are kept, and what they make: blocks, confidence, features.
 */
final class Choice {
    /** How far above its text an item's or quote's own element may stand. */
    private static final int KIND_LEVELS = 4;

    private static final int MOST_PATH = 200;

    private final PageMap map;
    private final float[] likely;
    private final float least;

    /**
     * @param likely for each passage, how likely it is part of the text
     * @param least from here on a passage is kept
     */
    Choice(PageMap map, float[] likely, float least) {
        this.map = map;
        this.likely = likely;
        this.least = least;
    }

    PageMap map() {
        return map;
    }

    private IntStream kept() {
        return IntStream.range(0, likely.length).filter(i -> likely[i] >= least);
    }

    int chars() {
        return kept().map(i -> map.passages().get(i).chars()).sum();
    }

    int pageChars() {
        return map.passages().stream().mapToInt(Passage::chars).sum();
    }

    Body body(Origin origin) {
        List<Block> blocks = blocks();
        double sum = kept().mapToDouble(
                        i -> (double) likely[i] * map.passages().get(i).chars())
                .sum();
        return new Body(blocks, sum / Math.max(1, chars()), origin, features(blocks));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        kept().forEach(i -> blocks.add(block(map.passages().get(i))));
        return blocks;
    }

    private Block block(Passage passage) {
        if (passage.row() >= 0) {
            return new Block(Block.Kind.TABLE_ROW, 0, passage.text());
        }
        int at = passage.element();
        for (int level = 0; level < KIND_LEVELS && at >= 0; level++) {
            int heading = map.headingLevel(at);
            if (heading > 0) {
                return new Block(Block.Kind.HEADING, heading, passage.text());
            }
            switch (map.tag[at]) {
                case "li", "dt", "dd" -> {
                    return new Block(Block.Kind.LIST_ITEM, 0, passage.text());
                }
                case "pre", "listing", "xmp" -> {
                    return new Block(Block.Kind.PREFORMATTED, 0, passage.text());
                }
                case "blockquote" -> {
                    return new Block(Block.Kind.QUOTE, 0, passage.text());
                }
                case "figcaption", "caption" -> {
                    return new Block(Block.Kind.CAPTION, 0, passage.text());
                }
                default -> at = map.parent[at];
            }
        }
        return new Block(Block.Kind.PARAGRAPH, 0, passage.text());
    }

    private Features features(List<Block> blocks) {
        int chars = chars();
        int linked = kept().map(i -> map.passages().get(i).linkChars()).sum();
        int paragraphs = (int) blocks.stream()
                .filter(block -> block.kind() == Block.Kind.PARAGRAPH)
                .count();
        return new Features(
                chars, pageChars(), (double) linked / Math.max(1, chars), paragraphs, blocks.size(), pathHash(chars));
    }

    private int pathHash(int chars) {
        if (chars == 0) {
            return 0;
        }
        int[] held = new int[map.elements()];
        kept().forEach(i ->
                held[map.passages().get(i).element()] += map.passages().get(i).chars());
        int at = held.length - 1;
        while (at > 0 && held[at] < 0.8 * chars) {
            if (map.parent[at] >= 0) {
                held[map.parent[at]] += held[at];
            }
            at--;
        }
        int hash = 0;
        for (int level = 0; at >= 0 && level < MOST_PATH; level++) {
            hash = 31 * hash + map.tag[at].hashCode();
            at = map.parent[at];
        }
        return hash;
    }
}
