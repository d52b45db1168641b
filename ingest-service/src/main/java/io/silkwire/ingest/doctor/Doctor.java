package io.silkwire.ingest.doctor;

import io.silkwire.contracts.Source;
import io.silkwire.ingest.doctor.Diagnosis.Rules;
import io.silkwire.ingest.doctor.Finding.Kind;
import io.silkwire.ingest.feed.discovery.FeedLinks;
import io.silkwire.ingest.feed.discovery.FoundFeed;
import io.silkwire.ingest.feed.discovery.LinkHeader;
import io.silkwire.ingest.feed.discovery.PageSurvey;
import io.silkwire.ingest.fetch.FetchOutcome;
import io.silkwire.ingest.fetch.FetchOutcome.Fetched;
import io.silkwire.ingest.fetch.FetchRequest.Purpose;
import io.silkwire.ingest.fetch.PageFetcher;
import io.silkwire.ingest.frontier.HostTurns;
import io.silkwire.ingest.frontier.Place;
import io.silkwire.ingest.robots.Robots;
import io.silkwire.ingest.robots.RobotsRules;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The address of a site → a {@link Diagnosis}: feeds, sitemaps and listings are looked for where sites name them and where they
 * usually are; of what is found the best is made an entry, and the entry is tried on its youngest statements.
 */
public final class Doctor {
    private static final int MOST_FEEDS = 6;
    private static final int MOST_SITEMAPS = 3;
    private static final int MOST_SECTIONS = 4;
    private static final int TRIALS = 3;
    private static final Duration STALE = Duration.ofDays(180);

    private final PageFetcher fetcher;
    private final Robots robots;
    private final HostTurns turns;
    private final Duration delay;
    private final Clock clock;
    private final Consumer<String> progress;

    /**
     * A doctor with these manners.
     *
     * @param delay between two requests to a host, unless robots.txt asks for more
     * @param progress is told what is looked at
     */
    public Doctor(
            PageFetcher fetcher,
            Robots robots,
            HostTurns turns,
            Duration delay,
            Clock clock,
            Consumer<String> progress) {
        this.fetcher = fetcher;
        this.robots = robots;
        this.turns = turns;
        this.delay = delay;
        this.clock = clock;
        this.progress = progress;
    }

    /** What a source's entry is worth today. */
    public SourceCheck check(Source source) {
        Duration between =
                source.limits().delay() == null ? delay : source.limits().delay();
        return SourceCheck.of(source, new Looks(fetcher, turns.gate(null, between), clock, progress));
    }

    /**
     * Looks at a site.
     *
     * @param url canonical, see {@link Place#canonical}
     */
    public Diagnosis examine(String url) {
        return new Visit(url).diagnose();
    }

    /** One site. */
    private final class Visit {
        private final String url;
        private final Looks looks = new Looks(fetcher, turns.gate(null, delay), clock, progress);
        private final Map<String, Finding> findings = new LinkedHashMap<>();
        private final Set<String> hubs = new LinkedHashSet<>();
        private final List<String> notes = new ArrayList<>();
        private final List<String> missing = new ArrayList<>();
        private List<Trial> trials = List.of();
        private @Nullable Source entry;
        private @Nullable LocalDate verified;

        Visit(String url) {
            this.url = url;
        }

        Diagnosis diagnose() {
            FetchOutcome front = looks.fetch(url, Purpose.PAGE, Looks.Terms.NONE);
            Rules rules = rules();
            if (!(front instanceof Fetched fetched)) {
                return diagnosis(null, Looks.told(front), rules, null);
            }
            String at = fetched.finalUrl().toString();
            Finding itself = looks.feed(Kind.FEED, at, "given", fetched);
            PageSurvey survey = itself.problem() == null
                    ? null
                    : PageSurvey.of(
                            fetched.body().bytes(), at, fetched.headers().first("Content-Type"));
            if (survey == null) {
                findings.put(at, itself);
                hubs.addAll(itself.hubs());
            } else {
                linked(fetched, survey);
                feeds(at, survey);
                sitemaps(at, survey, rules);
                listings(fetched, survey);
            }
            choose(at, survey);
            advise(rules, survey);
            return diagnosis(at, null, rules, survey);
        }

