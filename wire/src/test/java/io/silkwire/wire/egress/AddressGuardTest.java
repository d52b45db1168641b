package io.silkwire.wire.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @Test
    void aNameThatTurnsInsideBetweenTwoLookUpsIsRefusedTheSecondTime() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        AddressGuard guard = new AddressGuard(
                host -> List.of(
                        asked.getAndIncrement() == 0
                                ? InetAddress.getByName("8.8.8.8")
                                : InetAddress.getLoopbackAddress()),
                false);

        assertThat(guard.lookup("rebind.test")).containsExactly(InetAddress.getByName("8.8.8.8"));
        assertThat(catchThrowable(() -> guard.lookup("rebind.test")))
                .isInstanceOf(AddressGuard.Refused.class)
                .hasMessage("rebind.test is not on the public internet");
    }

    @Test
    void aSocketLooksOnceMoreBeforeItConnects() throws IOException {
        AddressGuard guard = new AddressGuard(NameLookup.SYSTEM, false);
        try (ServerSocket trap = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress inside = new InetSocketAddress(InetAddress.getLoopbackAddress(), trap.getLocalPort());
            assertThat(catchThrowable(() -> {
                        try (var socket = guard.createSocket()) {
                            socket.connect(inside);
                        }
                    }))
                    .isInstanceOf(AddressGuard.Refused.class);
            try (var socket = new AddressGuard(NameLookup.SYSTEM, true).createSocket()) {
                socket.connect(inside);
                assertThat(socket.isConnected()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.1, 127.0.0.1",
        "0x7f000001, 127.0.0.1",
        "017700000001, 127.0.0.1",
        "127.0.0.1., 127.0.0.1",
        "134744072, 8.8.8.8",
        "0X8.010.8.8, 8.8.8.8",
        "::ffff:10.0.0.1, 10.0.0.1"
    })
    void readsEverySpellingOfAnAddress(String host, String address) throws IOException {
        assertThat(LiteralHost.is(host)).isTrue();
        assertThat(LiteralHost.address(host)).isEqualTo(InetAddress.getByName(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"256.0.0.1", "1.2.3.4.5", "4294967296", "08.0.0.1", "a.0x", "1..2", "1:2"})
    void whatEndsInANumberAndIsNoneIsRefused(String host) {
        assertThat(LiteralHost.is(host)).isTrue();
        assertThat(LiteralHost.address(host)).isNull();
        assertThat(new AddressGuard(NameLookup.SYSTEM, true).refusal(host, 443)).isEqualTo(host + " is not an address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "10.example.org", "127.0.0.1.example.org", "a", "x0"})
    void aNameIsNoAddress(String host) {
        assertThat(LiteralHost.is(host)).isFalse();
        assertThat(LiteralHost.address(host)).isNull();
        assertThat(new AddressGuard(NameLookup.SYSTEM, false).refusal(host, 443))
                .isNull();
    }
}
