package io.silkwire.ingest.extraction;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * Tells windows-1251, KOI8-R and IBM866 from each other by what the letters do when they are read in each: in the right one
 * nearly all of them are Cyrillic, most are small, the ten commonest letters of Russian make up two thirds, and no capital stands
 * behind a small letter. Text that convinces in none, or in more than one, has no answer.
 *
 * <p>Good for Russian and for the languages that use its alphabet; a Latin text with a few accents is not mistaken for it.
 */
final class CyrillicCharset {
    private static final List<Charset> CANDIDATES =
            List.of(Charset.forName("windows-1251"), Charset.forName("KOI8-R"), Charset.forName("IBM866"));
    /** 67 % of the letters of Russian text (national corpus: о е а и н т с р в л). */
    private static final String COMMON = "оеаинтсрвл";

    /** Fewer letters are no statistic. */
    private static final int LEAST_LETTERS = 30;

    private static final double LEAST_SHARE_OF_LETTERS = 0.9;
    private static final double LEAST_SHARE_OF_COMMON = 0.5;
    private static final double LEAST_SHARE_OF_SMALL = 0.6;
    private static final double MOST_ODD_NEIGHBOURS = 0.01;

    private CyrillicCharset() {}

    /** The one charset in which these bytes read as Russian, if there is exactly one. */
    static Optional<Charset> of(byte[] bytes) {
        List<Charset> convincing = CANDIDATES.stream()
                .filter(candidate -> TextBytes.strictly(bytes, 0, candidate)
                        .map(text -> new Letters(text).convince())
                        .orElse(false))
                .toList();
        return convincing.size() == 1 ? Optional.of(convincing.get(0)) : Optional.empty();
    }

    /** Counts over one reading of the bytes. */
    private static final class Letters {
        private int foreign;
        private int cyrillic;
        private int small;
        private int common;
        private int odd;

        Letters(String text) {
            char before = ' ';
            for (int i = 0; i < text.length(); i++) {
                count(before, text.charAt(i));
                before = text.charAt(i);
            }
        }

        private void count(char before, char letter) {
            if (letter >= 0x80) {
                foreign++;
            }
            if (isCyrillic(letter)) {
                cyrillic++;
                small += Character.isLowerCase(letter) ? 1 : 0;
                common += COMMON.indexOf(Character.toLowerCase(letter)) >= 0 ? 1 : 0;
                odd += isLatin(before) || (Character.isLowerCase(before) && Character.isUpperCase(letter)) ? 1 : 0;
            } else if (isLatin(letter) && isCyrillic(before)) {
                odd++;
            }
        }

        boolean convince() {
            // «», № and dashes are not letters either, hence not all of them must be.
            return cyrillic >= LEAST_LETTERS
                    && cyrillic >= LEAST_SHARE_OF_LETTERS * foreign
                    && common >= LEAST_SHARE_OF_COMMON * cyrillic
                    && small >= LEAST_SHARE_OF_SMALL * cyrillic
                    && odd <= MOST_ODD_NEIGHBOURS * cyrillic;
        }

        private static boolean isCyrillic(char letter) {
            return (letter >= 'А' && letter <= 'я') || letter == 'ё' || letter == 'Ё';
        }

        private static boolean isLatin(char letter) {
            return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        }
    }
}
