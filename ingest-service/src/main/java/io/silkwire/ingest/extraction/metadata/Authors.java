package io.silkwire.ingest.extraction.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/**
 * Finds who wrote a statement: JSON-LD, then meta elements, then microdata and {@code rel=author}, then a visible line that begins with
 * "by" in one of the languages, or an element that is named for it. The first source that gives a name ends the search.
 */
final class Authors {
    private static final int MOST_AUTHORS = 12;
    private static final int MOST_CHARS = 80;
    private static final String BY =
            "by|written by|posted by|published by|story by|text by|author|authors|von|autor|autorin|autoren|text|par|auteur|por|di|autore|door|автор|авторы|текст|муаллиф|muallif|автору|نویسنده|بقلم|yazar|redaktion|von:|from";
    private static final Pattern LEADING =
            Pattern.compile("^(?:" + BY + ")(?:\\s*:\\s*|\\s+)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern BYLINE = Pattern.compile(
            "^(?:written by|posted by|published by|story by|text by|by|von|par|por|di|автор|муаллиф|muallif|نویسنده|بقلم|yazar|autor(?:in)?\\s*:|text\\s*:|author\\s*:)\\s*:?\\s+((?:\\p{Lu}|\\p{Lo})[\\p{L}.'’ -]{2,60}?)(?=$|\\s*[|,;·•(/]|\\s+(?:on|am|le|el|il|at|–|—|-)\\s|\\s+\\d)",
            Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
    private static final Pattern SPLIT =
            Pattern.compile("\\s*(?:;|\\||/|,|\\s&\\s|\\sand\\s|\\sund\\s|\\sи\\s|\\set\\s|\\sy\\s|•|·)\\s*");
    private static final Pattern NOT_A_NAME = Pattern.compile(
            "(?i).*(https?:|www\\.|@\\w+\\.|\\{|<|\\d{3}|^admin(istrator)?$|^null$|^undefined$|^unknown$|^none$|^author$|^staff$|^webmaster$|cookies?|^user$|^root$|^editor$|^guest$|^anonymous$|^(by|von|par|por|di|от)$|^redaktion$).*");
    private static final Pattern TITLES =
            Pattern.compile("(?i)^(?:(?:dr|prof|mr|mrs|ms|dipl\\.-?ing|ph\\.?d)\\.?\\s+)+");
    private static final Pattern TAIL = Pattern.compile(
            "\\s*(?:\\(.*|\\[.*|\\bis (?:a|an|the)\\b.*|@\\S+|[|–—].*|\\s-\\s.*|\\s(?:am|on|at)\\s+\\d.*|\\son\\s+\\p{L}+day\\b.*|\\s\\p{L}{3,}\\s\\d{1,2}$|,?\\s*\\d{1,2}[./].*)$");
    /** In order of trust; the first that names somebody goes. */
    private static final List<String> METAS = List.of(
            "citation_author",
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "article:author_name",
            "cxenseparse:author",
            "og:author",
            "authors");

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)");
    private static final Evaluator INNER = QueryParser.parse(
            "[itemprop=name], .fn, a[rel=author], [class~=(?i)(author|byline)[_-]*name], a[href*='/author/'], a[href*='/authors/'], a[href*='/writer/']");
    private static final Pattern OTHER_CLASS =
            Pattern.compile("(?i)(comment|related|sidebar|widget|recommend|teaser|latest|popular)");
    private static final Pattern OTHER_ID = Pattern.compile("(?i)(comment|related|sidebar)");

    private Authors() {}

    /** Names in order; empty where none is told. */
    static List<String> of(Evidence evidence, @Nullable Element title) {
        Names names = new Names(evidence.siteName());
        for (JsonNode article : evidence.data().articles()) {
            data(article.get("author"), names, 0);
            data(names.isEmpty() ? article.get("creator") : null, names, 0);
            if (!names.isEmpty()) {
                return names.list();
            }
        }
        for (String meta : METAS) {
            if (names.isEmpty()) {
                evidence.meta().all(meta).forEach(meta.equals("citation_author") ? names::addInverted : names::add);
            }
        }
        if (names.isEmpty()) {
            marked(evidence, names);
        }
        if (names.isEmpty()) {
            bylines(evidence, title, names);
        }
        return names.list();
    }

