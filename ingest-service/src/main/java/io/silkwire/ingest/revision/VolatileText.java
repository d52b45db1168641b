package io.silkwire.ingest.revision;

import io.silkwire.ingest.extraction.Sentences;
import io.silkwire.ingest.revision.VolatileWords.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out what changes on a page by itself: counters of views, comments and shares, clocks, "5 minutes ago", days of the last
 * update, share bars, advertising, lists of other pages, copyright years, session tokens. Only the content hash and the diff
 * are made without it; what is published keeps it.
 *
 * <p>A line goes only where <em>each</em> of its words is known to be of that sort (en ru kk ky uz tg tk fa), so a number in a
 * sentence that says anything else always counts. A line whose kind is not certain stays.
 */
final class VolatileText {
    private static final VolatileWords WORDS = VolatileWords.load();

    /** No counter, clock or share bar is longer; a sentence may be. */
    private static final int LONGEST_LINE = 200;

    private static final int MOST_TOKENS = 24;
    private static final int LONGEST_LINK = 200;

    private static final Pattern PARTS = Pattern.compile("\\s*[|•·∙●►▪/]\\s+|\\s*\\n\\s*|\\s{3,}");
    private static final Pattern TOKEN =
            Pattern.compile("\\p{N}+(?:[.,:/\\- ]\\p{N}+)*|[\\p{L}\\p{M}]+(?:['\\-.\\u200c][\\p{L}\\p{M}]+)*");
    private static final Pattern NUMBER_WORD = Pattern.compile("(?:k|m|тыс|млн|ming|минг|миң|мың|هزار)");
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[]([^()\\[\\]]{1,80})[)\\]]");
    private static final Pattern COPYRIGHT =
            Pattern.compile("(?iu)^(?:copyright\\b|©|\\(c\\)\\s|все права защищены|all rights reserved).{0,200}$");
    private static final Pattern TOKEN_LINE = Pattern.compile(
            "(?iu)^[^.!?]{0,40}\\b(?:session|sid|token|csrf|nonce|request id|ray id|trace id|сесси[яи]|erid|build)\\b[^.!?\\w]{0,3}(?:id)?\\s*[:=#]?\\s*[0-9a-z_\\-]{6,}.{0,40}$");
    private static final Pattern ADVERT_MARK = Pattern.compile("(?iu)\\berid\\s*[:=]");
    private static final Pattern URL = Pattern.compile("https?://[^\\s<>\"»)\\]]+");
    private static final Pattern TEMPERATURE = Pattern.compile(
            "(?iu)^[^\\p{L}\\p{N}]{0,3}(?:[\\p{L}\\-]{2,20}[,:]?\\s+)?[+\\-]?\\d{1,2}\\s*°\\s*[cс]?[^\\p{L}\\p{N}]{0,3}$");
    private static final Pattern NUMBER_ONLY = Pattern.compile("[\\p{N}.,: ]{1,12}(?:k|m|тыс\\.?|млн)?");
    private static final Pattern ICON =
            Pattern.compile("^(?:(?:👁|💬|❤|👍|👎|🔁|♥|⏱|🕒|🔄)\\ufe0f?\\s*[\\p{N}.,: ]{1,12}[km]?\\s*)+$");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}:\\d{2}");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…؟۔][)\\]»”\"']*$");

    private VolatileText() {}

    /** The paragraphs without what changes by itself; fewer, and none is blank. */
    static List<String> without(List<String> paragraphs) {
        List<String> kept = new ArrayList<>(paragraphs.size());
        boolean amongLinks = false;
        boolean afterLabel = false;
        for (String paragraph : paragraphs) {
            String folded = folded(paragraph);
            amongLinks = isRelatedHeading(folded) || (amongLinks && looksLikeLink(folded));
            if (amongLinks
                    || isAdvert(folded)
                    || (afterLabel && NUMBER_ONLY.matcher(folded).matches())) {
                afterLabel = false;
                continue;
            }
            afterLabel = isCounterLabel(folded);
            String rest = rest(paragraph, folded);
            if (!rest.isBlank()) {
                kept.add(rest);
            }
        }
        return kept;
    }

    /** Whether the whole line changes by itself. */
    static boolean isVolatile(String line) {
        return line.length() <= LONGEST_LINE && isVolatileFolded(folded(line));
    }

    private static String rest(String paragraph, String folded) {
        if (folded.length() <= LONGEST_LINE && isVolatileFolded(folded)) {
            return "";
        }
        String plain = withoutBrackets(canonicalUrls(paragraph));
        return folded.length() <= 2 * LONGEST_LINE ? withoutParts(plain) : withoutSentences(plain);
    }

    private static String withoutParts(String line) {
        String[] parts = PARTS.split(line, -1);
        if (parts.length == 1) {
            return withoutSentences(line);
        }
        List<String> kept = new ArrayList<>();
        for (String part : parts) {
            if (!part.isBlank() && !isVolatile(part)) {
                kept.add(part);
            }
        }
        // Where nothing went the line stays as it is, its own marks included.
        return kept.size() == parts.length ? withoutSentences(line) : withoutSentences(String.join(" | ", kept));
    }

    /** A counter may be glued to the last sentence of a paragraph, or stand before its first. */
    private static String withoutSentences(String paragraph) {
        List<String> sentences = Sentences.of(List.of(paragraph));
        if (sentences.size() < 2) {
            return paragraph;
        }
        int from = 0;
        int to = sentences.size();
        while (to > from && isVolatile(sentences.get(to - 1))) {
            to--;
        }
        while (from < to && isVolatile(sentences.get(from))) {
            from++;
        }
        return from == 0 && to == sentences.size() ? paragraph : String.join(" ", sentences.subList(from, to));
    }

    private static String withoutBrackets(String text) {
        if (text.indexOf('(') < 0 && text.indexOf('[') < 0) {
            return text;
        }
        Matcher brackets = BRACKETS.matcher(text);
        return brackets.replaceAll(
                found -> isCounter(folded(found.group(1))) ? "" : Matcher.quoteReplacement(found.group()));
    }

    /** Links in the text may carry session tokens and campaigns. */
    private static String canonicalUrls(String text) {
        if (!text.contains("://")) {
            return text;
        }
        return URL.matcher(text).replaceAll(found -> {
            String canonical = CanonicalUrl.orNull(found.group(), null);
            return Matcher.quoteReplacement(canonical == null ? found.group() : canonical);
        });
    }

    private static boolean isRelatedHeading(String folded) {
        String bare = folded.replaceAll("[\\s:.>»…\\-]+$", "");
        for (String label : WORDS.related()) {
            if (bare.equals(label)) {
                return true;
            }
            // "Read also: title of another page" on one line.
            if (label.indexOf(' ') > 0 && folded.length() <= LONGEST_LINK && folded.startsWith(label + ":")) {
                return true;
            }
        }
        return false;
    }

    /** Titles of other pages are short and end without a full stop. */
    private static boolean looksLikeLink(String folded) {
        return folded.length() <= LONGEST_LINK && !SENTENCE_END.matcher(folded).find();
    }

    private static boolean isAdvert(String folded) {
        if (folded.length() > 2 * LONGEST_LINE) {
            return false;
        }
        if (ADVERT_MARK.matcher(folded).find()) {
            return true;
        }
        for (String label : WORDS.adverts()) {
            if (folded.equals(label)
                    || (folded.startsWith(label) && ".:|-".indexOf(folded.charAt(label.length())) >= 0)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isVolatileFolded(String line) {
        return COPYRIGHT.matcher(line).matches()
                || TOKEN_LINE.matcher(line).matches()
                || TEMPERATURE.matcher(line).matches()
                || ICON.matcher(line).matches()
                || isWidget(line);
    }

    /** "Views" on a line of its own: the number comes on the next. */
    private static boolean isCounterLabel(String line) {
        if (line.length() > LONGEST_LINE / 4) {
            return false;
        }
        Words words = Words.of(line);
        return words.allKnown && words.has(Kind.COUNTER) && words.numbers == 0;
    }

    private static boolean isCounter(String line) {
        Words words = Words.of(line);
        return words.allKnown && words.has(Kind.COUNTER) && words.numbers > 0;
    }

    /** Counters, clocks, ages, days of update and share bars, in any mixture and order. */
    private static boolean isWidget(String line) {
        Words words = Words.of(line);
        if (!words.allKnown) {
            return false;
        }
        boolean dated = words.numbers > 0 || words.has(Kind.DATE);
        return words.has(Kind.COUNTER)
                || (words.has(Kind.AGO) && words.has(Kind.UNIT))
                || (words.has(Kind.NOW) && dated)
                || (words.has(Kind.UPDATED) && (dated || words.has(Kind.UNIT)))
                || words.actions > 0
                || (CLOCK.matcher(line).find() && dated);
    }

    private static String folded(String text) {
        String start = text.length() > 3 * LONGEST_LINE ? text.substring(0, 3 * LONGEST_LINE) : text;
        return Sentences.normalised(start).toLowerCase(Locale.ROOT);
    }

    /** What the words of a line are. */
    private static final class Words {
        private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        private boolean allKnown;
        private int numbers;
        private int actions;

        static Words of(String line) {
            Words words = new Words();
            Matcher token = TOKEN.matcher(line);
            int tokens = 0;
            words.allKnown = true;
            while (words.allKnown && token.find()) {
                words.add(token.group());
                words.allKnown &= ++tokens <= MOST_TOKENS;
            }
            words.allKnown &= tokens > 0;
            return words;
        }

        private void add(String token) {
            if (Character.isDigit(token.codePointAt(0))) {
                numbers++;
                return;
            }
            Set<Kind> known = WORDS.kindsOf(token);
            if (known.isEmpty() && !NUMBER_WORD.matcher(token).matches()) {
                allKnown = false;
            }
            kinds.addAll(known);
            actions += known.contains(Kind.ACTION) ? 1 : 0;
        }

        boolean has(Kind kind) {
            return kinds.contains(kind);
        }
    }
}
