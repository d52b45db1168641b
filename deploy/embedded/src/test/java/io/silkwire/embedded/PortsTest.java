package io.silkwire.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void findsDifferentPortsThatCanBeUsed() {
        List<Integer> ports = Ports.free(20);

        assertThat(ports).hasSize(20).doesNotHaveDuplicates().allMatch(Ports::isFree);
    }

    @Test
    void findsPortsThatNoOutgoingConnectionIsGiven() {
        assertThat(Ports.free(20)).allMatch(port -> port < 32_768);
    }

    @Test
    void namesTheServerThePortAndTheRemedyWhenAPortIsTaken() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThat(Ports.isFree(port)).isFalse();
            assertThatThrownBy(() -> Ports.requireFree(port, "Kafka"))
                    .isInstanceOf(StartFailedException.class)
                    .hasMessage("Kafka cannot listen on 127.0.0.1:" + port
                            + ": the port is taken by another program. Stop that program or choose another port.");
        }
    }
}
