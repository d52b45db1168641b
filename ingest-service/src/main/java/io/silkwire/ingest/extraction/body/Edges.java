package io.silkwire.ingest.extraction.body;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Trims what sites put before and after a text: shares, dates alone, links to other pages, tags, copyright. */
final class Edges {
    private static final Pattern AWAY = Pattern.compile(
            "^(?:read (?:also|more|next)|see also|also read|related(?: \\S+){0,2}|you (?:may|might) (?:also )?like.*|more (?:from|on|in)\\b.*|share(?: this)?(?: \\S+){0,3}"
                    + "|tags?\\s*:.*|filed under.*|posted (?:in|on|by).*|categor(?:y|ies)\\s*:.*|(?:©|copyright|\\(c\\)).*|all rights reserved.*"
                    + "|leave a (?:reply|comment).*|(?:\\d+ )?comments?(?: \\(\\d+\\))?|subscribe.*|sign up.*|follow us.*|advertisement|print|e-?mail|facebook|twitter|linkedin|whatsapp|telegram"
                    + "|back to top|skip to.*|next(?: (?:post|article).*)?|previous(?: (?:post|article).*)?|← .*|.* →|about the author.*|by"
                    + "|читайте также.*|читать также.*|поделиться.*|теги\\s*:.*|похожие .*|другие новости.*|по теме|комментари[ия].*|подписывайтесь.*|все права защищены.*|источник\\s*:.{0,40}"
                    + "|mehr zum thema.*|teilen|lesen sie auch.*|weiterlesen.*|schlagw(?:ö|o)rter.*|kommentare?.*|artikel teilen.*|zurück.*|drucken|lire aussi.*|partager.*)$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern DATE = Pattern.compile(
            "^(?:(?:published|posted|updated|last updated|on|date|stand|опубликовано)\\W*)?[\\p{L}.,]{0,12}\\s?\\d{1,4}[./ -]\\s?[\\p{L}\\d.]{1,12},?[./ -]\\s?\\d{2,4}(?:\\W{1,3}(?:at )?\\d{1,2}[:.]\\d\\d.{0,12})?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final int MOST_AWAY_CHARS = 120;

    private Edges() {}

    /** These lines without their edges and without lines that only lead away. */
    static List<Line> trim(List<Line> lines) {
        List<Line> kept = new ArrayList<>();
        for (Line line : lines) {
            if (!leadsAway(line)) {
                kept.add(line);
            }
        }
        int last = kept.size();
        while (last > 0 && edge(kept.get(last - 1), true)) {
            last--;
        }
        int first = 0;
        while (first < last && edge(kept.get(first), false)) {
            first++;
        }
        return last == 0 ? lines : List.copyOf(kept.subList(first, last));
    }

    private static boolean leadsAway(Line line) {
        return line.text().length() <= MOST_AWAY_CHARS
                && AWAY.matcher(line.text()).matches()
                && (line.text().length() < 30 || line.linked() > 0 || line.heading() > 0);
    }

    private static boolean edge(Line line, boolean bottom) {
        return bottom && line.heading() > 0
                || line.isLinks() && line.text().length() < 200 && line.heading() == 0
                || line.text().length() <= MOST_AWAY_CHARS
                        && (AWAY.matcher(line.text()).matches()
                                || DATE.matcher(line.text()).matches());
    }
}
