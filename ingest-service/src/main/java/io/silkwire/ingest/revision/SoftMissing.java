package io.silkwire.ingest.revision;

import io.silkwire.ingest.extraction.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Whether a page that came with status 200 is not the page asked for: it says so itself in one of our languages, or the server
 * led to its front page or to the list above.
 *
 * <p>A statement that only speaks of something not being found is none: what counts is the title, or a page that says little
 * else.
 */
public final class SoftMissing {
    /** A page that says it is missing says little else. */
    private static final int MOST_CHARS = 700;

    private static final Pattern STATUS_IN_TITLE = Pattern.compile(
            "^(?:.{0,40}[-|:/]\\s*)?(?:error|ошибка|қате|ката|xato(?:lik)?|хато|ýalňyşlyk|خطای?)?\\s*#?(?:404|410)\\b.{0,60}$");
    private static final Pattern SAID = Pattern.compile(
            String.join(
                    "|",
                    "(?:page|document|article|material|publication|news|content|resource|file) (?:you (?:are looking|were looking|requested)[^.]{0,30} )?"
                            + "(?:was |is |could |can |has )?(?:not be|not been|not|cannot be|been|no longer) (?:found|exist|available|removed|deleted)",
                    "(?:page|document|article|material|publication|content)(?: you[^.]{0,40})? (?:does not exist|doesn't exist|(?:has been|was) (?:removed|deleted|moved))",
                    "(?:страниц\\w*|документ|материал|публикаци\\w*|новост\\w*|запис\\w*|файл|раздел)[^.]{0,40} (?:не найден\\w*|не существу\\w*|удал[её]н\\w*|недоступ\\w*|отсутству\\w*)",
                    "(?:не найден\\w*|не существует) (?:страниц\\w*|документ|материал|новост\\w*)",
                    "(?:барак|бет|баракча|документ|макала)[^.]{0,30} (?:табылган жок|табылбады|жок)",
                    "(?:бет|парақ|құжат|материал|жаңалық)[^.]{0,30} (?:табылмады|табылған жоқ|жоқ|жойылған)",
                    "(?:sahifa|hujjat|maqola|material)[^.]{0,30} (?:topilmadi|mavjud emas|o'chirilgan)",
                    "(?:саҳифа|ҳужжат|мақола)[^.]{0,30} (?:топилмади|мавжуд эмас|ўчирилган)",
                    "(?:саҳифа|ҳуҷҷат|мақола|маводи?)[^.]{0,30} (?:ёфт нашуд|пайдо нашуд|вуҷуд надорад)",
                    "(?:sahypa|resminama|makala)[^.]{0,30} (?:tapylmady|ýok|pozuldy)",
                    "(?:صفحه|سند|مقاله|مطلب)[^.]{0,40} (?:یافت نشد|پیدا نشد|وجود ندارد|حذف شده)"),
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<String> FRONT =
            Set.of("", "index.html", "index.htm", "index.php", "default.aspx", "home", "main");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(?:[-_][a-z]{2,4})?");

    private SoftMissing() {}

    /** Whether the page says of itself that it is not there. */
    public static boolean says(String title, List<String> paragraphs) {
        String heading = folded(title);
        String text = folded(String.join(" ", paragraphs));
        boolean little = text.length() <= MOST_CHARS;
        if (STATUS_IN_TITLE.matcher(heading).matches()) {
            return little;
        }
        if (heading.length() <= 120 && SAID.matcher(heading).find()) {
            return little;
        }
        String first = text.substring(0, Math.min(text.length(), 300));
        return little && text.length() - longestParagraph(paragraphs) < 500 && saysFirst(first);
    }

    /** A short page of real news about a missing document names who did not find it; a notice starts with the page. */
    private static boolean saysFirst(String text) {
        var said = SAID.matcher(text);
        return said.find() && said.start() <= 60;
    }

    private static int longestParagraph(List<String> paragraphs) {
        return paragraphs.stream().mapToInt(String::length).max().orElse(0);
    }

    /**
     * Whether the server led away from the page: to the front page of the site or of a language of it, or to a folder above.
     *
     * @param asked the URL of the statement
     * @param answered the URL the body came from
     */
    public static boolean ledAway(String asked, String answered) {
        HttpUrl from = HttpUrl.parse(asked);
        HttpUrl to = HttpUrl.parse(answered);
        if (from == null || to == null || samePage(from, to)) {
            return false;
        }
        return !isFront(from) && (isFront(to) || isAbove(to, from));
    }

    private static boolean samePage(HttpUrl from, HttpUrl to) {
        return path(from).equals(path(to)) && from.querySize() == to.querySize();
    }

    private static boolean isFront(HttpUrl url) {
        if (url.querySize() > 0) {
            return false;
        }
        List<String> segments = List.of(path(url).split("/", -1));
        String last = segments.getLast();
        return switch (segments.size()) {
            case 1 -> FRONT.contains(last) || LANGUAGE.matcher(last).matches();
            case 2 -> LANGUAGE.matcher(segments.getFirst()).matches() && FRONT.contains(last);
            default -> false;
        };
    }

    /** A folder above it on the same host, or the same path without the query that named the statement. */
    private static boolean isAbove(HttpUrl to, HttpUrl from) {
        if (!bareHost(to).equals(bareHost(from)) || to.querySize() > 0) {
            return false;
        }
        String folder = path(to);
        return folder.equals(path(from)) ? from.querySize() > 0 : path(from).startsWith(folder + "/");
    }

    private static String path(HttpUrl url) {
        String path = url.encodedPath().toLowerCase(Locale.ROOT);
        int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(1, Math.max(1, end));
    }

    private static String bareHost(HttpUrl url) {
        return url.host().startsWith("www.") ? url.host().substring(4) : url.host();
    }

    private static String folded(String text) {
        return Sentences.normalised(text.length() > 20_000 ? text.substring(0, 20_000) : text)
                .toLowerCase(Locale.ROOT);
    }
}
