package io.silkwire.ingest.extraction.metadata;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.silkwire.contracts.PublicationDate;
import io.silkwire.contracts.PublicationDate.Precision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds dates in text as people write them, in en ru uk kk ky uz tg tk fa ar tr de fr es it pt zh ja: "24 ноября 2026 года", "2026
 * жылғы 24 қараша", "24-noyabr 2026-yil", "2026-njy ýylyň 24-nji noýabry", "۳ آذر ۱۴۰۵", "Nov 24, 2026", "24.11.2026, 14:05 GMT+5",
 * "2026年11月24日". Years of the Iranian calendar (1300 to 1499 beside its month names, or in Persian text) become Gregorian ones.
 *
 * <p>A date needs its year. Of numbers alone, the year may come first or last; where it is last the day is first, except in English
 * of the United States, and in English that does not say of where a date that can be read both ways is none. A time without zone is
 * left out unless the zone is given. Years from 1970 on; two digits of a year count only after stops or slashes.
 *
 * <p>Names of months: CLDR (ICU4J) and {@link MonthNames}. Work is linear in the length of the text.
 */
public final class LocalDates {
    /** A date with its place in the text. */
    record Found(int start, int end, WrittenDate date) {}

    /** How a date of numbers with the year last is read. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST,
        UNKNOWN
    }

    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 2099;
    private static final int FIRST_JALALI = 1300;
    private static final int LAST_JALALI = 1499;
    /** Words that may stand between day and month, or month and year. */
    private static final Set<String> BETWEEN = Set.of(
            "de", "del", "of", "do", "of the", "ماه", "соли", "и", "st", "nd", "rd", "th", "er", "ер", "го", "е", "ое",
            "nji", "njy", "nčy", "nci", "чи", "чы", "чу", "нчи", "нчы", "inchi", "nchi", "chi", "ші", "шы", "жылы",
            "жылғы", "der", "la", "el", "le", "día", "من");
    /** Words that follow a year which stands first. */
    private static final Set<String> YEAR_WORDS = Set.of(
            "жылғы", "жылы", "жылдың", "жылдын", "жыл", "ж", "йил", "йилнинг", "йилги", "yil", "yilning", "yilgi",
            "yili", "ýyl", "ýylyň", "ýylda", "yylyn", "сол", "соли", "года", "год", "г", "року", "рік", "р", "yılı",
            "yılının", "njy", "nji", "ncy", "нчи", "чи", "inchi", "nchi", "жылкы", "سال", "й", "ý", "y", "ildə", "il");

    private static final String CLOCK =
            "([01]?\\d|2[0-4])(?:(:)|([.h]))([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])(?:\\s*([ap])\\.?m\\b\\.?)?";
    private static final String ZONE =
            "(?:\\s*\\(?(?:((?:gmt|utc)\\s*([+-]\\s?\\d{1,2}(?::?\\d\\d)?)?)|(z)\\b|([+-]\\d\\d:?\\d\\d)|(msk|мск|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|mez|mesz)\\b))?";
    private static final Pattern AFTER = Pattern.compile(
            "\\G(?:[\\s,|·•@/(-]|t(?=\\d)|(?:um|at|в|о|об|saat|saati|a las|las|alle|ore|às|as|à|kl|ora|год|года|г\\.?|ж\\.?|жыл|року|соат|сағат|саат|року|وقت|ساعت|الساعة|uhrzeit|time|tue|mon|wed|thu|fri|sat|sun)[\\s.:]){0,8}"
                    + CLOCK + "(\\s*uhr)?" + ZONE);
    private static final Pattern BEFORE =
            Pattern.compile(CLOCK + "(\\s*uhr)?" + ZONE + "[\\s,|·•/-]{1,4}(?:on |am )?$");
    private static final int MOST_BEFORE = 40;
    /** RFC 822 §5.1 fixes the American ones; the others mean one thing only. */
    private static final Map<String, String> ZONES = Map.ofEntries(
            Map.entry("msk", "+03:00"),
            Map.entry("мск", "+03:00"),
            Map.entry("est", "-05:00"),
            Map.entry("edt", "-04:00"),
            Map.entry("cst", "-06:00"),
            Map.entry("cdt", "-05:00"),
            Map.entry("mst", "-07:00"),
            Map.entry("mdt", "-06:00"),
            Map.entry("pst", "-08:00"),
            Map.entry("pdt", "-07:00"),
            Map.entry("cet", "+01:00"),
            Map.entry("mez", "+01:00"),
            Map.entry("cest", "+02:00"),
            Map.entry("mesz", "+02:00"));

