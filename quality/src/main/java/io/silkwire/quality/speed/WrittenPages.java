package io.silkwire.quality.speed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes pages as sites of news and ministries have them: menus, a statement with its date and author, JSON-LD, lists of others
 * beside and below it, comments, scripts, a footer. The same pages at every call; 20 to 300 KB, some 60 KB at the median.
 */
public final class WrittenPages {
    private static final int PAGES = 60;
    private static final String[] ENGLISH =
            "the ministry of foreign affairs states that both sides agreed on measures for the common use of water and energy in the region and will meet again next year"
                    .split(" ");
    private static final String[] RUSSIAN =
            "министерство сообщает что стороны обсудили вопросы сотрудничества в области водных ресурсов торговли и транспорта и договорились продолжить встречи в следующем году"
                    .split(" ");
    private static final String[] KAZAKH =
            "министрлік екі тарап су және энергия ресурстарын бірлесіп пайдалану шаралары туралы келіскенін және келесі жылы кездесетінін хабарлайды"
                    .split(" ");

    private final Random random;
    private final String[] words;
    private final String language;
    private final StringBuilder html = new StringBuilder();

    private WrittenPages(int number) {
        random = new Random(number);
        words = List.of(ENGLISH, RUSSIAN, KAZAKH).get(number % 3);
        language = List.of("en", "ru", "kk").get(number % 3);
    }

    /** The pages, each in UTF-8. */
    public static List<byte[]> all() {
        List<byte[]> pages = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            pages.add(new WrittenPages(i).page(i).getBytes(StandardCharsets.UTF_8));
        }
        return pages;
    }

    private String page(int number) {
        String title = sentence(9);
        String date = "2026-%02d-%02d".formatted(1 + random.nextInt(11), 1 + random.nextInt(28));
        head(title, date, number);
        menu(60 + random.nextInt(160));
        html.append("<div class='wrap'><main><article class='post-")
                .append(number)
                .append("'><h1 class='entry-title'>");
        html.append(title)
                .append("</h1><div class='post-meta'><time datetime='")
                .append(date)
                .append("T09:30:00+05:00'>");
        html.append(date).append("</time> <span class='author'>Press Service</span></div>");
        paragraphs(8 + random.nextInt(number % 10 == 0 ? 300 : 40));
        html.append("</article></main><aside class='sidebar'>");
        teasers(10 + random.nextInt(40));
        html.append("</aside></div><section id='comments'>");
        comments(random.nextInt(60));
        html.append("</section><footer><p>© 2026</p>");
        menu(40);
        return html.append("</footer></body></html>").toString();
    }

    private void head(String title, String date, int number) {
        html.append("<!doctype html><html lang='").append(language).append("'><head><meta charset='utf-8'><title>");
        html.append(title)
                .append(" | Press Service</title><meta property='og:title' content='")
                .append(title);
        html.append("'><meta property='og:site_name' content='Press Service'><meta name='description' content='");
        html.append(sentence(20))
                .append("'><link rel='canonical' href='/news/")
                .append(number)
                .append("'>");
        html.append(
                "<script type='application/ld+json'>{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"");
        html.append(title).append("\",\"datePublished\":\"").append(date).append("T09:30:00+05:00\"}</script>");
        for (int i = 0; i < 12; i++) {
            html.append("<script>window.s")
                    .append(i)
                    .append("=function(){")
                    .append("var a=[1,2,3];a.push(4);".repeat(60));
            html.append("};</script><style>.c")
                    .append(i)
                    .append("{margin:0;padding:1px 2px}".repeat(30))
                    .append("</style>");
        }
        html.append("</head><body class='page single'>");
    }

    private void menu(int links) {
        html.append("<nav><ul class='menu'>");
        for (int i = 0; i < links; i++) {
            html.append("<li class='menu-item item-")
                    .append(i % 7)
                    .append("'><a href='/section/")
                    .append(i)
                    .append("'>");
            html.append(sentence(2)).append("</a></li>");
        }
        html.append("</ul></nav>");
    }

    private void paragraphs(int count) {
        for (int i = 0; i < count; i++) {
            html.append(i % 9 == 8 ? "<h2>" + sentence(5) + "</h2>" : "");
            html.append("<p>")
                    .append(sentence(30 + random.nextInt(60)))
                    .append(" <a href='/doc/")
                    .append(i)
                    .append(".pdf'>");
            html.append(sentence(3)).append("</a> <b>").append(sentence(4)).append("</b></p>\n");
        }
    }

    private void teasers(int count) {
        for (int i = 0; i < count; i++) {
            html.append("<div class='teaser card-")
                    .append(i % 5)
                    .append("'><span class='date'>")
                    .append(1 + i % 28);
            html.append(".10.2026</span><h3><a href='/news/")
                    .append(9_000 + i)
                    .append("'>")
                    .append(sentence(8));
            html.append("</a></h3><p class='lead'>").append(sentence(18)).append("</p></div>\n");
        }
    }

    private void comments(int count) {
        for (int i = 0; i < count; i++) {
            html.append("<div class='comment depth-1'><span class='name'>")
                    .append(sentence(1))
                    .append("</span><time>");
            html.append(1 + i % 28).append(".11.2026 10:").append(10 + i % 49).append("</time><p>");
            html.append(sentence(15 + random.nextInt(30))).append("</p></div>\n");
        }
    }

    private String sentence(int length) {
        StringBuilder sentence = new StringBuilder();
        for (int i = 0; i < length; i++) {
            String word = words[random.nextInt(words.length)];
            sentence.append(i == 0 ? Character.toUpperCase(word.charAt(0)) + word.substring(1) : " " + word);
        }
        return length > 10 ? sentence.append('.').toString() : sentence.toString();
    }
}
