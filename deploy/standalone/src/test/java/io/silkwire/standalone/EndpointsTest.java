package io.silkwire.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndpointsTest {
    @TempDir
    Path data;

    @Test
    void choosesFivePortsAndRemembersThem() {
        Endpoints first = Endpoints.choose(data, null, Set.of());

        assertThat(Endpoints.choose(data, null, Set.of())).isEqualTo(first);
        assertThat(Set.of(
                        first.page(),
                        first.kafka(),
                        first.kafkaController(),
                        first.elasticsearch(),
                        first.elasticsearchTransport()))
                .hasSize(5);
    }

    @Test
    void portThatWasAskedForIsRememberedToo() throws IOException {
        int free = freePort();

        Endpoints.choose(data, free, Set.of());

        assertThat(Endpoints.choose(data, null, Set.of()).page()).isEqualTo(free);
    }

    @Test
    void namesTheRememberedPortThatAnotherProgramHas() throws IOException {
        Endpoints endpoints = Endpoints.choose(data, freePort(), Set.of());
        try (ServerSocket other = new ServerSocket(endpoints.page(), 1, InetAddress.getLoopbackAddress())) {
            assertThat(other.isBound()).isTrue();

            assertThatThrownBy(() -> Endpoints.choose(data, null, Set.of()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("port " + endpoints.page())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void namesTheLineThatIsNoPort() throws IOException {
        Files.writeString(data.resolve("ports.properties"), "page=eighty\n");

        assertThatThrownBy(() -> Endpoints.choose(data, null, Set.of()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("page=eighty");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