    private static final ULocale IRANIAN = new ULocale("fa_IR@calendar=persian");
    private static final int MOST_FILLERS = 4;
    /** From a month's name, of two words at most, over fillers to the number that it needs. */
    private static final int MOST_AHEAD = MOST_FILLERS + 2;

    private LocalDates() {}

    /**
     * The first date in this text.
     *
     * @param language of the text, with its country where it is told; {@link Locale#ROOT} where it is not
     * @param zone that goes for times without one, or null
     */
    public static Optional<PublicationDate> of(String text, Locale language, @Nullable ZoneId zone) {
        return in(text, order(language), language).stream()
                .findFirst()
                .map(found -> found.date().published(zone));
    }

    /** How texts of this language and country order day and month. */
    static Order order(Locale language) {
        if (!language.getLanguage().equals("en")) {
            return Order.DAY_FIRST;
        }
        return switch (language.getCountry()) {
            case "US", "PH", "PR", "GU" -> Order.MONTH_FIRST;
            case "", "CA", "001" -> Order.UNKNOWN;
            default -> Order.DAY_FIRST;
        };
    }

    /** Whether a day can be in this text: it takes two numbers at least. Quick, as most texts of a page have none. */
    static boolean mayHold(String text) {
        int numbers = 0;
        boolean inside = false;
        for (int i = 0; i < text.length() && numbers < 2; i++) {
            boolean digit = Character.isDigit(text.charAt(i));
            numbers += digit && !inside ? 1 : 0;
            inside = digit;
        }
        return numbers >= 2;
    }

