package io.silkwire.standalone.pressoffice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement of a site, and what becomes of it.
 *
 * @param path on its site, starts with a slash
 * @param from after how long it is published
 * @param fate what becomes of it
 */
record Item(Site site, String path, String title, String language, List<String> paragraphs, Duration from, Fate fate) {
    private static final Pattern NUMBER = Pattern.compile("(?<![-.\\d])\\b\\d{1,3}\\b(?![-.]\\d)");
    static final String ADDED = "The ministry adds that a further round of talks on this matter is planned for 21 May.";

    /** Which of the sites. */
    enum Site {
        MINISTRY(2),
        UN_BODY(3),
        AGENCY(4);

        /** Of its loopback address, 127.0.0.x. */
        final int lastOctet;

        Site(int lastOctet) {
            this.lastOctet = lastOctet;
        }
    }

    boolean isPdf() {
        return path.endsWith(".pdf");
    }

    /** Where it is at this age of the office. */
    String path(Duration age) {
        return fate.isMoved(age) ? "/archive" + path : path;
    }

    boolean isPublished(Duration age) {
        return age.compareTo(from) >= 0 && !fate.isWithdrawn(age);
    }

    /** How old the wording is that is to be seen at this age of the office. */
    Duration changedAt(Duration age) {
        Duration last = fate.last(age);
        return last == null ? from : last;
    }

    List<String> paragraphs(Duration age) {
        if (!fate.isEdited(age)) {
            return paragraphs;
        }
        List<String> edited = new ArrayList<>(paragraphs);
        for (int i = 0; i < edited.size(); i++) {
            Matcher number = NUMBER.matcher(edited.get(i));
            if (number.find()) {
                edited.set(i, number.replaceFirst(String.valueOf(Integer.parseInt(number.group()) + 1)));
                break;
            }
        }
        edited.add(ADDED);
        return edited;
    }
}
