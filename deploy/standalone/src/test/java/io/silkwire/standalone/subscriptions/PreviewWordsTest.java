package io.silkwire.standalone.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PreviewWordsTest {
    @Test
    void tellsHowMuchAndWhichAndWhatAChangeCatchesAndLoses() throws Exception {
        String words = PreviewWords.of(new ObjectMapper().readTree("""
                {"total": 12, "complete": false, "partly": "the time was up",
                 "estimates": [{"span": {"days": "30"}, "alerts": 9, "alertsPerDay": 0.3, "messages": 4,
                   "messagesPerDay": 0.133, "newestOnly": true}],
                 "samples": [{"publishedAt": "2026-11-20", "title": {"text": "Water\\u001b[31m talks"}}],
                 "caught": {"total": 2, "samples": [{"publishedAt": "2026-11-21", "title": {"text": "Dam"}}]},
                 "lost": null,
                 "flood": {"message": "some 60 messages a day", "remedy": "choose a digest"}}"""));

        assertThat(words)
                .contains("30 days: 9 alerts (0.30 a day), 4 messages (0.13 a day), of the newest that fit only")
                .contains("12 statements fit")
                .contains("2026-11-20  Water [31m talks")
                .contains("would catch besides: 2\n+ 2026-11-21  Dam")
                .doesNotContain("would lose")
                .contains("too much: some 60 messages a day; choose a digest")
                .contains("not everything was looked through: the time was up");
    }
}