        private Rules rules() {
            URI uri = URI.create(url);
            RobotsRules told = robots.rulesFor(uri);
            return new Rules(
                    told.allows(uri),
                    told.allows(uri.resolve("/")),
                    told.crawlDelay(),
                    told.sitemaps().stream().map(URI::toString).toList());
        }

        private void linked(Fetched fetched, PageSurvey survey) {
            for (String header : fetched.headers().all("Link")) {
                LinkHeader.hrefs(header, "hub").forEach(hubs::add);
            }
            survey.feeds().stream()
                    .filter(found -> found.kind() == FoundFeed.Kind.HUB)
                    .forEach(found -> hubs.add(found.url()));
        }

        private void feeds(String at, PageSurvey survey) {
            int looked = 0;
            for (FoundFeed found : survey.feeds()) {
                boolean feed = found.kind() == FoundFeed.Kind.DECLARED || found.kind() == FoundFeed.Kind.LINKED;
                if (feed && looked < MOST_FEEDS) {
                    looked += feed(found.url(), found.kind() == FoundFeed.Kind.DECLARED ? "declared" : "linked");
                }
            }
            boolean useful = findings.values().stream().anyMatch(Finding::isUseful);
            for (FoundFeed guess : useful ? List.<FoundFeed>of() : FeedLinks.guesses(at)) {
                if (guess.kind() == FoundFeed.Kind.GUESSED
                        && findings.values().stream().noneMatch(Finding::isUseful)) {
                    feed(guess.url(), "guessed");
                }
            }
        }

        /** @return 1 where it was looked at */
        private int feed(String address, String how) {
            String place = Place.canonical(address);
            if (place == null || findings.containsKey(place)) {
                return 0;
            }
            Finding finding = looks.feed(Kind.FEED, place, how, Looks.Terms.NONE);
            findings.put(place, finding);
            hubs.addAll(finding.hubs());
            return 1;
        }

        private void sitemaps(String at, PageSurvey survey, Rules rules) {
            Map<String, String> candidates = new LinkedHashMap<>();
            rules.sitemaps().forEach(sitemap -> candidates.putIfAbsent(sitemap, "robots.txt"));
            survey.feeds().stream()
                    .filter(found -> found.kind() == FoundFeed.Kind.SITEMAP)
                    .forEach(found -> candidates.putIfAbsent(found.url(), "declared"));
            candidates.putIfAbsent(URI.create(at).resolve("/sitemap.xml").toString(), "guessed");
            // Those of news first: they are what a crawler of statements wants.
            candidates.entrySet().stream()
                    .sorted(Comparator.comparing(
                            candidate -> !candidate.getKey().contains("news")))
                    .limit(MOST_SITEMAPS)
                    .forEach(candidate -> sitemap(candidate.getKey(), candidate.getValue(), true));
        }

        private void sitemap(String address, String how, boolean follow) {
            String place = Place.canonical(address);
            if (place == null || findings.containsKey(place)) {
                return;
            }
            Finding finding = looks.feed(Kind.SITEMAP, place, how, Looks.Terms.NONE);
            findings.put(place, finding);
            if (follow && !finding.documents().isEmpty()) {
                finding.documents().stream()
                        .max(Comparator.comparing((String document) -> document.contains("news"))
                                .thenComparing(document -> document.contains("post")))
                        .ifPresent(document -> sitemap(document, "named by " + place, false));
            }
        }

        private void listings(Fetched fetched, PageSurvey survey) {
            String at = fetched.finalUrl().toString();
            Finding here = looks.listing(at, "given", null, fetched);
            if (here.isUseful()) {
                findings.put(at, here);
            }
            int looked = 0;
            for (String section : survey.sections()) {
                String place = Place.canonical(section);
                if (place != null && !findings.containsKey(place) && looked < MOST_SECTIONS) {
                    looked++;
                    Finding finding = looks.listing(place, "linked", null, Looks.Terms.NONE);
                    findings.put(place, finding);
                    if (finding.isUseful() && finding.dated() > 0) {
                        return;
                    }
                }
            }
        }

