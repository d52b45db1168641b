package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    void settingsAreReadByTheirNames() throws IOException {
        Path file = written("""
                silkwire.alert.email:
                  host: mail.example
                  port: 2525
                silkwire:
                  alert.accounts.oidc.roles:
                    press: analyst
                micronaut.server.max-request-size: 2MB
                """);

        assertThat(ConfigFile.read(file, Set.of()))
                .containsEntry("silkwire.alert.email.host", "mail.example")
                .containsEntry("silkwire.alert.email.port", 2525)
                .containsKey("micronaut.server.max-request-size");
    }

    @Test
    void aMisspeltSettingIsRefusedWithThoseBesideIt() throws IOException {
        Path file = written("silkwire.alert.email.hots: mail.example\n");

        assertThatThrownBy(() -> ConfigFile.read(file, Set.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("silkwire.alert.email.hots")
                .hasMessageContaining("silkwire.alert.email.host, ")
                .hasMessageNotContaining("silkwire.alert.canary");
    }

    @Test
    void whatTheOptionsDecideIsNotDecidedByTheFileToo() throws IOException {
        Path file = written("silkwire.alert.accounts.required: false\n");

        assertThatThrownBy(() -> ConfigFile.read(file, Set.of("silkwire.alert.accounts.required")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("decided by the options");
    }

    @Test
    void aFileThatIsMissingOrNoYamlIsToldByItsName() throws IOException {
        Path missing = folder.resolve("missing.yml");
        assertThatThrownBy(() -> ConfigFile.read(missing, Set.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("--config " + missing);

        Path odd = written("a: [\n");
        assertThatThrownBy(() -> ConfigFile.read(odd, Set.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is no YAML");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("settings.yml"), yaml);
    }
}
