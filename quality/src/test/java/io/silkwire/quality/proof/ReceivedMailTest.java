package io.silkwire.quality.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceivedMailTest {
    private static final String MAIL = """
            Message-ID: <alert.a1@localhost>
            Subject: =?UTF-8?Q?[Water]_=D0=92=D0=BE=D0=B4=D0=B0?=
            Date: DATE
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="BOUNDARY"

            --BOUNDARY
            Content-Type: text/plain; charset=utf-8

            Вода

            ASKED

            --BOUNDARY
            Content-Type: text/html; charset=utf-8

            <p><b>Вода</b></p><p><small>ASKED</small></p>
            --BOUNDARY--
            """;

    @Test
    void itIsWhatItsReaderSees() throws Exception {
        ReceivedMail mail =
                mail("Fri, 27 Nov 2026 12:00:00 +0000", "p", "Version 3 of the subscription asks for: water");

        assertThat(mail.id()).isEqualTo("<alert.a1@localhost>");
        assertThat(mail.subject()).isEqualTo("[Water] Вода");
        assertThat(mail.plain()).contains("Вода").doesNotContain("asks for");
        assertThat(mail.html()).isEqualTo("Вода");
        assertThat(mail.version()).isEqualTo(3);
        assertThat(ReceivedMail.of(mail.content()).content()).isEqualTo(mail.content());
    }

    @Test
    void theNextTryIsTheSameMailAlsoWhereTheSubscriptionWasEditedMeanwhile() throws Exception {
        ReceivedMail first =
                mail("Fri, 27 Nov 2026 12:00:00 +0000", "p", "Version 3 of the subscription asks for: water");
        ReceivedMail next = mail(
                "Fri, 27 Nov 2026 12:00:09 +0000",
                "q",
                "It fitted version 3 of the subscription, which was changed since.");
        ReceivedMail other =
                mail("Fri, 27 Nov 2026 12:00:00 +0000", "p", "Version 4 of the subscription asks for: water");

        assertThat(next.content()).isEqualTo(first.content()).isNotEqualTo(other.content());
    }

    @Test
    void whatHasNoTwoPartsIsRefused() {
        assertThatThrownBy(() -> ReceivedMail.parse("Subject: x\r\n\r\nbody".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("two parts");
    }

    private static ReceivedMail mail(String date, String boundary, String asked) throws Exception {
        return ReceivedMail.parse(MAIL.replace("DATE", date)
                .replace("BOUNDARY", boundary)
                .replace("ASKED", asked)
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }
}