        /** The best first; the first that gives a statement is kept, or the best where none does. */
        private void choose(String at, @Nullable PageSurvey survey) {
            List<Finding> useful = findings.values().stream()
                    .filter(Finding::isUseful)
                    .sorted(Comparator.comparingInt(this::rank))
                    .limit(3)
                    .toList();
            for (Finding finding : useful) {
                Source draft =
                        EntryDraft.of(URI.create(at), name(survey, finding), languages(survey, finding), finding);
                List<Trial> tried = tried(finding, draft);
                boolean works = tried.stream().anyMatch(Trial::succeeded);
                if (works || entry == null) {
                    entry = withLanguage(draft, tried);
                    trials = tried;
                }
                if (works) {
                    verified = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                    return;
                }
            }
        }

        private List<Trial> tried(Finding finding, Source draft) {
            List<Trial> tried = new ArrayList<>();
            for (Finding.Link link : finding.youngest().stream().limit(TRIALS).toList()) {
                String place = Place.canonical(link.url());
                tried.add(
                        place == null
                                ? Trial.failed(link.url(), "is no address that can be fetched")
                                : looks.page(place, draft));
            }
            return tried;
        }

        private int rank(Finding finding) {
            Instant newest = finding.newest();
            int stale = newest != null && newest.isBefore(clock.instant().minus(STALE)) ? 10 : 0;
            int kind = switch (finding.kind()) {
                case FEED -> finding.url().contains("comment") ? 5 : 0;
                case LISTING -> finding.dated() > 0 ? 1 : 3;
                case SITEMAP -> "news-sitemap".equals(finding.format()) ? 2 : 4;
            };
            return stale + kind;
        }

        private static String name(@Nullable PageSurvey survey, Finding finding) {
            String told = survey == null || survey.name().isBlank() ? finding.title() : survey.name();
            return told == null ? "" : told.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        }

        private static List<String> languages(@Nullable PageSurvey survey, Finding finding) {
            Set<String> languages = new LinkedHashSet<>();
            String told = finding.language();
            if (told != null && told.matches("(?i)[a-z]{2,3}([-_][a-z0-9]{2,8})*")) {
                languages.add(
                        told.replace('_', '-').replaceFirst("-[A-Za-z]{2}$", "").toLowerCase(Locale.ROOT));
            }
            // The alternates are at other addresses, which this entry does not crawl.
            if (languages.isEmpty() && survey != null && !survey.languages().isEmpty()) {
                languages.add(survey.languages().getFirst());
            }
            return new ArrayList<>(languages);
        }

        private Source withLanguage(Source draft, List<Trial> tried) {
            Set<String> languages = new LinkedHashSet<>();
            for (Trial trial : tried) {
                if (trial.language() != null && trial.language().matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                    languages.add(trial.language().replaceFirst("-[A-Z]{2}$", ""));
                }
            }
            languages.addAll(draft.languages());
            return SourceCheck.withLanguages(draft, new ArrayList<>(languages));
        }

        private void advise(Rules rules, @Nullable PageSurvey survey) {
            Advice advice = new Advice(clock.instant(), missing, notes);
            Finding chosen = entry == null ? null : chosen(entry);
            advice.of(chosen, trials, findings.values());
            advice.of(rules, delay);
            if (survey != null) {
                advice.of(survey, hubs);
            }
        }

        private @Nullable Finding chosen(Source source) {
            String place = !source.feeds().isEmpty()
                    ? source.feeds().getFirst()
                    : source.listings().isEmpty()
                            ? source.sitemaps().getFirst()
                            : source.listings().getFirst().url();
            return findings.values().stream()
                    .filter(finding -> finding.url().equals(place))
                    .findFirst()
                    .orElse(null);
        }

        private Diagnosis diagnosis(
                @Nullable String at, @Nullable String closed, Rules rules, @Nullable PageSurvey survey) {
            return new Diagnosis(
                    url,
                    at,
                    closed,
                    rules,
                    survey == null ? null : survey.charset(),
                    survey == null ? List.of() : survey.languages(),
                    survey == null ? Map.of() : survey.alternates(),
                    survey == null ? List.of() : survey.data(),
                    new ArrayList<>(findings.values()),
                    new ArrayList<>(hubs),
                    entry,
                    verified,
                    trials,
                    missing,
                    notes);
        }
    }
}
