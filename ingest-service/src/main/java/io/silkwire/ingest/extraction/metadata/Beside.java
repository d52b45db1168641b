package io.silkwire.ingest.extraction.metadata;

import java.util.Set;
import org.jsoup.nodes.Element;

/** The parts of a page that by their tag or role hold something beside the statement: menus, asides, the site's footer. */
final class Beside {
    private static final Set<String> TAGS = Set.of("nav", "footer", "aside");
    private static final Set<String> ROLES = Set.of("navigation", "contentinfo", "complementary");

    private Beside() {}

    /** Whether this element's tag says so. */
    static boolean isTag(Element element) {
        return TAGS.contains(element.normalName());
    }

    /** Whether its tag or role says so. */
    static boolean holds(Element element) {
        return isTag(element) || (element.attributesSize() > 0 && ROLES.contains(element.attr("role")));
    }
}
