package io.silkwire.ingest.extraction.metadata;

import com.fasterxml.jackson.databind.JsonNode;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.PublicationDate.Precision;
import io.silkwire.ingest.extraction.metadata.Blocks.Block;
import io.silkwire.ingest.extraction.metadata.LocalDates.Found;
import io.silkwire.ingest.extraction.metadata.LocalDates.Order;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds when a page was published and when it was last changed. Every place that may tell is a witness with a weight; witnesses for
 * the same day add up, and so do, less, a day and a day beside it (zones) and a URL that names only the month. The day with most
 * weight wins, told in the most precise way that one of its witnesses tells it.
 */
final class PageDates {
    /** Both may be null. */
    record Dates(
            @Nullable PublicationDate published, @Nullable PublicationDate modified) {}

    /** @param shown whether readers see it */
    private record Witness(WrittenDate date, double weight, boolean shown) {}

    private static final Set<String> PUBLISHED = folded(
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
            "article:published",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "citation_publication_date",
            "citation_online_date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date.published",
            "published_time",
            "published-date",
            "published_date",
            "publishdate",
            "publish-date",
            "publish_date",
            "pubdate",
            "pub_date",
            "publication_date",
            "publicationdate",
            "publication-date",
            "article.published",
            "article_date_original",
            "originalpublicationdate",
            "ptime",
            "release_date",
            "displaydate",
            "rnews:datepublished",
            "bt:pubdate",
            "cxenseparse:recs:publishtime",
            "cxenseparse:publishtime",
            "vr:published_time",
            "shareaholic:article_published_time",
            "article-publish-date",
            "dateposted",
            "first_published_date",
            "dc.date.available");
    private static final Set<String> CREATED = folded(
            "date",
            "dc.date",
            "dc.date.created",
            "dcterms.created",
            "dcterms.date",
            "dcterms.available",
            "article:created",
            "og:pubdate",
            "datecreated",
            "citation_date",
            "creation_date",
            "created",
            "uploaddate",
            "video:release_date",
            "dc.created",
            "article:post_date",
            "article:date",
            "prism.publicationdate");
    private static final Set<String> MODIFIED = folded(
            "article:modified_time",
            "og:updated_time",
            "og:modified_time",
            "article:modified",
            "datemodified",
            "dc.date.modified",
            "dcterms.modified",
            "dc.modified",
            "lastmod",
            "last-modified",
            "last_modified",
            "lastmodified",
            "modificationdate",
            "modified",
            "updated_time",
            "updated_at",
            "revised",
            "article:updated_time",
            "article:updated",
            "dateupdate",
            "date.modified",
            "moddate",
            "parsely-metadata-updated",
            "shareaholic:article_modified_time");
    private static final Pattern URL_DAY = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d{2})(?:([/_.-])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12]\\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]))(?!\\d)");
    private static final Pattern URL_MONTH = Pattern.compile("/((?:19|20)\\d{2})[/-](0[1-9]|1[0-2])(?=/|-\\D|$)");
    private static final Pattern URL_NAMED_MONTH =
            Pattern.compile("/((?:19|20)\\d{2})/([a-z]{3,9})/(0?[1-9]|[12]\\d|3[01])(?=/)");
    private static final Pattern URL_DAY_LAST =
            Pattern.compile("(?<!\\d)(0[1-9]|[12]\\d|3[01])([._-]?)(0[1-9]|1[0-2])\\2((?:19|20)\\d{2})(?!\\d)");
    private static final Pattern ISSUE_WORDS = Pattern.compile(
            "(?iu)(published|posted|publi(?:é|ca)|veröffentlicht|erschienen|erstellt|eingestellt|datum|date|released|issued|verfasst|geschrieben|written|created|опубликован|дата|размещен|создан|жарияла|жарыял|эълон|e.lon|чоп|intişar|yayın|تاریخ|انتشار|نشر|发布|公開|掲載|投稿|pubblicato|publicado|fecha)");
    /** Of those the ones that mean a publication and nothing else. */
    private static final Pattern PUBLISHED_WORDS = Pattern.compile(
            "(?iu)(published|posted|publi(?:é|ca)|veröffentlicht|erschienen|опубликован|размещен|жариялан|жарыялан|эълон|e.lon qilin|нашр|منتشر|انتشار|yayın|pubblicato|publicado)[^\\p{L}]*(?:\\p{L}{1,4}[^\\p{L}]{1,3}){0,2}$");

    private static final Pattern CHANGE_WORDS = Pattern.compile(
            "(?iu)(update|modified|edited|changed|reviewed|aktualisiert|geändert|bearbeitet|änderung|stand[: ]|zuletzt|mis à jour|modifié|actualizad|modificad|aggiornat|atualizad|обновлен|изменен|измен[её]н|жаңарт|жаңыр|yangilan|güncellen|به‌روز|更新|修改)");
    private static final Pattern DATE_NAME = Pattern.compile(
            "(?i)(date|time|datum|zeit|publish|pubdate|posted|post-?meta|entry-?meta|byline|meta|info|fecha|created|submitted|dat(a|e)-|day|cas$|czas)");
    private static final Pattern OTHER_NAME = Pattern.compile(
            "(?i)(related|sidebar|recent|latest|popular|teaser|calendar|archive-?list|copyright|ticker|event|cookie|recommend|more-|similar|most-?read|trending|newsletter|toolbar|weather)");
    private static final Pattern REPLY_NAME = Pattern.compile("(?i)(comment|kommentar|reply|respond|disqus)");
    private static final Pattern STATE = Pattern.compile(
            "\"(?:datePublished|date_published|publishedDate|publishedAt|published_at|publishDate|publish_date|publicationDate|publication_date|published_time|pubDate|pub_date|firstPublished\\w*)\\\\?\"\\s*:\\s*\\\\?\"([^\"\\\\]{8,40})");
    /** A page of a calendar has some hundreds; each is compared with all. */
    private static final int MOST_WITNESSES = 2_000;

    private static final int MOST_STATES = 5;
    private static final int MOST_STATE_CHARS = 120;
    private static final int MOST_STATE_NAME = 20;
    /** Below the title the date stands; above it sometimes. In blocks, from pages seen. */
    private static final int BELOW = 12;

    private static final int FAR_BELOW = 24;
    private static final int ABOVE = 8;
    private static final int MOST_DEEP = 12;
    /** Characters of a link or heading from which on it is the title of something. */
    private static final int LEAST_ITEM = 20;

    /** Blocks from the title in which whatever stands there belongs to it. */
    private static final int CLOSE = 4;

    private static final double MOST_CARD = 0.25;
    private static final int MOST_CARD_DEEP = 6;
    /** Weight of a date that stands as a line of its own beside the title. */
    private static final double DATE_LINE = 2.5;
    /** Characters, spaces of the source included, of what stands around a time and may say what it is. */
    private static final int MOST_AROUND = 400;

    private static final Pattern OTHER_WORDS = Pattern.compile(
            "(?iu)(joined|registriert|mitglied|member since|registered|geboren|born|deadline|bis zum|until|valid|gültig|expires|bis|ab|seit|since|findet|edition|édition|ausgabe|heute|today|сегодня|бүгін|bugun)[^\\p{L}]{0,8}(?:\\p{L}{1,4}[^\\p{L}]{1,3}){0,2}$");
    /** A witness that is no more than a date in prose. */
    private static final double WEAK = 0.8;

    private final Evidence evidence;
    private final Order order;
    private final Locale language;
    private final LocalDate last;
    private final ClassNames dateNames = new ClassNames(DATE_NAME);
    private final ClassNames otherNames = new ClassNames(OTHER_NAME);
    private final ClassNames replyNames = new ClassNames(REPLY_NAME);
    private final List<Witness> published = new ArrayList<>();
    private final List<Witness> modified = new ArrayList<>();
    private final BitSet others = new BitSet();
    private int heading = -1;
    private @Nullable LocalDate urlMonth;

    private PageDates(Evidence evidence) {
        this.evidence = evidence;
        this.language = evidence.locale();
        this.order = LocalDates.order(language(evidence));
        this.last = evidence.context()
                .fetchedAt()
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .plusDays(1);
    }

    /** English without a country gets the one that is told for sharing, if any. */
    private static Locale language(Evidence evidence) {
        Locale told = evidence.locale();
        String shared = Evidence.tag(evidence.meta().first("og:locale"));
        boolean helps = told.getLanguage().equals("en") && told.getCountry().isEmpty() && shared != null;
        return helps ? Locale.forLanguageTag(shared) : told;
    }

    private static Set<String> folded(String... names) {
        return List.of(names).stream().map(MetaTags::fold).collect(Collectors.toUnmodifiableSet());
    }

    /** @param title the heading of the statement, or null where none is known */
    static Dates of(Evidence evidence, @Nullable Element title) {
        PageDates dates = new PageDates(evidence);
        dates.others(title);
        dates.declared();
        dates.url();
        dates.marked();
        dates.visible();
        dates.states();
        return dates.decided();
    }

    /** Where the titles of other items stand: headings, and links that are as long as one. */
    private void others(@Nullable Element title) {
        this.heading = title == null ? -1 : evidence.blocks().indexOf(title);
        List<Block> blocks = evidence.blocks().all();
        for (int i = 0; i < blocks.size(); i++) {
            if (i != heading
                    && blocks.get(i).text().length() >= LEAST_ITEM
                    && isItem(blocks.get(i).element())) {
                others.set(i);
            }
        }
    }

    private static boolean isItem(Element element) {
        Element at = element;
        for (int i = 0; at != null && i < 3; i++) {
            if (at.normalName().equals("a") || at.normalName().matches("h[2-6]")) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private void declared() {
        List<JsonNode> articles = evidence.data().articles();
        for (int i = 0; i < Math.min(3, articles.size()); i++) {
            data(articles.get(i), i == 0 ? 5 : 2);
        }
        for (JsonNode page : evidence.data().works().stream()
                .skip(evidence.data().articles().size())
                .limit(1)
                .toList()) {
            data(page, 2);
        }
        evidence.meta().folded(PUBLISHED).stream().limit(6).forEach(value -> add(published, value, 4));
        evidence.meta().folded(CREATED).stream().limit(6).forEach(value -> add(published, value, 2.2));
        evidence.meta().folded(MODIFIED).stream().limit(6).forEach(value -> add(modified, value, 4));
    }

    private void data(JsonNode thing, double weight) {
        add(published, StructuredData.text(thing, "datePublished"), weight);
        add(published, StructuredData.text(thing, "dateCreated"), weight / 2);
        add(published, StructuredData.text(thing, "uploadDate"), weight / 2);
        add(modified, StructuredData.text(thing, "dateModified"), weight);
    }

    private void url() {
        URI url = evidence.context().url();
        if (url == null || url.getRawPath() == null) {
            return;
        }
        String path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
        // An archive's own date is when it fetched.
        path = path.replaceFirst("^/web/\\d{14}[a-z_]*/", "/");
        Matcher day = URL_DAY.matcher(path);
        if (day.find()) {
            String month = day.group(3) == null ? day.group(5) : day.group(3);
            String number = day.group(4) == null ? day.group(6) : day.group(4);
            addDay(day.group(1), month, number, day.group(2) == null ? 2 : 4);
            return;
        }
        Matcher named = URL_NAMED_MONTH.matcher(path.toLowerCase(Locale.ROOT));
        MonthNames.Month month = named.find() ? MonthNames.of(named.group(2)) : null;
        if (month != null) {
            addDay(named.group(1), Integer.toString(month.number()), named.group(3), 4);
            return;
        }
        Matcher dayLast = URL_DAY_LAST.matcher(path);
        if (dayLast.find()) {
            addDay(dayLast.group(4), dayLast.group(3), dayLast.group(1), 3);
            return;
        }
        Matcher plain = URL_MONTH.matcher(path);
        if (plain.find()) {
            urlMonth = LocalDate.of(Integer.parseInt(plain.group(1)), Integer.parseInt(plain.group(2)), 1);
        }
    }

    private void addDay(String year, String month, String day, double weight) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            add(published, WrittenDate.day(date), weight, false);
        } catch (DateTimeException e) {
            // A number that looked like a date.
            return;
        }
    }

    /** Microdata and the time element, where they belong to the statement and not to a comment or a list of others. */
    private void marked() {
        int count = 0;
        int times = 0;
        for (Element element : evidence.landmarks().dated()) {
            if (element.normalName().equals("meta") && !element.hasAttr("itemprop")) {
                continue;
            }
            if (count++ >= 200) {
                return;
            }
            double belonging = belonging(element);
            String property = (element.attr("itemprop") + " " + element.attr("property")).toLowerCase(Locale.ROOT);
            String value = value(element);
            int at = evidence.blocks().indexOf(element);
            double near = heading < 0 || at < 0 ? 0.6 : 0.4 + 0.6 * nearness(at, 1);
            double early = belonging * near * (times == 0 ? 1 : times == 1 ? 0.75 : 0.4);
            if (property.contains("datepublished") || property.contains("issued")) {
                add(published, value, 4 * early);
            } else if (property.contains("datemodified")) {
                add(modified, value, 3 * early);
            } else if (property.contains("datecreated")) {
                add(published, value, 2.5 * early);
            } else {
                boolean change = CHANGE_WORDS.matcher(element.className()).find()
                        || CHANGE_WORDS.matcher(around(element)).find();
                boolean sure = element.hasAttr("pubdate")
                        || element.className().matches("(?i).*(publish|entry-date|post-date).*");
                add(change ? modified : published, value, (sure ? 3.5 : 2.2) * early);
            }
            times += belonging == 1 ? 1 : 0;
        }
    }

    private static String around(Element element) {
        Element parent = element.parent();
        String text = parent == null || !Blocks.isShort(parent, MOST_AROUND) ? "" : parent.text();
        return text.length() < 80 ? text : "";
    }

    private static String value(Element element) {
        for (String attribute : List.of("datetime", "content", "title")) {
            if (!element.attr(attribute).isBlank()) {
                return element.attr(attribute);
            }
        }
        return element.text();
    }

    /** How much of a date's weight stays in the part of the page where it stands: parts about something else tell little. */
    private double belonging(Element element) {
        Element at = element;
        double share = isOfOther(element) ? 0.25 : 1;
        for (int i = 0; at != null && i < MOST_DEEP; i++) {
            String tag = at.normalName();
            if (tag.equals("body") || tag.equals("main") || tag.equals("html")) {
                return share;
            }
            boolean nested = i > 0 && tag.equals("article") && at.parent() != null && isInside(at.parent(), "article");
            if (replyNames.in(at)) {
                share = Math.min(share, 0.12);
            } else if (nested || (otherNames.in(at) && evidence.blocks().share(at) < MOST_CARD)) {
                share = Math.min(share, 0.25);
            } else if (Beside.holds(at)
                    && !(tag.equals("footer") && (isInside(at, "article") || isInside(at, "main")))) {
                share = Math.min(share, 0.25);
            }
            at = at.parent();
        }
        return share;
    }

    /** Whether the smallest part of the page that holds both this and a title holds the title of something else. */
    private boolean isOfOther(Element element) {
        int distance = evidence.blocks().indexOf(element) - heading;
        if (Math.abs(distance) <= CLOSE) {
            return false;
        }
        Element at = element;
        for (int i = 0; at != null && i < MOST_CARD_DEEP; i++) {
            if (heading < 0
                    || evidence.blocks().holds(at, heading)
                    || evidence.blocks().share(at) > MOST_CARD) {
                return false;
            }
            if (evidence.blocks().holdsAny(at, others)) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private static boolean isInside(Element element, String tag) {
        for (Element at = element; at != null; at = at.parent()) {
            if (at.normalName().equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** What the scripts of the page hold as its state, where no other place tells more. */
    private void states() {
        int count = 0;
        for (Element script : evidence.landmarks().scripts()) {
            String data = script.data();
            // All names that are looked for have these two letters, and most scripts are long and have none of the
            // names.
            int at = data.indexOf("ub");
            while (at >= 0 && count < MOST_STATES) {
                int start = data.lastIndexOf('"', at);
                Matcher state =
                        STATE.matcher(data).region(Math.max(0, start), Math.min(data.length(), at + MOST_STATE_CHARS));
                boolean found = start >= 0 && at - start < MOST_STATE_NAME && state.lookingAt();
                if (found) {
                    add(published, state.group(1), count++ == 0 ? 0.8 : 0.4);
                }
                at = data.indexOf("ub", found ? state.end() : at + 2);
            }
        }
    }

    private void visible() {
        List<Block> blocks = evidence.blocks().all();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            double near = nearness(i, blocks.size());
            if (LocalDates.mayHold(block.text())) {
                for (Found found : LocalDates.in(block.text(), order, language)) {
                    witness(block, found, near, i > 0 ? blocks.get(i - 1) : null);
                }
            }
        }
    }

    /** 1 just below the title, falling to .1. */
    private double nearness(int index, int size) {
        if (heading < 0) {
            return 0.35 * (1 - 0.5 * index / Math.max(1, size));
        }
        int distance = index - heading;
        if (distance >= 0) {
            return distance <= BELOW
                    ? 1 - 0.4 * distance / BELOW
                    : Math.max(0.12, 0.6 - 0.48 * (distance - BELOW) / FAR_BELOW);
        }
        return -distance <= ABOVE ? 0.75 - 0.4 * -distance / ABOVE : 0.1;
    }

    private void witness(Block block, Found found, double near, @Nullable Block before) {
        if (found.date().precision() != Precision.DAY) {
            return;
        }
        String text = block.text();
        double rest = text.length() - (found.end() - found.start());
        // A date that is nearly all of its block is a date line; one inside prose tells of events.
        double alone =
                block.cut() || rest > 150 ? 0.15 : rest <= 40 ? 1 : found.start() < 4 ? 0.85 : rest <= 80 ? 0.6 : 0.35;
        String lead = text.substring(Math.max(0, found.start() - 40), found.start());
        boolean foreign = OTHER_WORDS.matcher(lead).find();
        boolean label = ISSUE_WORDS.matcher(lead).find();
        boolean change = CHANGE_WORDS.matcher(lead).find()
                || (found.start() < 3
                        && before != null
                        && before.text().length() < 40
                        && CHANGE_WORDS.matcher(before.text()).find());
        Element parent = block.element().parent();
        boolean named = dateNames.in(block.element()) || (parent != null && dateNames.in(parent));
        double weight = (3 * near * alone * (named ? 1.3 : 1) + (label ? 0.8 : 0)) * (foreign ? 0.1 : 1);
        // "Last changed on" stands in many a footer.
        boolean told = !change && PUBLISHED_WORDS.matcher(lead).find() && !isOfOther(block.element());
        double belonging = Math.max(change ? 0.6 : told ? 0.5 : 0, belonging(block.element()));
        weight = told ? Math.max(weight, 2) : weight;
        weight = change ? Math.max(weight, 1) * belonging : weight * belonging;
        add(change ? modified : published, found.date(), weight, true);
    }

    private void add(List<Witness> witnesses, String value, double weight) {
        if (value.isEmpty()) {
            return;
        }
        WrittenDate date = MachineDates.of(value, order, language);
        if (date != null) {
            add(witnesses, date, weight, false);
        }
    }

    private void add(List<Witness> witnesses, WrittenDate date, double weight, boolean shown) {
        boolean future = date.first().isAfter(last);
        if (!future && date.first().getYear() >= 1990) {
            witnesses.add(new Witness(date, weight, shown));
        }
    }

    private Dates decided() {
        Witness changed = best(modified);
        Witness first = shownBefore(best(published), changed);
        WrittenDate start = start(first, changed);
        WrittenDate change = changed == null ? null : exact(changed, modified);
        boolean after = change != null && start != null && !change.first().isBefore(start.first());
        return new Dates(start == null ? null : published(start), after && change != null ? published(change) : null);
    }

    /**
     * A system that writes the day of each change as that of publication gives itself away: the day is not before the change, and
     * beside the title an earlier one is shown, not as a change.
     */
    private @Nullable Witness shownBefore(@Nullable Witness first, @Nullable Witness changed) {
        if (first == null
                || changed == null
                || first.shown()
                || first.date().first().isBefore(changed.date().first())) {
            return first;
        }
        return published.stream()
                .filter(witness -> witness.shown() && witness.weight() >= DATE_LINE)
                .filter(witness -> witness.date().first().isBefore(first.date().first())
                        && !witness.date().first().equals(changed.date().first()))
                .max(Comparator.comparingDouble(Witness::weight))
                .orElse(first);
    }

    /** When it was published; where nothing better than prose tells that, when it was changed. */
    private @Nullable WrittenDate start(@Nullable Witness first, @Nullable Witness changed) {
        boolean weak = first == null || first.weight() < WEAK;
        if (weak && changed != null && (first == null || changed.weight() >= first.weight())) {
            return changed.date();
        }
        return first == null ? null : LocalMidnight.day(local(exact(first, published)), evidence.context());
    }

    /**
     * A time in UTC whose day is not the day that the page shows, or has in its URL, but one beside it: the publisher's day is the
     * one that is shown.
     */
    private WrittenDate local(WrittenDate chosen) {
        if (chosen.offset() == null
                || chosen.offset().getTotalSeconds() != 0
                || chosen.time() == null
                || evidence.context().zone() != null) {
            return chosen;
        }
        WrittenDate shown = null;
        for (Witness witness : published) {
            boolean plain = witness.date().precision() == Precision.DAY
                    && witness.date().offset() == null
                    && witness.weight() >= 1.5;
            long apart = Math.abs(
                    witness.date().first().toEpochDay() - chosen.first().toEpochDay());
            if (plain && apart == 0) {
                return chosen;
            }
            shown = plain && apart == 1 ? WrittenDate.day(witness.date().first()) : shown;
        }
        return shown == null ? chosen : shown;
    }

    private PublicationDate published(WrittenDate date) {
        return date.published(evidence.context().zone());
    }

    /** The witness with most support; its weight is that support. */
    private @Nullable Witness best(List<Witness> witnesses) {
        Witness best = null;
        double most = 0;
        for (Witness witness : witnesses.subList(0, Math.min(witnesses.size(), MOST_WITNESSES))) {
            double support = support(witness, witnesses);
            if (support > most) {
                most = support;
                best = witness;
            }
        }
        return best == null ? null : new Witness(best.date(), most, best.shown());
    }

    /** The same day as its most trusted witness with a time tells it. */
    private WrittenDate exact(Witness best, List<Witness> witnesses) {
        return witnesses.stream()
                .filter(witness -> witness.date().first().equals(best.date().first())
                        && witness.date().isExact(evidence.context().zone()))
                .max(Comparator.comparingDouble(Witness::weight))
                .map(Witness::date)
                .orElse(best.date());
    }

    private double support(Witness witness, List<Witness> witnesses) {
        LocalDate day = witness.date().first();
        double support = witness.date().precision() == Precision.DAY ? 0 : -2;
        double rest = 0;
        for (Witness other : witnesses) {
            long apart = Math.abs(other.date().first().toEpochDay() - day.toEpochDay());
            if (apart == 0 && other.date().precision() == witness.date().precision()) {
                rest += other.weight();
                support = Math.max(support, other.weight());
            } else if (apart == 1) {
                rest += 0.2 * other.weight();
            }
        }
        boolean month =
                urlMonth != null && urlMonth.getYear() == day.getYear() && urlMonth.getMonth() == day.getMonth();
        return support + 0.5 * Math.min(rest - support, 8) + (month ? 2 : 0);
    }
}
