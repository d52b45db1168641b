package io.silkwire.quality.language;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Apache OpenNLP's detector with its model for 183 languages, 103 of which it tells apart. Its codes have three letters; Persian,
 * Mandarin and the like have several, which are one here.
 */
final class OpenNlp implements LanguageIdentifier {
    private static final String MODEL = "/langdetect-183.bin";
    private static final Map<String, String> SPECIAL = Map.of(
            "pes", "fa", "prs", "fa", "cmn", "zh", "nan", "zh", "arb", "ar", "azj", "az", "khk", "mn", "uzn", "uz",
            "pbu", "ps");

    private final LanguageDetectorME detector;
    private final Map<String, String> shortCodes = new HashMap<>(SPECIAL);

    OpenNlp() throws IOException {
        try (InputStream in = OpenNlp.class.getResourceAsStream(MODEL)) {
            if (in == null) {
                throw new IOException("opennlp-models-langdetect has no " + MODEL);
            }
            detector = new LanguageDetectorME(new LanguageDetectorModel(in));
        }
        for (String code : Locale.getISOLanguages()) {
            try {
                shortCodes.putIfAbsent(Locale.of(code).getISO3Language(), code);
            } catch (MissingResourceException e) {
                throw new IOException("the JDK knows no code of three letters for " + code, e);
            }
        }
    }

    @Override
    public String name() {
        return "OpenNLP 2.5.11";
    }

    @Override
    public String identify(String text) {
        String code = detector.predictLanguage(text).getLang();
        return shortCodes.getOrDefault(code, code);
    }
}
