package io.silkwire.alert.web;

import io.silkwire.alert.web.page.QueriesPage.Entry;
import io.silkwire.alert.web.page.QueriesPage.Section;
import java.util.List;

/** The query language by examples: the words of the page {@code /queries}, and of {@code docs/QUERIES.md}. */
final class QueryHelp {
    static final List<Section> SECTIONS = List.of(
            new Section(
                    "Words",
                    List.of(
                            new Entry("Афганистан", "the word in any inflected form, in the title or the body"),
                            new Entry(
                                    "\"water supply\"",
                                    "side by side and in this order, each in any form; «…» and “…” too"),
                            new Entry("terror*", "words that begin so; at least three letters before the asterisk"),
                            new Entry("case:\"AI\"", "written exactly so, capitals included"),
                            new Entry(
                                    "water NEAR/5 supply",
                                    "at most five words on, in either order; NEAR/1 is side by side"),
                            new Entry("(dam OR \"power plant\") NEAR/10 terror*", "each side may be alternatives"))),
            new Section(
                    "Joined",
                    List.of(
                            new Entry("water supply", "both, anywhere; AND may be written between them"),
                            new Entry("water OR вода", "one of them; binds looser than AND"),
                            new Entry(
                                    "water NOT (film OR -\"sea water\")",
                                    "without; a hyphen before a word is the same"),
                            new Entry(
                                    "in:title(water OR river) dam",
                                    "in the title only what the scope holds; in:body too"),
                            new Entry(
                                    "score>=3 (water^2 river \"water supply\"^1.5 film^-2)",
                                    "the weights of what stands come to 3 or more; each counts once, without a weight 1"))),
            new Section(
                    "About the statement",
                    List.of(
                            new Entry("topic:water", "tagged with the topic"),
                            new Entry(
                                    "country:KZ,UZ",
                                    "issued in one of these countries or naming it; country:(KZ OR UZ) too"),
                            new Entry("source:uz-mfa", "of the source"),
                            new Entry("kind:communique", "of the kind"),
                            new Entry("lang:ru", "in the language; lang:uz takes lang:uz-Cyrl in"),
                            new Entry("official:true", "of a state, its organ or a body of states"),
                            new Entry("changed:true", "changed since it was first seen"))),
            new Section(
                    "In searches only",
                    List.of(
                            new Entry("published:2026-01", "in the month; a year or a day too"),
                            new Entry("published:>=2026-01-15", "from then on; >, < and <= too"),
                            new Entry(
                                    "published:2026-01-01..2026-02-01",
                                    "between, both days included; undated ones never"),
                            new Entry("story:00000000000000000000000000000000", "copies that tell the same story"))));

    private QueryHelp() {}
}
