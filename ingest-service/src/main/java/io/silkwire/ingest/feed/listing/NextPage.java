package io.silkwire.ingest.feed.listing;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * A listing page → the address of its next, older page: {@code rel=next}, a link whose words say so, or the link that is this
 * page's own address with the next number ({@code ?page=2}, {@code /page/2}). Null where there is none, or where it leads to
 * another site.
 */
final class NextPage {
    private static final int MOST_LINKS = 5_000;
    private static final Set<String> WORDS = Set.of(
            "next",
            "next page",
            "older",
            "older posts",
            "далее",
            "следующая",
            "следующая страница",
            "вперед",
            "вперёд",
            "keyingi",
            "кейинги",
            "келесі",
            "кийинки",
            "баъдӣ",
            "indiki",
            "sonraki",
            "növbəti",
            "بعدی",
            "»",
            "›",
            ">",
            "→");
    /** The number of a page: a parameter, or the last part of the path. */
    private static final Pattern NUMBER =
            Pattern.compile("(?i)(.*?)(?:([?&](?:page|p|pg|paged|PAGEN_\\d|pagen|PAGEN)=)(\\d{1,5})"
                    + "(?=&|$)(.*)|(/(?:page|p|stranitsa)[/-])(\\d{1,5})(/?(?:\\?.*)?))");

    private NextPage() {}

    static @Nullable String of(Document page, String url) {
        Element declared = page.selectFirst("link[rel~=(?i)\\bnext\\b][href], a[rel~=(?i)\\bnext\\b][href]");
        if (declared != null) {
            return own(declared.absUrl("href"), url);
        }
        String counted = null;
        int seen = 0;
        Numbered here = Numbered.of(url);
        for (Element link : page.select("a[href]")) {
            String target = own(link.absUrl("href"), url);
            if (++seen > MOST_LINKS) {
                break;
            }
            if (target != null && WORDS.contains(words(link))) {
                return target;
            }
            if (counted == null && target != null && here.isBefore(Numbered.of(target))) {
                counted = target;
            }
        }
        return counted;
    }

    private static String words(Element link) {
        return ListingReader.title(link)
                .toLowerCase(Locale.ROOT)
                .replace(" →", "")
                .replace(" »", "");
    }

    private static @Nullable String own(String target, String url) {
        boolean same = target.startsWith("http")
                && ListingReader.host(target).equals(ListingReader.host(url))
                && !target.equals(url);
        return same ? target : null;
    }

    /** An address without the number of its page, and the number: 1 where it has none. */
    private record Numbered(String address, int number) {
        static Numbered of(String url) {
            int fragment = url.indexOf('#');
            String whole = fragment < 0 ? url : url.substring(0, fragment);
            Matcher parts = NUMBER.matcher(whole);
            if (whole.length() > 2_000 || !parts.matches()) {
                return new Numbered(bare(whole), 1);
            }
            boolean query = parts.group(3) != null;
            int number = Integer.parseInt(query ? parts.group(3) : parts.group(6));
            String rest = query
                    ? parts.group(1)
                            + (parts.group(2).startsWith("?") ? "?" : "&")
                            + parts.group(4).replaceFirst("^&", "")
                    : parts.group(1) + parts.group(7);
            return new Numbered(bare(rest), number);
        }

        boolean isBefore(Numbered other) {
            return other.number == number + 1 && other.address.equals(address);
        }

        private static String bare(String address) {
            return address.replaceFirst("[?&]$", "").replaceFirst("/$", "");
        }
    }
}
