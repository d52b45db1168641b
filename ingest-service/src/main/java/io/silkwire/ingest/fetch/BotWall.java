package io.silkwire.ingest.fetch;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages that keep programs out from pages that say something, by the marks their makers put on them. Recognised so that the
 * owner of a source hears of it; nothing here helps to get past one.
 *
 * <p>Marks that ordinary pages behind the same service carry too (its script, a captcha in a form) count only on a refusal or on a
 * page with hardly any text. Latin and Cyrillic words are looked for as UTF-8 or windows-1251 would spell them.
 */
final class BotWall {
    private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");
    private static final int READ_BYTES = 1 << 18;
    /** A wall says a sentence or two, in several languages perhaps; a statement says more. */
    private static final int HARDLY_ANY_TEXT = 1500;

    private static final int HARDLY_A_SENTENCE = 300;

    private static final List<String> WITHOUT_TEXT = List.of("script", "style", "noscript", "svg", "head", "template");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern TITLE = Pattern.compile("(?s)<title[^>]{0,200}>(.{0,300}?)</title>");

    private static final List<String> ASKS_FOR_A_BROWSER = List.of(
            "enable javascript and cookies to continue",
            "enable cookies and javascript",
            "checking your browser before",
            "checking if the site connection is secure",
            "this process is automatic. your browser will redirect",
            "please wait while we verify your browser",
            "verifying your browser",
            "проверка браузера",
            "проверяем ваш браузер",
            "идет проверка браузера",
            "идёт проверка браузера",
            "включите javascript и cookies",
            "браузериңизди текшер",
            "браузер текшерілуде");
    private static final List<String> ASKS_FOR_A_PERSON = List.of(
            "verify you are human",
            "verify that you are human",
            "verify you are not a robot",
            "prove you are not a robot",
            "confirm you are not a robot",
            "confirm that you are not a robot",
            "are you a robot?",
            "complete the security check",
            "unusual traffic from your",
            "подтвердите, что вы не робот",
            "докажите, что вы не робот",
            "запросы с вашего устройства похожи на автоматические",
            "подтвердите, что вы человек",
            "сіз робот емессіз",
            "robot emasligingizni tasdiqlang");
    private static final List<String> CAPTCHA_BOXES =
            List.of("g-recaptcha", "h-captcha", "hcaptcha.com", "cf-turnstile", "smartcaptcha");
    private static final List<String> CAPTCHAS = List.of("captcha", "cf-turnstile");

    /** The walls that sites put up, the first that fits counts. */
    private static final List<Mark> MARKS = List.of(
            new Mark("cloudflare-challenge", seen -> seen.has("_cf_chl_opt")),
            new Mark("cloudflare-challenge", seen -> seen.refusedOrBare() && seen.has("__cf_chl_")),
            new Mark("cloudflare-challenge", seen -> seen.bare && seen.title.equals("just a moment...")),
            new Mark(
                    "cloudflare-block", seen -> seen.refused && seen.has("cf-error-details") && seen.has("cloudflare")),
            new Mark("ddos-guard", seen -> seen.refusedOrBare() && seen.title.contains("ddos-guard")),
            new Mark("ddos-guard", seen -> seen.refusedOrBare() && seen.has("check.ddos-guard.net/check.js")),
            new Mark(
                    "ddos-guard", seen -> seen.refused && seen.server.contains("ddos-guard") && seen.has("ddos-guard")),
            new Mark("akamai", seen -> seen.has("sec-if-cpt-container")),
            new Mark("akamai", seen -> seen.bare && seen.has("/_sec/cp_challenge/")),
            new Mark("akamai", seen -> seen.isAkamaiDenial()),
            new Mark("imperva", seen -> seen.bare && seen.text.contains("incapsula incident id")),
            new Mark("imperva", seen -> seen.bare && seen.has("incident_id=") && seen.has("_incapsula_resource")),
            new Mark("perimeterx", seen -> seen.refusedOrBare() && seen.has("px-captcha")),
            new Mark("datadome", seen -> seen.refusedOrBare() && seen.has("captcha-delivery.com")),
            new Mark("sucuri", seen -> seen.has("sucuri_cloudproxy_js")),
            new Mark("sucuri", seen -> seen.refused && seen.has("sucuri website firewall")),
            new Mark("aws-waf-challenge", seen -> seen.isBlank() && seen.has("token.awswaf.com")),
            new Mark("aws-waf-challenge", seen -> seen.isBlank() && seen.has("awswafcookiedomainlist")),
            new Mark("qrator", seen -> seen.bare && seen.has("/__qrator/")),
            new Mark("qrator", seen -> seen.bare && seen.refused && seen.server.contains("qrator")),
            new Mark("stormwall", seen -> seen.bare && seen.has("stormwall") && (seen.refused || seen.isBlank())),
            new Mark(
                    "variti",
                    seen -> seen.bare && seen.refused && (seen.has("variti") || seen.server.contains("variti"))),
            new Mark("variti", seen -> seen.isBlank() && seen.has("variti") && seen.has("challenge")),
            new Mark("servicepipe", seen -> seen.isBlank() && seen.has("servicepipe.ru")),
            new Mark("captcha", seen -> seen.bare && anyOf(ASKS_FOR_A_PERSON, seen.text) && anyOf(CAPTCHAS, seen.page)),
            new Mark("captcha", seen -> seen.bare && seen.refused && anyOf(CAPTCHA_BOXES, seen.page)),
            new Mark("js-challenge", seen -> seen.bare && anyOf(ASKS_FOR_A_BROWSER, seen.text)),
            new Mark("js-challenge", seen -> seen.isBlank() && anyOf(ASKS_FOR_A_BROWSER, seen.page)),
            new Mark("js-challenge", seen -> seen.isBlank() && seen.isCookieTest()));

