package io.silkwire.ingest.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mends text that was UTF-8 once, was decoded as something else by some program, and encoded again ({@code Ð¿Ñ€Ð¸Ð²ÐµÑ‚}, {@code
 * РїСЂРёРІРµС‚}). A piece between mark-up and line ends is mended where nearly all that is not ASCII in it goes back to valid
 * UTF-8 of several characters, which text of any other kind practically never does; all else stays as it is.
 */
public final class DoubleEncoding {
    private static final List<Wrong> WRONGS =
            List.of(new Wrong("windows-1252"), new Wrong("windows-1251"), new Wrong("IBM866"), new Wrong("KOI8-R"));
    /** Text has been seen encoded three times. */
    private static final int MOST_ROUNDS = 3;

    private static final int FEWEST_SEQUENCES = 4;
    private static final int SEQUENCES_FOR_EACH_OTHER = 4;

    private DoubleEncoding() {}

    /** The text as it was meant; the same object where nothing is to be mended. */
    public static String mended(String text) {
        String now = text;
        int[] high = high(text);
        if (high.length == 0) {
            return text;
        }
        for (int round = 0; round < MOST_ROUNDS; round++) {
            String before = now;
            for (Wrong wrong : WRONGS) {
                if (wrong.isSuspected(now, high)) {
                    now = new Mending(wrong, now).done();
                    high = high(now);
                }
            }
            if (now.equals(before)) {
                return before;
            }
        }
        return now;
    }

    /** Where characters above ASCII stand: most pages have few, and only these are looked at. */
    private static int[] high(String text) {
        int[] places = new int[64];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                places = count == places.length ? Arrays.copyOf(places, count * 2) : places;
                places[count++] = i;
            }
        }
        return Arrays.copyOf(places, count);
    }

    /** A charset as which UTF-8 was taken: its characters back to bytes, also where it has none (C1 controls). */
    private static final class Wrong {
        private final short[] bytes = new short[0x2700];
        private final boolean western;

        Wrong(String name) {
            western = name.equals("windows-1252");
            Arrays.fill(bytes, (short) -1);
            Charset charset = Charset.forName(name);
            for (int b = 0x80; western && b < 0xa0; b++) {
                bytes[b] = (short) b; // as ISO-8859-1, and as the Encoding standard has it
            }
            for (int b = 0x80; b < 0x100; b++) {
                String read = new String(new byte[] {(byte) b}, charset);
                char c = read.charAt(0) == '\uFFFD' ? (char) b : read.charAt(0);
                bytes[c] = (short) b;
            }
        }

        int of(char c) {
            return c < bytes.length ? bytes[c] : -1;
        }

        /** Lead bytes of two- and three-byte sequences, followed by a second byte. */
        boolean isSuspected(String text, int[] high) {
            for (int i : high) {
                int lead = of(text.charAt(i));
                if (lead >= 0xc2
                        && lead < 0xf5
                        && i + 1 < text.length()
                        && (of(text.charAt(i + 1)) & 0xff40) == 0
                        && of(text.charAt(i + 1)) > 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** One pass over a text. */
    private static final class Mending {
        private final Wrong wrong;
        private final String text;
        private final StringBuilder out;
        private boolean certain;

        Mending(Wrong wrong, String text) {
            this.wrong = wrong;
            this.text = text;
            this.out = new StringBuilder(text.length());
        }

        String done() {
            int from = 0;
            boolean high = false;
            for (int i = 0; i <= text.length(); i++) {
                if (i == text.length() || isBorder(text.charAt(i))) {
                    if (high) {
                        piece(from, i);
                    } else {
                        out.append(text, from, i);
                    }
                    from = i;
                    high = false;
                } else {
                    high |= text.charAt(i) >= 0x80;
                }
            }
            return out.toString();
        }

        private static boolean isBorder(char c) {
            return c == '<' || c == '>' || c == '\n';
        }

        private void piece(int from, int to) {
            StringBuilder mended = new StringBuilder(to - from);
            int sequences = 0;
            int others = 0;
            boolean inWord = false;
            for (int i = from; i < to; ) {
                int end = runEnd(i, to);
                String run = end == i ? null : mended(i, end);
                if (end == i) {
                    mended.append(text.charAt(i++));
                    continue;
                }
                sequences += run == null ? 0 : run.length();
                others += run == null ? end - i : 0;
                inWord |= run != null && isInWord(i, run);
                mended.append(run == null ? text.substring(i, end) : run);
                i = end;
            }
            out.append(isMeant(sequences, others, inWord) ? mended : text.substring(from, to));
        }

        private boolean isMeant(int sequences, int others, boolean inWord) {
            boolean several = sequences >= FEWEST_SEQUENCES && sequences >= SEQUENCES_FOR_EACH_OTHER * others;
            certain |= several;
            boolean accent = wrong.western && others == 0 && inWord;
            return several || accent || (certain && sequences > 0 && others == 0);
        }

        /** "PrÃ©": one accented letter inside a word of small Latin letters. */
        private boolean isInWord(int at, String run) {
            return at > 0
                    && text.charAt(at - 1) >= 'a'
                    && text.charAt(at - 1) <= 'z'
                    && Character.isLowerCase(run.charAt(0));
        }

        private int runEnd(int from, int to) {
            int end = from;
            while (end < to && text.charAt(end) >= 0x80) {
                end++;
            }
            return end;
        }

        private @Nullable String mended(int from, int end) {
            byte[] bytes = new byte[end - from];
            for (int i = from; i < end; i++) {
                int b = wrong.of(text.charAt(i));
                if (b < 0) {
                    return null;
                }
                bytes[i - from] = (byte) b;
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                return null;
            }
        }
    }
}