    /** All dates in this text, in order; a month alone with its year is one of month precision. */
    static List<Found> in(String text, Order order, Locale language) {
        String folded = Folding.fold(text);
        if (folded.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        return new Scan(folded, order, language.getLanguage().equals("fa")).found();
    }

    /**
     * A piece of text: a number, a word or one mark.
     *
     * @param number -1 where it is none
     */
    private record Token(int start, int end, String text, int number) {
        boolean is(String other) {
            return text.equals(other);
        }

        int digits() {
            return number < 0 ? 0 : end - start;
        }
    }

    /** One reading of one text. */
    private static final class Scan {
        private final String text;
        private final Order order;
        private final boolean persian;
        private final List<Token> tokens = new ArrayList<>();
        /** For each token, how far the next number is from it. */
        private final int[] ahead;

        Scan(String text, Order order, boolean persian) {
            this.text = text;
            this.order = order;
            this.persian = persian;
            int start = 0;
            while (start < text.length()) {
                int end = end(start);
                if (end > start) {
                    add(start, end);
                }
                start = Math.max(end, start + 1);
            }
            this.ahead = ahead();
        }

        /** Where the token ends that starts here; here, where none does. */
        private int end(int start) {
            int c = text.codePointAt(start);
            if (c <= ' ') {
                return start;
            }
            if (isNumber(c)) {
                int end = start + 1;
                while (end < text.length() && isNumber(text.charAt(end))) {
                    end++;
                }
                return end;
            }
            return isLetter(c) ? endOfWord(start) : start + Character.charCount(c);
        }

        /** Letters and their marks, and what an apostrophe joins to them. */
        private int endOfWord(int start) {
            int end = start;
            while (end < text.length()) {
                int c = text.codePointAt(end);
                boolean joins = c == '\'' && end + 1 < text.length() && Character.isLetter(text.codePointAt(end + 1));
                if (!isLetter(c) && !joins) {
                    return end;
                }
                end += Character.charCount(c);
            }
            return end;
        }

        private static boolean isNumber(int c) {
            return c >= '0' && c <= '9';
        }

        private static boolean isLetter(int c) {
            int type = Character.getType(c);
            return Character.isLetter(c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK
                    || type == Character.ENCLOSING_MARK;
        }

        private void add(int start, int end) {
            String token = text.substring(start, end);
            // Nine digits or more are no part of a date, and would not fit.
            int value = !isNumber(token.charAt(0)) ? -1 : end - start > 8 ? Integer.MAX_VALUE : Integer.parseInt(token);
            tokens.add(new Token(start, end, token, value));
        }

        private int[] ahead() {
            int[] distances = new int[tokens.size()];
            int next = Integer.MAX_VALUE;
            for (int i = tokens.size() - 1; i >= 0; i--) {
                distances[i] = next == Integer.MAX_VALUE ? Integer.MAX_VALUE : next - i;
                next = tokens.get(i).number >= 0 ? i : next;
            }
            return distances;
        }

        List<Found> found() {
            List<Found> found = new ArrayList<>();
            int i = 0;
            while (i < tokens.size()) {
                Match match = at(i);
                if (match == null) {
                    i++;
                } else {
                    found.add(timed(
                            match,
                            i,
                            found.isEmpty() ? 0 : found.get(found.size() - 1).end()));
                    i = match.next;
                }
            }
            return found;
        }

        private @Nullable Match at(int i) {
            Token token = tokens.get(i);
            if (token.number < 0) {
                if (ahead[i] > MOST_AHEAD) {
                    return null;
                }
                Match era = japanese(i);
                return era != null ? era : monthFirst(i);
            }
            if (isGluedBefore(i)) {
                return null;
            }
            Match match = token.digits() == 4 ? yearFirst(i) : null;
            if (match == null && token.digits() <= 2) {
                match = dayFirst(i);
                match = match == null ? numbers(i) : match;
            }
            return match;
        }

        /** Part of a longer chain of numbers (a version, an address, an amount) or of a name. */
        private boolean isGluedBefore(int i) {
            int start = tokens.get(i).start;
            if (start == 0) {
                return false;
            }
            char before = text.charAt(start - 1);
            boolean chain = start > 1
                    && Character.isDigit(text.charAt(start - 2))
                    && (before == '.' || before == '/' || before == ',' || before == ':');
            return chain
                    || (before < 0x80 && Character.isLetter(before))
                    || before == '_'
                    || before == '$'
                    || before == '#';
        }

        /** 24 ноября 2026; 24. November 2026; 24-nji noýabr 2026; 24 de noviembre de 2026. */
        private @Nullable Match dayFirst(int i) {
            int day = tokens.get(i).number;
            int at = month(skip(i + 1, BETWEEN));
            if (at < 0) {
                return null;
            }
            int after = skip(at + words(at), BETWEEN);
            if (after >= tokens.size()) {
                return null;
            }
            Token year = tokens.get(after);
            boolean shortYear = year.digits() == 2
                    && after > at + words(at)
                    && tokens.get(after - 1).is("'");
            if (year.digits() != 4 && !shortYear) {
                return null;
            }
            return match(monthAt(at), shortYear ? 2000 + year.number : year.number, day, after + 1);
        }

        /** Nov 24, 2026; ноябрь 2026 (a month only). */
        private @Nullable Match monthFirst(int i) {
            int at = month(i);
            if (at < 0) {
                return null;
            }
            int next = skip(at + words(at), BETWEEN);
            if (next >= tokens.size()) {
                return null;
            }
            Token first = tokens.get(next);
            if (first.digits() == 4) {
                return isPlainYear(first) && !followsDay(i) ? match(monthAt(at), first.number, 0, next + 1) : null;
            }
            int year = skip(afterClock(next + 1), BETWEEN);
            boolean complete = first.digits() > 0
                    && first.digits() <= 2
                    && year < tokens.size()
                    && tokens.get(year).digits() == 4;
            return complete ? match(monthAt(at), tokens.get(year).number, first.number, year + 1) : null;
        }

        /** "Nov 24 09:34:10 UTC 2026", as Unix writes it: the token after the time and its zone; the same where there is none. */
        private int afterClock(int i) {
            boolean clock = i + 3 < tokens.size()
                    && tokens.get(i).digits() == 2
                    && tokens.get(i + 1).is(":")
                    && tokens.get(i + 2).digits() == 2;
            if (!clock) {
                return i;
            }
            int next = tokens.get(i + 3).is(":") ? i + 5 : i + 3;
            boolean zone = next < tokens.size()
                    && tokens.get(next).number < 0
                    && tokens.get(next).text.matches("[a-z]{2,5}");
            return zone ? next + 1 : next;
        }

        /** 2026-11-24; 2026/11/24; 2026 жылғы 24 қараша; 2026年11月24日; 2026 November 24. */
        private @Nullable Match yearFirst(int i) {
            int year = tokens.get(i).number;
            Match numbers = chain(i, year);
            if (numbers != null) {
                return numbers;
            }
            int next = skip(i + 1, YEAR_WORDS);
            if (next >= tokens.size()) {
                return null;
            }
            Token day = tokens.get(next);
            if (day.digits() > 0 && day.digits() <= 2) {
                int at = month(skip(next + 1, BETWEEN));
                // "2020 24 November 2026" is the end of something, then a date.
                boolean ownYear = at >= 0 && hasYear(at + words(at));
                return at < 0 || ownYear ? null : match(monthAt(at), year, day.number, at + words(at));
            }
            int at = month(next);
            int after = at < 0 ? -1 : skip(at + words(at), BETWEEN);
            boolean hasDay = after > 0
                    && after < tokens.size()
                    && tokens.get(after).digits() > 0
                    && tokens.get(after).digits() <= 2
                    && !hasYear(after + 1);
            return hasDay ? match(monthAt(at), year, tokens.get(after).number, after + 1) : null;
        }

        private boolean hasYear(int from) {
            int at = skip(from, BETWEEN);
            return at < tokens.size() && tokens.get(at).digits() == 4 && tokens.get(at).number >= FIRST_JALALI;
        }

        private @Nullable Match chain(int i, int year) {
            if (i + 4 >= tokens.size()) {
                return null;
            }
            Token first = tokens.get(i + 1);
            Token month = tokens.get(i + 2);
            Token second = tokens.get(i + 3);
            Token day = tokens.get(i + 4);
            boolean chinese = (first.is("年") || first.is("년")) && (second.is("月") || second.is("월"));
            boolean same = first.text.equals(second.text) && "-/.".contains(first.text);
            if (!(chinese || same)
                    || month.digits() < 1
                    || month.digits() > 2
                    || day.digits() < 1
                    || day.digits() > 2) {
                return null;
            }
            boolean closed = chinese
                    && i + 5 < tokens.size()
                    && (tokens.get(i + 5).is("日") || tokens.get(i + 5).is("일"));
            MonthNames.Month number =
                    new MonthNames.Month(month.number, persian && year >= FIRST_JALALI && year <= LAST_JALALI);
            return match(number, year, day.number, i + (closed ? 6 : 5));
        }

        /** 令和8年11月24日: the years of Reiwa (from 2019) and Heisei (from 1989). */
        private @Nullable Match japanese(int i) {
            int base = tokens.get(i).is("令和") ? 2018 : tokens.get(i).is("平成") ? 1988 : -1;
            if (base < 0
                    || i + 1 >= tokens.size()
                    || tokens.get(i + 1).digits() < 1
                    || tokens.get(i + 1).digits() > 2) {
                return null;
            }
            return chain(i + 1, base + tokens.get(i + 1).number);
        }

        /** 24.11.2026; 24/11/2026; 11/24/2026; 24.11.26. */
        private @Nullable Match numbers(int i) {
            if (i + 4 >= tokens.size()) {
                return null;
            }
            Token mark = tokens.get(i + 1);
            Token second = tokens.get(i + 2);
            Token year = tokens.get(i + 4);
            boolean same = mark.text.equals(tokens.get(i + 3).text) && "-/.|".contains(mark.text);
            boolean fits = second.digits() >= 1
                    && second.digits() <= 2
                    && (year.digits() == 4 || (year.digits() == 2 && !mark.is("-")));
            if (!same || !fits || isGluedAfter(i + 4)) {
                return null;
            }
            int value = year.digits() == 4 ? year.number : 2000 + year.number;
            return ordered(tokens.get(i).number, second.number, value, mark.is("/") ? order : dotted(), i + 5);
        }

        /** Nobody writes the month first before stops. */
        private Order dotted() {
            return Order.DAY_FIRST;
        }

        private @Nullable Match ordered(int first, int second, int year, Order how, int next) {
            boolean monthFirst = second > 12 || (how == Order.MONTH_FIRST && first <= 12);
            if (how == Order.UNKNOWN && first <= 12 && second <= 12 && first != second) {
                return null;
            }
            int month = monthFirst ? first : second;
            boolean jalali = persian && year >= FIRST_JALALI && year <= LAST_JALALI;
            return match(new MonthNames.Month(month, jalali), year, monthFirst ? second : first, next);
        }

        private boolean isGluedAfter(int i) {
            int end = tokens.get(i).end;
            return end + 1 < text.length()
                    && "./-".indexOf(text.charAt(end)) >= 0
                    && Character.isDigit(text.charAt(end + 1));
        }

        /** A four-digit number after a month is a year unless it goes on as a price or an amount. */
        private boolean isPlainYear(Token token) {
            return token.number >= FIRST_JALALI && token.number <= LAST_YEAR;
        }

        /** "31 февраля 2026" is no day, and its month alone is not what was written. */
        private boolean followsDay(int i) {
            int before = i - 1;
            while (before >= Math.max(0, i - MOST_FILLERS) && isFiller(tokens.get(before), BETWEEN)) {
                before--;
            }
            return before >= 0
                    && tokens.get(before).digits() > 0
                    && tokens.get(before).digits() <= 2;
        }

        private int skip(int from, Set<String> words) {
            int i = from;
            while (i < tokens.size() && i < from + MOST_FILLERS && isFiller(tokens.get(i), words)) {
                i++;
            }
            return i;
        }

        private static boolean isFiller(Token token, Set<String> words) {
            return (token.text.length() == 1 && ".,-'/ºª°".contains(token.text)) || words.contains(token.text);
        }

        /** The index itself where a month's name starts there, else -1. */
        private int month(int i) {
            return i < tokens.size() && words(i) > 0 ? i : -1;
        }

        /** How many tokens the month's name has here; 0 where there is none. */
        private int words(int i) {
            if (i >= tokens.size() || tokens.get(i).number >= 0) {
                return 0;
            }
            if (i + 1 < tokens.size()
                    && MonthNames.startsPair(tokens.get(i).text)
                    && MonthNames.of(tokens.get(i).text + " " + tokens.get(i + 1).text) != null) {
                return 2;
            }
            return MonthNames.of(tokens.get(i).text) == null ? 0 : 1;
        }

        private MonthNames.Month monthAt(int i) {
            String name = words(i) == 2 ? tokens.get(i).text + " " + tokens.get(i + 1).text : tokens.get(i).text;
            MonthNames.Month month = MonthNames.of(name);
            return month == null ? new MonthNames.Month(0, false) : month;
        }

        private static @Nullable Match match(MonthNames.Month month, int year, int day, int next) {
            try {
                LocalDate first = month.jalali()
                        ? jalali(year, month.number(), Math.max(day, 1))
                        : LocalDate.of(year, month.number(), Math.max(day, 1));
                boolean possible = first.getYear() >= FIRST_YEAR && first.getYear() <= LAST_YEAR;
                return possible
                        ? new Match(
                                new WrittenDate(first, day == 0 ? Precision.MONTH : Precision.DAY, null, null), next)
                        : null;
            } catch (DateTimeException e) {
                return null;
            }
        }

        private Found timed(Match match, int from, int afterEarlier) {
            int start = tokens.get(from).start;
            int end = tokens.get(match.next - 1).end;
            if (match.date.precision() != Precision.DAY) {
                return new Found(start, end, match.date);
            }
            Matcher after = AFTER.matcher(text).region(end, text.length());
            if (after.find() && isClock(after)) {
                return new Found(start, after.end(), match.date.at(clock(after), zone(after)));
            }
            Matcher before = BEFORE.matcher(text).region(Math.max(afterEarlier, start - MOST_BEFORE), start);
            if (before.find() && isClock(before)) {
                return new Found(before.start(), end, match.date.at(clock(before), zone(before)));
            }
            return new Found(start, end, match.date);
        }

        /** "14.05" is a time only before "Uhr"; "24:30" is none. */
        private static boolean isClock(Matcher matcher) {
            boolean sure = matcher.group(2) != null || "h".equals(matcher.group(3)) || matcher.group(7) != null;
            return sure && (Integer.parseInt(matcher.group(1)) < 24);
        }
    }

    private static LocalTime clock(Matcher matcher) {
        int hour = Integer.parseInt(matcher.group(1));
        String half = matcher.group(6);
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equals("p") ? 12 : 0);
        }
        String second = matcher.group(5);
        return LocalTime.of(hour, Integer.parseInt(matcher.group(4)), second == null ? 0 : Integer.parseInt(second));
    }

