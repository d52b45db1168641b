package io.silkwire.alert.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.alert.site.SiteSettings;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One signs in wherever others than who sits at this machine may reach the page, unless the configuration says otherwise. */
class AdmissionTest {
    private static final SiteSettings ALONE = new SiteSettings(List.of(), null, List.of());

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.3.2.1", "localhost", "::1"})
    void nobodySignsInWhereThePageListensOnThisMachineAlone(String host) {
        assertThat(admission(null, ALONE, host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.0.0.0", "192.168.1.10", "silkwire.example", "::"})
    void oneSignsInWhereOthersReachIt(String host) {
        assertThat(admission(null, ALONE, host)).isTrue();
    }

    @Test
    void aProxyInFrontBringsOthersToAnyAddress() {
        assertThat(admission(null, new SiteSettings(List.of(), "https://silkwire.example", List.of()), "127.0.0.1"))
                .isTrue();
        assertThat(admission(null, new SiteSettings(List.of(), null, List.of("127.0.0.1")), "127.0.0.1"))
                .isTrue();
    }

    @Test
    void theConfigurationHasTheLastWord() {
        assertThat(admission(true, ALONE, "127.0.0.1")).isTrue();
        assertThat(admission(false, ALONE, "0.0.0.0")).isFalse();
    }

    private static boolean admission(@Nullable Boolean required, SiteSettings site, String host) {
        AccountSettings settings = new AccountSettings(required, null, null, Duration.ofHours(12), 1200);
        return new Admission(settings, site, host).isRequired();
    }
}
