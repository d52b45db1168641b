package io.silkwire.ingest.feed.date;

import io.silkwire.contracts.PublicationDate;
import io.silkwire.ingest.feed.date.DateTokens.Token;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The text of a feed's date → what it means. Reads RFC 822 and 2822 with their usual errors, ISO 8601 and W3CDTF, asctime, the
 * forms of Perforce, MSSQL and Korean, Hungarian and Greek programs, and dates in words of the languages of {@link Months}.
 *
 * <p>A time without a zone is taken as UTC and flagged. Two-digit years are 1990 to 2089, as other feed readers take them. A
 * text longer than {@value #MAX_LENGTH} characters is no date.
 */
public final class FeedDates {
    static final int MAX_LENGTH = 120;
    private static final int MAX_TOKENS = 40;
    private static final ZoneOffset KOREA = ZoneOffset.ofHours(9);

    private final List<Token> tokens;
    private final List<Token> numbers = new ArrayList<>();
    private @Nullable Month month;
    private boolean monthFirst;
    private @Nullable LocalTime time;
    private @Nullable ZoneOffset offset;
    private boolean nextDay;
    private boolean korean;
    private boolean morning;
    private boolean afternoon;

    private FeedDates(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** What the text means, or null where it is no date. */
    public static @Nullable ReadDate parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_LENGTH) {
            return null;
        }
        try {
            return new FeedDates(DateTokens.of(stripped, MAX_TOKENS)).read();
        } catch (DateTimeException e) {
            return null; // a thirtieth of February
        }
    }

    private @Nullable ReadDate read() {
        int at = 0;
        while (at < tokens.size()) {
            at = step(at);
        }
        if (month == null) {
            return numeric();
        }
        return named(month);
    }

    private int step(int at) {
        Token token = tokens.get(at);
        if (token.is('(')) {
            return comment(at);
        }
        if (token.isNumber()) {
            return number(at);
        }
        if (token.isWord()) {
            return word(at);
        }
        if (time != null && offset == null && (token.is('+') || token.is('-') || token.is('\u2212'))) {
            return offset(at);
        }
        return at + 1;
    }

    private int comment(int at) {
        int end = at;
        while (end < tokens.size() && !tokens.get(end).is(')')) {
            end++;
        }
        return end + 1;
    }

    private int number(int at) {
        if (time == null && mark(at + 1, ':') && isNumber(at + 2)) {
            return time(at);
        }
        Token token = tokens.get(at);
        if (time == null && at > 0 && isT(at - 1) && (token.isNumber(6) || token.isNumber(4))) {
            int second = token.isNumber(6) ? Integer.parseInt(token.text().substring(4)) : 0;
            time(
                    token.value() / (token.isNumber(6) ? 10_000 : 100),
                    Integer.parseInt(token.text().substring(2, 4)),
                    second);
            return at + 1;
        }
        numbers.add(token);
        return at + 1;
    }

    private boolean isT(int at) {
        return tokens.get(at).text().equalsIgnoreCase("t");
    }

    private int time(int at) {
        int hour = tokens.get(at).value();
        int minute = tokens.get(at + 2).value();
        int end = at + 3;
        int second = 0;
        if (mark(end, ':') && isNumber(end + 1)) {
            second = tokens.get(end + 1).value();
            end += 2;
            if ((mark(end, '.') || mark(end, ','))
                    && isNumber(end + 1)
                    && !tokens.get(end + 1).spaced()) {
                end += 2;
            }
        }
        time(hour, minute, second);
        return end;
    }

    private void time(int hour, int minute, int second) {
        int shown = afternoon && hour < 12 ? hour + 12 : morning && hour == 12 ? 0 : hour;
        nextDay = shown == 24;
        time = LocalTime.of(shown == 24 ? 0 : shown, minute, Math.min(second, 59));
    }

    private int word(int at) {
        String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
        switch (word) {
            case "am", "오전" -> halfDay(word, false);
            case "pm", "오후" -> halfDay(word, true);
            case "년", "월", "일" -> korean = true;
            default -> named(at, word);
        }
        return at + 1;
    }

    private void halfDay(String word, boolean after) {
        korean = korean || word.charAt(0) > 'z';
        afternoon = after;
        morning = !after;
        if (time != null) {
            time(time.getHour(), time.getMinute(), time.getSecond());
        }
    }

    private void named(int at, String word) {
        Month found = month == null ? Months.of(word) : null;
        if (found != null && !(time != null && Zones.of(word) != null)) {
            month = found;
            monthFirst = numbers.isEmpty();
        } else if (time != null && offset == null) {
            ZoneOffset zone = Zones.of(word);
            boolean signed = at + 2 < tokens.size() && (mark(at + 1, '+') || mark(at + 1, '-')) && isNumber(at + 2);
            offset = zone == null || signed ? null : zone;
        }
    }

    private int offset(int at) {
        if (!isNumber(at + 1)) {
            return at + 1;
        }
        Token digits = tokens.get(at + 1);
        // the year of "23:14:05 - 2004" is no offset
        if (digits.text().length() > 4 || (digits.isNumber(4) && digits.value() > 1_900)) {
            return at + 1;
        }
        boolean colon = mark(at + 2, ':') && isNumber(at + 3);
        int hours = digits.text().length() > 2 ? digits.value() / 100 : digits.value();
        int minutes = colon ? tokens.get(at + 3).value() : digits.text().length() > 2 ? digits.value() % 100 : 0;
        if (hours <= 18 && minutes < 60) {
            int seconds = hours * 3_600 + minutes * 60;
            offset = ZoneOffset.ofTotalSeconds(tokens.get(at).is('+') ? seconds : -seconds);
        }
        return at + (colon ? 4 : 2);
    }

    private boolean mark(int at, char mark) {
        return at < tokens.size() && tokens.get(at).is(mark);
    }

    private boolean isNumber(int at) {
        return at < tokens.size() && tokens.get(at).isNumber();
    }

    private @Nullable ReadDate named(Month month) {
        if (numbers.isEmpty()) {
            return null;
        }
        int first = numbers.get(0).value();
        if (numbers.size() == 1) {
            return numbers.get(0).text().length() == 4 ? month(first, month.getValue()) : null;
        }
        int second = numbers.get(1).value();
        boolean yearFirst = numbers.get(0).text().length() == 4 || (first > 31 && !monthFirst);
        return yearFirst
                ? day(LocalDate.of(year(numbers.get(0)), month, second))
                : day(LocalDate.of(year(numbers.get(1)), month, first));
    }

    private @Nullable ReadDate numeric() {
        if (numbers.isEmpty()) {
            return null;
        }
        Token first = numbers.get(0);
        if (first.text().length() == 4) {
            return yearFirst(first.value());
        }
        if (first.isNumber(8)) {
            int value = first.value();
            return day(LocalDate.of(value / 10_000, value / 100 % 100, value % 100));
        }
        return first.text().length() > 2 || numbers.size() < 3 ? null : shortFirst(first);
    }

    private @Nullable ReadDate yearFirst(int year) {
        if (numbers.size() == 1) {
            return time == null ? sane(year) ? read(new PublicationDate("%04d".formatted(year))) : null : null;
        }
        Token second = numbers.get(1);
        if (second.isNumber(3)) {
            return day(LocalDate.ofYearDay(year, second.value()));
        }
        if (numbers.size() == 2) {
            return month(year, second.value());
        }
        return day(LocalDate.of(year, second.value(), numbers.get(2).value()));
    }

    /** Dots write the day first; slashes the month, unless it cannot be one; hyphens the day where a whole year ends them. */
    private @Nullable ReadDate shortFirst(Token first) {
        Token second = numbers.get(1);
        Token third = numbers.get(2);
        char separator = separator(first);
        if (separator == '-' && third.text().length() != 4) {
            return day(LocalDate.of(year(first), second.value(), third.value()));
        }
        boolean american = separator == '/' && first.value() <= 12;
        return american
                ? day(LocalDate.of(year(third), first.value(), second.value()))
                : day(LocalDate.of(year(third), second.value(), first.value()));
    }

    private char separator(Token number) {
        int next = tokens.indexOf(number) + 1;
        return next < tokens.size() ? tokens.get(next).text().charAt(0) : ' ';
    }

    private static int year(Token token) {
        int value = token.value();
        if (token.text().length() > 2) {
            return value;
        }
        return value < 90 ? 2_000 + value : 1_900 + value;
    }

    private static @Nullable ReadDate month(int year, int month) {
        return sane(year) && month >= 1 && month <= 12
                ? read(new PublicationDate("%04d-%02d".formatted(year, month)))
                : null;
    }

    private @Nullable ReadDate day(LocalDate date) {
        if (!sane(date.getYear())) {
            return null;
        }
        if (time == null) {
            return read(new PublicationDate(date.toString()));
        }
        ZoneOffset zone = offset != null ? offset : korean ? KOREA : ZoneOffset.UTC;
        LocalDateTime local = LocalDateTime.of(nextDay ? date.plusDays(1) : date, time);
        return new ReadDate(PublicationDate.at(local.toInstant(zone)), offset == null && !korean);
    }

    private static boolean sane(int year) {
        return year >= 1_900 && year <= 2_200;
    }

    private static ReadDate read(PublicationDate date) {
        return new ReadDate(date, false);
    }
}