    private BotWall() {}

    /** A wall, and how its page is told. */
    private record Mark(String wall, Predicate<Seen> fits) {}

    /**
     * A page as looked at, all of it in lower case.
     *
     * @param refused whether the status says no
     * @param bare whether there is hardly any text
     */
    private record Seen(boolean refused, boolean bare, String server, String page, String title, String text) {
        boolean has(String mark) {
            return page.contains(mark);
        }

        boolean refusedOrBare() {
            return refused || bare;
        }

        boolean isBlank() {
            return text.length() < HARDLY_A_SENTENCE;
        }

        boolean isAkamaiDenial() {
            boolean akamai =
                    has("errors.edgesuite.net") || has("reference&#32;&#35;") || server.contains("akamaighost");
            return refused && akamai && text.contains("access denied");
        }

        /** A page that computes a cookie and loads itself again. */
        boolean isCookieTest() {
            boolean again = has("location.reload") || has("location.href") || has("location.replace");
            return again && has("document.cookie") && (has("slowaes") || has("challenge") || has("tonumbers("));
        }
    }

    /** Which wall this response is, or null where it is none. */
    static @Nullable String recognise(int status, ResponseHeaders headers, Payload body) {
        String byHeader = byHeaders(status, headers);
        if (byHeader != null) {
            return byHeader;
        }
        String page = page(body);
        return page.isEmpty() ? null : byPage(status, lower(headers.first("Server")), page);
    }

    private static @Nullable String byHeaders(int status, ResponseHeaders headers) {
        if (lower(headers.first("cf-mitigated")).equals("challenge")) {
            return "cloudflare-challenge";
        }
        String aws = lower(headers.first("x-amzn-waf-action"));
        if (aws.equals("challenge") || aws.equals("captcha")) {
            return "aws-waf-" + aws;
        }
        if (headers.first("x-sucuri-block") != null) {
            return "sucuri";
        }
        boolean refused = status == 403 || status == 405 || status == 429;
        return refused && (headers.first("x-datadome") != null || headers.first("x-dd-b") != null) ? "datadome" : null;
    }

    private static @Nullable String byPage(int status, String server, String page) {
        boolean refused = status == 401 || status == 403 || status == 405 || status == 429 || status == 503;
        String text = text(page);
        Seen seen = new Seen(refused, text.length() < HARDLY_ANY_TEXT, server, page, title(page), text);
        for (Mark mark : MARKS) {
            if (mark.fits().test(seen)) {
                return mark.wall();
            }
        }
        return null;
    }

    private static boolean anyOf(List<String> words, String text) {
        return words.stream().anyMatch(text::contains);
    }

    private static String title(String page) {
        var title = TITLE.matcher(page);
        return title.find() ? title.group(1).strip() : "";
    }

    /** The start of an HTML page in lower case; empty where it is none. */
    private static String page(Payload body) {
        String text = new String(body.head(READ_BYTES), StandardCharsets.UTF_8);
        String start = text.substring(0, Math.min(text.length(), 1024)).stripLeading();
        if (start.startsWith("\uFEFF")) {
            start = start.substring(1).stripLeading();
        }
        boolean markup = start.startsWith("<") && !start.startsWith("<?xml");
        boolean html = markup || start.toLowerCase(Locale.ROOT).contains("<html");
        if (!html) {
            return "";
        }
        boolean cyrillic = text.indexOf('\uFFFD') >= 0;
        return (cyrillic ? new String(body.head(READ_BYTES), WINDOWS_1251) : text).toLowerCase(Locale.ROOT);
    }

    /** What a reader sees, roughly; one pass, whatever the page does. */
    private static String text(String page) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < page.length()) {
            int tag = page.indexOf('<', at);
            text.append(page, at, tag < 0 ? page.length() : tag).append(' ');
            at = tag < 0 ? page.length() : afterTag(page, tag);
        }
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** Where text may go on behind the tag, or behind the whole element where it shows none; an open end hides the rest. */
    private static int afterTag(String page, int tag) {
        if (page.startsWith("<!--", tag)) {
            return end(page, "-->", tag);
        }
        for (String name : WITHOUT_TEXT) {
            int after = tag + 1 + name.length();
            if (page.startsWith(name, tag + 1) && after < page.length() && !Character.isLetter(page.charAt(after))) {
                return end(page, ">", end(page, "</" + name, tag));
            }
        }
        return end(page, ">", tag);
    }

    private static int end(String page, String closing, int from) {
        int at = page.indexOf(closing, from);
        return at < 0 ? page.length() : at + closing.length();
    }

    private static String lower(@Nullable String value) {
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }
}
