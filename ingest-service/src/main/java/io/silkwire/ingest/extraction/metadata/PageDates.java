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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Finds when a page was published and when it was last changed. Every place that may tell is a witness with a weight; witnesses for
 * the same day add up, and so do, less, a day and a day beside it (zones) and a URL that names only the month. The day with most
 * weight wins, told in the most precise way that one of its witnesses tells it.
 */
final class PageDates {
    /** Both may be null. */
    record Dates(@Nullable PublicationDate published, @Nullable PublicationDate modified) {}

    private record Witness(WrittenDate date, double weight) {}

    private static final String[] PUBLISHED = {
        "article:published_time", "og:published_time", "og:article:published_time", "article:published", "datepublished", "parsely-pub-date",
        "sailthru.date", "citation_publication_date", "citation_online_date", "dc.date.issued", "dcterms.issued", "dc.date.published",
        "published_time", "published-date", "published_date", "publishdate", "publish-date", "publish_date", "pubdate", "pub_date",
        "publication_date", "publicationdate", "publication-date", "article.published", "article_date_original", "originalpublicationdate", "ptime",
        "release_date", "displaydate", "rnews:datepublished", "bt:pubdate", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "vr:published_time",
        "shareaholic:article_published_time", "article-publish-date", "dateposted", "first_published_date", "dc.date.available"
    };
    private static final String[] CREATED = {
        "date", "dc.date", "dc.date.created", "dcterms.created", "dcterms.date", "dcterms.available", "article:created", "og:pubdate", "datecreated",
        "citation_date", "creation_date", "created", "uploaddate", "video:release_date", "dc.created", "article:post_date", "article:date", "prism.publicationdate"
    };
    private static final String[] MODIFIED = {
        "article:modified_time", "og:updated_time", "og:modified_time", "article:modified", "datemodified", "dc.date.modified", "dcterms.modified",
        "dc.modified", "lastmod", "last-modified", "last_modified", "lastmodified", "modificationdate", "modified", "updated_time", "updated_at", "revised",
        "article:updated_time", "article:updated", "dateupdate", "date.modified", "moddate", "parsely-metadata-updated", "shareaholic:article_modified_time"
    };
    private static final Pattern URL_DAY = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d{2})(?:([/_.-])(0?[1-9]|1[0-2])\\2(0?[1-9]|[12]\\d|3[01])|(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01]))(?!\\d)");
    private static final Pattern URL_MONTH = Pattern.compile("/((?:19|20)\\d{2})[/-](0[1-9]|1[0-2])(?=/|-\\D|$)");
    private static final Pattern URL_DAY_LAST = Pattern.compile("(?<!\\d)(0[1-9]|[12]\\d|3[01])([._-])(0[1-9]|1[0-2])\\2((?:19|20)\\d{2})(?!\\d)");
    private static final Pattern ISSUE_WORDS = Pattern.compile(
            "(?i)(published|posted|publi(?:é|ca)|veröffentlicht|erschienen|erstellt|eingestellt|datum|date|released|issued|verfasst|geschrieben|written|created|опубликован|дата|размещен|создан|жарияла|жарыял|эълон|e.lon|чоп|intişar|yayın|تاریخ|انتشار|نشر|发布|公開|掲載|投稿|pubblicato|publicado|fecha)");
    private static final Pattern CHANGE_WORDS = Pattern.compile(
            "(?i)(update|modified|edited|changed|reviewed|aktualisiert|geändert|bearbeitet|änderung|stand[: ]|zuletzt|mis à jour|modifié|actualizad|modificad|aggiornat|atualizad|обновлен|изменен|измен[её]н|жаңарт|жаңыр|yangilan|güncellen|به‌روز|更新|修改)");
    private static final Pattern DATE_NAME = Pattern.compile("(?i)(date|time|datum|zeit|publish|pubdate|posted|post-?meta|entry-?meta|byline|meta|info|fecha|created|submitted|dat(a|e)-|day|cas$|czas)");
    private static final Pattern OTHER_NAME = Pattern.compile("(?i)(comment|related|sidebar|widget|footer|recent|latest|popular|teaser|reply|respond|calendar|archive-?list|copyright|menu|ticker|event|cookie|recommend|more-|similar)");
    private static final String OTHER = "nav, footer, aside, [role=navigation], [role=contentinfo], [role=complementary]";
    /** Below the title the date stands; above it sometimes. In blocks, from pages seen. */
    private static final int BELOW = 12;

    private static final int ABOVE = 8;
    private static final int MOST_DEEP = 12;

    private final Evidence evidence;
    private final Order order;
    private final Locale language;
    private final LocalDate last;
    private final List<Witness> published = new ArrayList<>();
    private final List<Witness> modified = new ArrayList<>();
    private @Nullable LocalDate urlMonth;

    private PageDates(Evidence evidence) {
        this.evidence = evidence;
        this.language = evidence.locale();
        this.order = LocalDates.order(language(evidence));
        this.last = evidence.context().fetchedAt().atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
    }

    /** English without a country gets the one that is told for sharing, if any. */
    private static Locale language(Evidence evidence) {
        Locale told = evidence.locale();
        String shared = Evidence.tag(evidence.meta().first("og:locale"));
        boolean helps = told.getLanguage().equals("en") && told.getCountry().isEmpty() && shared != null;
        return helps ? Locale.forLanguageTag(shared) : told;
    }

    /** @param title the heading of the statement, or null where none is known */
    static Dates of(Evidence evidence, @Nullable Element title) {
        PageDates dates = new PageDates(evidence);
        dates.declared();
        dates.url();
        dates.marked();
        dates.visible(title);
        return dates.decided();
    }

    private void declared() {
        for (JsonNode article : evidence.data().articles().stream().limit(3).toList()) {
            boolean first = article == evidence.data().articles().get(0);
            data(article, first ? 5 : 2);
        }
        for (JsonNode page : evidence.data().works().stream().skip(evidence.data().articles().size()).limit(1).toList()) {
            data(page, 2);
        }
        evidence.meta().all(PUBLISHED).stream().limit(6).forEach(value -> add(published, value, 4));
        evidence.meta().all(CREATED).stream().limit(6).forEach(value -> add(published, value, 2.5));
        evidence.meta().all(MODIFIED).stream().limit(6).forEach(value -> add(modified, value, 4));
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
        Matcher dayLast = URL_DAY_LAST.matcher(path);
        if (dayLast.find()) {
            addDay(dayLast.group(4), dayLast.group(3), dayLast.group(1), 3);
            return;
        }
        Matcher month = URL_MONTH.matcher(path);
        if (month.find()) {
            urlMonth = LocalDate.of(Integer.parseInt(month.group(1)), Integer.parseInt(month.group(2)), 1);
        }
    }

    private void addDay(String year, String month, String day, double weight) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            add(published, WrittenDate.day(date), weight);
        } catch (DateTimeException e) {
            // A number that looked like a date.
            return;
        }
    }

    /** Microdata and the time element, where they belong to the statement and not to a comment or a list of others. */
    private void marked() {
        int count = 0;
        int times = 0;
        for (Element element : evidence.page().select("[itemprop~=(?i)^date(published|created|modified)$], time, abbr.published, abbr.date, [property~=(?i)date(published|created|modified|issued)$], [pubdate]")) {
            if (element.normalName().equals("meta") && !element.hasAttr("itemprop")) {
                continue;
            }
            if (count++ >= 200) {
                return;
            }
            if (isOther(element)) {
                continue;
            }
            String property = (element.attr("itemprop") + " " + element.attr("property")).toLowerCase(Locale.ROOT);
            String value = value(element);
            double early = times == 0 ? 1 : times == 1 ? 0.6 : 0.25;
            if (property.contains("datepublished") || property.contains("issued")) {
                add(published, value, 4 * early);
            } else if (property.contains("datemodified")) {
                add(modified, value, 3 * early);
            } else if (property.contains("datecreated")) {
                add(published, value, 2.5 * early);
            } else {
                boolean change = CHANGE_WORDS.matcher(element.className()).find() || CHANGE_WORDS.matcher(around(element)).find();
                boolean sure = element.hasAttr("pubdate") || element.className().matches("(?i).*(publish|entry-date|post-date).*");
                add(change ? modified : published, value, (sure ? 3.5 : 2.2) * early);
            }
            times++;
        }
    }

    private static String around(Element element) {
        Element parent = element.parent();
        String text = parent == null ? "" : parent.text();
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

    /** Whether the element stands in a part of the page that is about something else. */
    private static boolean isOther(Element element) {
        Element at = element;
        for (int i = 0; at != null && i < MOST_DEEP; i++) {
            if (i > 0 && at.normalName().equals("article") && at.parent() != null && at.parent().closest("article") != null) {
                return true;
            }
            String name = at.className() + " " + at.id();
            if (at.normalName().equals("body") || at.normalName().equals("main")) {
                return false;
            }
            if (at.is(OTHER) || (name.length() > 1 && OTHER_NAME.matcher(name).find())) {
                return true;
            }
            at = at.parent();
        }
        return false;
    }

    private void visible(@Nullable Element title) {
        List<Block> blocks = evidence.blocks().all();
        int heading = title == null ? -1 : evidence.blocks().indexOf(title);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            double near = nearness(i, heading, blocks.size());
            if (hasDigits(block.text())) {
                for (Found found : LocalDates.in(block.text(), order, language)) {
                    witness(block, found, near, i > 0 ? blocks.get(i - 1) : null);
                }
            }
        }
    }

    private static boolean hasDigits(String text) {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    /** 1 just below the title, falling to .1. */
    private static double nearness(int index, int heading, int size) {
        if (heading < 0) {
            return 0.35 * (1 - 0.5 * index / Math.max(1, size));
        }
        int distance = index - heading;
        if (distance >= 0) {
            return distance <= BELOW ? 1 - 0.4 * distance / BELOW : 0.12;
        }
        return -distance <= ABOVE ? 0.75 - 0.4 * -distance / ABOVE : 0.1;
    }

    private void witness(Block block, Found found, double near, @Nullable Block before) {
        if (found.date().precision() != Precision.DAY || isOther(block.element())) {
            return;
        }
        String text = block.text();
        double rest = text.length() - (found.end() - found.start());
        // A date that is nearly all of its block is a date line; one inside prose tells of events.
        double alone = block.cut() || rest > 150 ? 0.15 : rest <= 40 ? 1 : 0.6;
        String lead = text.substring(Math.max(0, found.start() - 40), found.start());
        boolean label = ISSUE_WORDS.matcher(lead).find();
        boolean change = CHANGE_WORDS.matcher(lead).find()
                || (found.start() < 3 && before != null && before.text().length() < 40 && CHANGE_WORDS.matcher(before.text()).find());
        boolean named = DATE_NAME.matcher(block.element().className() + " " + block.element().id() + " " + parentName(block.element()))
                .find();
        double weight = 3 * near * alone * (named ? 1.3 : 1) + (label ? 0.8 : 0);
        add(change ? modified : published, found.date(), weight);
    }

    private static String parentName(Element element) {
        Element parent = element.parent();
        return parent == null ? "" : parent.className() + " " + parent.id();
    }

    private void add(List<Witness> witnesses, String value, double weight) {
        if (value.isEmpty()) {
            return;
        }
        WrittenDate date = MachineDates.of(value, order, language);
        if (date != null) {
            add(witnesses, date, weight);
        }
    }

    private void add(List<Witness> witnesses, WrittenDate date, double weight) {
        boolean future = date.first().isAfter(last);
        if (!future && date.first().getYear() >= 1990) {
            witnesses.add(new Witness(date, weight));
        }
    }

    private Dates decided() {
        WrittenDate first = best(published);
        WrittenDate changed = best(modified);
        if (first == null) {
            first = changed;
        }
        boolean after = changed != null && first != null && !changed.first().isBefore(first.first());
        return new Dates(first == null ? null : published(first), after && changed != null ? published(changed) : null);
    }

    private PublicationDate published(WrittenDate date) {
        return date.published(evidence.context().zone());
    }

    private @Nullable WrittenDate best(List<Witness> witnesses) {
        Witness best = null;
        double most = 0;
        for (Witness witness : witnesses) {
            double support = support(witness, witnesses);
            if (support > most) {
                most = support;
                best = witness;
            }
        }
        if (best == null) {
            return null;
        }
        WrittenDate chosen = best.date();
        return witnesses.stream()
                .filter(witness -> witness.date().first().equals(chosen.first()) && witness.date().isExact(evidence.context().zone()))
                .max(Comparator.comparingDouble(Witness::weight))
                .map(Witness::date)
                .orElse(chosen);
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
        boolean month = urlMonth != null && urlMonth.getYear() == day.getYear() && urlMonth.getMonth() == day.getMonth();
        return support + 0.5 * Math.min(rest - support, 8) + (month ? 2 : 0);
    }
}
