package io.silkwire.ingest.extraction.body;

import io.silkwire.ingest.extraction.body.Body.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Turns a parsed page into the text it is about: without menus, related links, share bars, comments, cookie walls and authors'
 * boxes; with headings, lists and tables in reading order.
 *
 * <p>The document is only read, never changed. Cost grows with the page's size, not its depth; a median page takes a few
 * milliseconds. Stateless; threads may share it. No rule is made for one site or one language.
 */
public final class MainText {
    private static final Forest FIRST = Forest.shipped("first.forest");
    private static final Forest SECOND = Forest.shipped("second.forest");

    /** As likely text as not. On the development data the mean F1 is flat from 0.4 to 0.55. */
    private static final float KEPT = 0.5f;
    /** Share of the page from which on an aside is the page. */
    private static final float MOST_ASIDE = 0.3f;

    private static final float CERTAIN = 0.98f;
    /** The headline stands among the first that are kept. */
    private static final int FIRST_KEPT = 3;
    /** Pages for two screen sizes hold everything twice; shorter passages may rightly repeat. */
    private static final int LEAST_REPEAT_CHARS = 40;
    /** Text shorter than this may be a teaser or a notice that the page needs scripts. */
    private static final int SHORT_CHARS = 250;
    /** How much more text the page's data must hold to replace its mark-up. */
    private static final int RESCUE_FACTOR = 3;

    private static final int MOST_STATE_CHARS = 1_000_000;
    private static final Set<Mark> NEVER_TEXT =
            Set.of(Mark.NAVIGATION, Mark.FOOTER, Mark.ASIDE, Mark.FORM, Mark.CONSENT);

    private MainText() {}

    /** The text of this page; without blocks where it has none. The document stays as it is. */
    public static Body of(Document page) {
        EmbeddedText embedded = new EmbeddedText(page);
        Choice choice = choice(page, embedded);
        if (choice.chars() >= SHORT_CHARS) {
            return choice.body(Origin.MARKUP);
        }
        int enough = Math.max(SHORT_CHARS, RESCUE_FACTOR * choice.chars());
        if (embedded.articleText().length() >= enough) {
            return rescued(paragraphs(embedded.articleText()), Origin.STRUCTURED_DATA, choice);
        }
        List<Block> state = stateBlocks(embedded);
        if (chars(state) >= enough) {
            return rescued(state, Origin.PAGE_STATE, choice);
        }
        return choice.chars() > 0 ? choice.body(Origin.MARKUP) : fallback(choice);
    }

    private static Choice choice(Document page, EmbeddedText embedded) {
        PageMap map = PageMap.of(page);
        PageFacts facts = new PageFacts(page, embedded);
        float[][] rows = new Evidence(map, facts).rows();
        float[] likely = FIRST.weigh(rows);
        float[] weighed = SECOND.weigh(new Context(map, likely).widen(rows));
        settle(map, facts, weighed);
        return new Choice(map, weighed, KEPT);
    }

    /** What holds on every page, also on those too small for statistics. */
    static void settle(PageMap map, PageFacts facts, float[] likely) {
        dropAsides(map, likely);
        dropHeadline(map, facts, likely);
        dropRepeats(map, likely);
    }

    /** Small parts that the standard sets aside go, unless the evidence is overwhelming. A form around the whole page stays. */
    private static void dropAsides(PageMap map, float[] likely) {
        int all = Math.max(1, map.chars[0]);
        for (int i = 0; i < likely.length; i++) {
            int aside = map.aside[map.passages().get(i).element()];
            if (aside >= 0 && map.chars[aside] < MOST_ASIDE * all && likely[i] < CERTAIN) {
                likely[i] = 0;
            }
        }
    }

    /** The page's headline is its title, not its text. */
    private static void dropHeadline(PageMap map, PageFacts facts, float[] likely) {
        int kept = 0;
        for (int i = 0; i < likely.length && kept < FIRST_KEPT; i++) {
            if (likely[i] >= KEPT) {
                kept++;
                Passage passage = map.passages().get(i);
                if (map.headingLevel(passage.element()) == 1 && facts.titleLikeness(passage.text()) > 0.5f) {
                    likely[i] = 0;
                }
            }
        }
    }

    /**
     * Keeps the first of equal passages where they stand in different containers, and drops short ones that follow a dropped
     * one: a whole copy goes. Repetition inside one container is the writer's.
     */
    static void dropRepeats(PageMap map, float[] likely) {
        Map<String, Integer> seen = new HashMap<>();
        boolean dropping = false;
        for (int i = 0; i < likely.length; i++) {
            if (likely[i] >= KEPT) {
                Passage passage = map.passages().get(i);
                int container = map.parent[passage.element()];
                Integer first = seen.putIfAbsent(passage.text(), container);
                boolean copied = first != null && first != container;
                dropping = copied && (dropping || passage.chars() >= LEAST_REPEAT_CHARS);
                likely[i] = dropping ? 0 : likely[i];
            }
        }
    }

    private static Body rescued(List<Block> blocks, Origin origin, Choice markup) {
        return new Body(
                blocks,
                0.5,
                origin,
                new Features(chars(blocks), markup.pageChars(), 0, blocks.size(), blocks.size(), 0));
    }

    /** Nothing convinced: everything that is not mainly links and stands in nothing that never holds text. */
    private static Body fallback(Choice choice) {
        PageMap map = choice.map();
        float[] likely = new float[map.passages().size()];
        for (int i = 0; i < likely.length; i++) {
            Passage passage = map.passages().get(i);
            boolean chrome = NEVER_TEXT.stream().anyMatch(mark -> map.nearest[passage.element()][mark.place()] >= 0);
            likely[i] = !chrome && passage.linked() < 0.5f ? 0.3f : 0;
        }
        Choice all = new Choice(map, likely, 0.2f);
        return all.body(all.chars() > 0 ? Origin.FALLBACK : Origin.NONE);
    }

    private static List<Block> paragraphs(String text) {
        List<Block> blocks = new ArrayList<>();
        for (String line : text.split("\\R+", -1)) {
            if (!line.isBlank()) {
                blocks.add(new Block(Block.Kind.PARAGRAPH, 0, line.strip().replaceAll("[\\s\\p{Z}]+", " ")));
            }
        }
        return blocks;
    }

    /** The longest text of the page's state, read as mark-up, and every other of at least a fifth of its length that adds to it. */
    private static List<Block> stateBlocks(EmbeddedText embedded) {
        List<String> texts = embedded.stateTexts();
        int longest = texts.stream().mapToInt(String::length).max().orElse(0);
        StringBuilder kept = new StringBuilder();
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            boolean adds = text.length() * 5 >= longest && text.indexOf(' ') > 0 && seen.add(text);
            if (adds && kept.length() + text.length() < MOST_STATE_CHARS) {
                kept.append("<div>")
                        .append(text.contains("<") ? text : text.replaceAll("\\R+", "<p>"))
                        .append("</div>");
            }
        }
        PageMap map = PageMap.of(Jsoup.parse(BoundedHtml.bounded(kept.toString())));
        float[] likely = new float[map.passages().size()];
        Arrays.fill(likely, 1);
        return new Choice(map, likely, 0.5f).blocks();
    }

    private static int chars(List<Block> blocks) {
        return blocks.stream().mapToInt(block -> block.text().length()).sum();
    }
}
