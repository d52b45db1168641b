package io.silkwire.ingest.extraction.body;

import java.util.List;

/**
 * What an element says it is: by its tag, its role, or the words in its class and id. The words are those that publishing
 * systems and style guides share; none belongs to one site. A mark is evidence only, never a verdict.
 */
enum Mark {
    NAVIGATION(
            "nav navbar navigation menu breadcrumb breadcrumbs pagination pager tabs submenu",
            "breadcrumb paginat navbar submenu"),
    FOOTER("footer foot bottom copyright colophon legal disclaimer imprint", "footer copyright disclaim"),
    HEADER("header masthead topbar top branding logo", "header masthead"),
    ASIDE("aside sidebar rail widget widgets secondary sidecol complementary marginal", "sidebar widget"),
    FORM("form input field contactform", ""),
    HIDDEN(
            "hidden hide sr visually invisible offscreen modal popup dialog overlay lightbox tooltip dropdown",
            "modal popup"),
    SHARE(
            "share sharing shares social socials follow facebook twitter whatsapp telegram linkedin print email",
            "share social"),
    RELATED(
            "related recommended recommendations more popular trending latest also next prev previous similar suggested"
                    + " teaser teasers promoted readmore most further recent archive seealso explore",
            "related recommend trending teaser"),
    COMMENT("comment comments disqus reply replies respond discussion feedback rating ratings", "comment"),
    AUTHOR("author authors byline bio writer contributor contributors avatar profile vcard about", "author byline"),
    META(
            "meta date time published timestamp info posted posting views counter stats datetime source reading",
            "timestamp"),
    TAGS("tag tags category categories topic topics keywords taxonomy label labels badge", "categor"),
    SIGNUP(
            "newsletter subscribe signup subscription subscriptions optin cta promo promotion offer download donate donation",
            "newsletter subscri"),
    ADVERT(
            "ad ads advert adverts advertisement advertising sponsor sponsored banner commercial adsense affiliate",
            "advert sponsor"),
    CONSENT("cookie cookies consent gdpr privacy notice paywall alert announcement", "cookie consent"),
    CAPTION(
            "caption figcaption credit credits copyrights photo image img picture gallery slide slider slideshow carousel media",
            "caption"),
    VIDEO("video player audio embed podcast iframe playlist", ""),
    TITLE("title headline heading hed", "headline"),
    LEAD(
            "lead lede intro introduction summary dek subtitle standfirst excerpt abstract preamble deck",
            "intro summary"),
    CONTENTS("toc contents outline index jump anchors", ""),
    ARTICLE("article story entry post blogpost newsitem news blog report release press", "article"),
    BODY(
            "body content text richtext rich prose wysiwyg copy paragraph paragraphs markdown articlebody page",
            "content richtext articlebody"),
    MAIN("main primary maincontent", "maincontent"),
    CARD("card cards item items tile tiles grid thumb thumbnail box list listing feed results", "card tile"),
    ACCOUNT("login account cart search user users register signin wishlist basket checkout", "search login"),
    PRODUCT("product products price prices sku spec specs specification specifications description variant", "product"),
    MESSAGE(
            "message messages thread answer answers question questions forum topicbody signature signatures",
            "message"),
    LIST("", ""),
    TABLE("", ""),
    QUOTE("quote blockquote pullquote testimonial testimonials", ""),
    ACCORDION("accordion collapse collapsible expand faq toggle panel", "accordion"),
    SECTION("section block module component row container wrapper region", "");

    static final int COUNT = values().length;

    private final String words;
    private final String roots;

    Mark(String words, String roots) {
        this.words = words;
        this.roots = roots;
    }

    /** Words of a class or id that mean this mark. */
    List<String> words() {
        return list(words);
    }

    /** Parts of longer words that mean it, for names written without a hyphen. */
    List<String> roots() {
        return list(roots);
    }

    /** Its place in arrays over all marks; the shipped forests depend on the order above. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    long bit() {
        return 1L << place();
    }

    private static List<String> list(String spaced) {
        return spaced.isEmpty() ? List.of() : List.of(spaced.split(" ", -1));
    }
}