    private static void data(@Nullable JsonNode author, Names names, int depth) {
        if (author == null || depth > 3) {
            return;
        }
        if (author.isArray()) {
            author.forEach(one -> data(one, names, depth + 1));
        } else if (author.isObject()) {
            data(author.get("name"), names, depth + 1);
        } else {
            names.add(StructuredData.text(author));
        }
    }

    private static void marked(Evidence evidence, Names names) {
        int count = 0;
        ClassNames otherClasses = new ClassNames(OTHER_CLASS);
        ClassNames otherIds = new ClassNames(OTHER_ID);
        for (Element element : evidence.landmarks().bylines()) {
            if (count++ > 40 || !names.isEmpty()) {
                return;
            }
            if (Blocks.isHidden(element) || isOfOther(element, otherClasses, otherIds)) {
                continue;
            }
            Element inner = element.selectFirst(INNER);
            String text = inner == null
                    ? element.hasAttr("content") ? element.attr("content") : element.text()
                    : inner.hasAttr("content") ? inner.attr("content") : inner.text();
            if (text.length() <= 2 * MOST_CHARS) {
                names.add(text);
            }
        }
    }

    private static boolean isOfOther(Element element, ClassNames classes, ClassNames ids) {
        for (Element at = element; at != null; at = at.parent()) {
            if (Beside.holds(at) || classes.in(at.attr("class")) || ids.in(at.id())) {
                return true;
            }
        }
        return false;
    }

    private static void bylines(Evidence evidence, @Nullable Element title, Names names) {
        List<Blocks.Block> blocks = evidence.blocks().all();
        int heading = title == null ? 0 : Math.max(0, evidence.blocks().indexOf(title));
        int end = Math.min(blocks.size(), heading + 12);
        for (int i = Math.max(0, heading - 3); i < end && names.isEmpty(); i++) {
            Matcher matcher = BYLINE.matcher(blocks.get(i).text());
            if (blocks.get(i).text().length() < 150 && matcher.find()) {
                names.add(matcher.group(1));
            }
        }
    }

    /** Cleans names and drops what is none. */
    private static final class Names {
        private final Map<String, String> names = new LinkedHashMap<>();
        private final @Nullable String site;

        Names(@Nullable String site) {
            this.site = site == null ? null : Titles.letters(site);
        }

        boolean isEmpty() {
            return names.isEmpty();
        }

        List<String> list() {
            return new ArrayList<>(names.values()).subList(0, Math.min(names.size(), MOST_AUTHORS));
        }

        /** A bibliography's "Family, Given". */
        void addInverted(String told) {
            String[] parts = told.split(",", -1);
            add(parts.length == 2 ? parts[1].strip() + " " + parts[0].strip() : told);
        }

        void add(String text) {
            // Some name the author's page instead of the author.
            if (!text.contains("://")) {
                addAll(ASIDE.matcher(text).replaceAll(" "));
            }
        }

        private void addAll(String told) {
            String text = LEADING.matcher(Evidence.clean(told)).replaceFirst("");
            for (String part : SPLIT.split(text, -1)) {
                String name = clean(part);
                if (isName(name)) {
                    names.putIfAbsent(Titles.letters(name), name);
                }
            }
        }

        private static String clean(String part) {
            String name = LEADING.matcher(part.strip()).replaceFirst("");
            name = TITLES.matcher(TAIL.matcher(name).replaceFirst("")).replaceFirst("");
            int last = name.lastIndexOf(' ');
            // "Name Surname December" is cut from a line with a date.
            boolean month = name.indexOf(' ') < last && MonthNames.isName(Folding.fold(name.substring(last + 1)));
            name = month ? name.substring(0, last) : name;
            return name.replaceAll("^[\\s,.:;–-]+|[\\s,:;–-]+$", "");
        }

        private boolean isName(String name) {
            String letters = Titles.letters(name);
            return letters.length() >= 2
                    && name.length() <= MOST_CHARS
                    && name.split(" ", -1).length <= 6
                    && !NOT_A_NAME.matcher(name).matches()
                    && !letters.equals(site)
                    && !name.toLowerCase(Locale.ROOT).matches(".*\\.(com|org|net|de|ru|kz|uz|kg|tj|tm)$");
        }
    }
}
