package io.silkwire.ingest.doctor;

import io.silkwire.contracts.Source;
import io.silkwire.ingest.source.SourceYaml;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A diagnosis → what a person reads. Everything but the entry is a YAML comment, so that the whole can be appended to {@code
 * sources.yaml} as it stands. Texts of the site are shown without their control characters.
 */
public final class DiagnosisText {
    private final StringBuilder text = new StringBuilder();

    private DiagnosisText() {}

    /** All of it, line breaks included. */
    public static String of(Diagnosis diagnosis) {
        DiagnosisText text = new DiagnosisText();
        text.site(diagnosis);
        text.findings(diagnosis);
        text.trials(diagnosis.trials());
        text.verdict(diagnosis);
        Source entry = diagnosis.entry();
        if (entry != null) {
            text.text.append('\n').append(SourceYaml.of(entry, diagnosis.verified()));
        }
        return text.text.toString();
    }

    /** A check of an entry in a few lines. */
    public static String of(SourceCheck check) {
        DiagnosisText text = new DiagnosisText();
        text.plain((check.works() ? "works   " : "broken  ") + check.source().id());
        for (Finding finding : check.places()) {
            text.plain("          " + told(finding));
        }
        if (check.places().isEmpty()) {
            text.plain("          it names nothing to crawl");
        }
        Trial trial = check.trial();
        if (trial != null) {
            text.plain("          " + told(trial));
        }
        return text.text.toString();
    }

    private void site(Diagnosis diagnosis) {
        say(diagnosis.url() + moved(diagnosis));
        Diagnosis.Rules rules = diagnosis.robots();
        say("robots.txt  " + (rules.allowsUrl() ? "allows it" : "forbids it")
                + (rules.crawlDelay() == null
                        ? ""
                        : ", asks for " + rules.crawlDelay().toMillis() / 1000.0 + " s between requests")
                + (rules.sitemaps().isEmpty()
                        ? ""
                        : ", names " + rules.sitemaps().size() + " sitemaps"));
        if (diagnosis.closed() == null) {
            say("charset     " + (diagnosis.charset() == null ? "not declared" : diagnosis.charset()));
            say("languages   "
                    + (diagnosis.languages().isEmpty() ? "not declared" : String.join(", ", diagnosis.languages())));
            diagnosis.alternates().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(one -> say("hreflang    " + one.getKey() + "  " + one.getValue()));
            say("data        " + (diagnosis.data().isEmpty() ? "none embedded" : String.join(", ", diagnosis.data())));
            say("WebSub      " + (diagnosis.hubs().isEmpty() ? "no hub" : String.join(", ", diagnosis.hubs())));
        }
    }

    private static String moved(Diagnosis diagnosis) {
        String at = diagnosis.at();
        return at == null || at.equals(diagnosis.url()) ? "" : " leads to " + at;
    }

    private void findings(Diagnosis diagnosis) {
        for (Finding finding : diagnosis.findings()) {
            // A guess that missed is no finding.
            if (finding.problem() == null || !finding.how().equals("guessed")) {
                say(told(finding));
            }
        }
    }

    private static String told(Finding finding) {
        String kind = String.format(Locale.ROOT, "%-10s", finding.kind().name().toLowerCase(Locale.ROOT));
        if (finding.problem() != null) {
            return kind + "  " + finding.url() + " (" + finding.how() + "): " + finding.problem();
        }
        String count = finding.documents().isEmpty()
                ? finding.links().size() + " entries, " + finding.dated() + " with dates"
                : finding.documents().size() + " sitemaps";
        String newest = finding.newest() == null ? "" : ", the youngest of " + finding.newest();
        String selectors = finding.rule() == null || finding.kind() != Finding.Kind.LISTING
                ? ""
                : ", selector " + finding.rule().item();
        return kind + "  " + finding.url() + " (" + finding.how() + ", " + finding.format() + "): " + count + newest
                + selectors;
    }

    private void trials(List<Trial> trials) {
        for (Trial trial : trials) {
            say("");
            say(told(trial));
            if (trial.problem() == null) {
                trial.start().lines().limit(4).forEach(line -> say("    " + line));
            }
        }
    }

    private static String told(Trial trial) {
        if (trial.problem() != null) {
            return "statement   " + trial.url() + ": " + trial.problem();
        }
        return "statement   " + trial.title() + " ("
                + or(trial.date() == null ? null : trial.date().value(), "no date") + ", "
                + or(trial.language(), "no language") + ", " + trial.characters() + " characters) " + trial.url();
    }

    private void verdict(Diagnosis diagnosis) {
        say("");
        if (diagnosis.closed() != null) {
            say("verdict     cannot be crawled: " + diagnosis.closed());
        } else if (diagnosis.works()) {
            say("verdict     works" + (diagnosis.missing().isEmpty() ? "" : "; what is missing:"));
        } else {
            say("verdict     does not work yet; what is missing:");
        }
        if (diagnosis.closed() == null) {
            diagnosis.missing().forEach(line -> say("  - " + line));
        }
        diagnosis.notes().forEach(line -> say("  * " + line));
    }

    private static String or(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    private void say(String line) {
        text.append(("# " + shown(line)).stripTrailing()).append('\n');
    }

    private void plain(String line) {
        text.append(shown(line)).append('\n');
    }

    /** No control character of a site reaches a terminal, and none ends a comment. */
    private static String shown(String line) {
        return line.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]+", " ");
    }
}