    private static @Nullable ZoneOffset zone(Matcher matcher) {
        if (matcher.group(8) != null) {
            return matcher.group(9) == null
                    ? ZoneOffset.UTC
                    : offset(matcher.group(9).replace(" ", ""));
        }
        if (matcher.group(10) != null) {
            return ZoneOffset.UTC;
        }
        if (matcher.group(11) != null) {
            return offset(matcher.group(11));
        }
        String name = matcher.group(12);
        String offset = name == null ? null : ZONES.get(name);
        return offset == null ? null : ZoneOffset.of(offset);
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return ZoneOffset.of(text.matches("[+-]\\d{3}") ? text.charAt(0) + "0" + text.substring(1) : text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** @throws DateTimeException where that calendar has no such day */
    private static LocalDate jalali(int year, int month, int day) {
        if (year < FIRST_JALALI || year > LAST_JALALI) {
            throw new DateTimeException("no year of our time in the Iranian calendar: " + year);
        }
        Calendar calendar = Calendar.getInstance(TimeZone.GMT_ZONE, IRANIAN);
        calendar.clear();
        calendar.setLenient(false);
        calendar.set(year, month - 1, day);
        try {
            return LocalDate.ofEpochDay(Math.floorDiv(calendar.getTimeInMillis(), 86_400_000L));
        } catch (IllegalArgumentException e) {
            throw new DateTimeException("no such day in the Iranian calendar: " + year + "-" + month + "-" + day, e);
        }
    }

    /** A date, and the token after it. */
    private record Match(WrittenDate date, int next) {}
}
