package io.silkwire.alert.web.page;

/**
 * What stands round the content of every page.
 *
 * @param title of the page, without the name of the site
 * @param section where it belongs in the navigation
 * @param query what stands in the search box
 */
public record Frame(String title, Section section, String query) {
    /** The places of the navigation. */
    public enum Section {
        STATEMENTS,
        TRENDS,
        ALERTS,
        SUBSCRIPTIONS,
        NONE
    }
}
