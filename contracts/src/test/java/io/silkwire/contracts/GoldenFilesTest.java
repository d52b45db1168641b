package io.silkwire.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A changed golden file is a changed contract: it shows in review and asks for a new type version. */
class GoldenFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Object> samples() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesTheGoldenFile(Object contract) throws IOException {
        JsonNode written = JSON.readTree(JsonCodec.write(contract));

        assertThat(written).isEqualTo(JSON.readTree(golden(contract)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readsTheGoldenFileBack(Object contract) throws IOException {
        assertThat(JsonCodec.read(golden(contract), contract.getClass())).isEqualTo(contract);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void passesOverPropertiesOfALaterVersion(Object contract) throws IOException {
        ObjectNode later = (ObjectNode) JSON.readTree(golden(contract));
        later.put("addedLater", "yes");

        assertThat(JsonCodec.read(JSON.writeValueAsBytes(later), contract.getClass()))
                .isEqualTo(contract);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void goldenFileFitsItsSchema(Object contract) throws IOException {
        assertThat(schema(contract).validate(JSON.readTree(golden(contract)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void schemaRefusesARecordWithoutItsFirstProperty(Object contract) throws IOException {
        ObjectNode incomplete = (ObjectNode) JSON.readTree(golden(contract));
        incomplete.remove(incomplete.fieldNames().next());

        assertThat(schema(contract).validate(incomplete)).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void readerRefusesARecordWithoutItsFirstProperty(Object contract) throws IOException {
        ObjectNode incomplete = (ObjectNode) JSON.readTree(golden(contract));
        String first = incomplete.fieldNames().next();
        incomplete.remove(first);
        byte[] bytes = JSON.writeValueAsBytes(incomplete);

        assertThat(catchThrowable(() -> JsonCodec.read(bytes, contract.getClass())))
                .isInstanceOf(UnreadableRecordException.class);
    }

    @Test
    void aSubscriptionOfVersionOneHasTheStandardSettings() throws IOException {
        Subscription old = JsonCodec.read(file("/golden/Subscription-v1.json"), Subscription.class);

        assertThat(old.sending()).isEqualTo(Sending.STANDARD);
        assertThat(old.email()).isNull();
        assertThat(old.feed()).isNull();
        assertThat(old.webhook())
                .isEqualTo(Subscription.Webhook.of(
                        "https://receiver.example/hook", "whsec_c2lsa3dpcmUtc2FtcGxlLXNlY3JldA=="));
    }

    @Test
    void aSubscriptionOfBeforeThereWereOwnersIsTheInstallationsOwn() throws IOException {
        ObjectNode before = (ObjectNode) JSON.readTree(file("/golden/Subscription-v2.json"));
        before.remove("owner");

        Subscription read = JsonCodec.read(JSON.writeValueAsBytes(before), Subscription.class);

        assertThat(read.owner()).isNull();
        assertThat(read.name()).isEqualTo("Water watch");
        assertThat(JsonCodec.read(file("/golden/Subscription-v1.json"), Subscription.class)
                        .owner())
                .isNull();
    }

    @Test
    void anAccountOfBeforeSessionsWereEndedOneByOneHasNoneEnded() throws IOException {
        ObjectNode before = (ObjectNode) JSON.readTree(file("/golden/Account-v1.json"));
        before.remove("endedSessions");

        assertThat(JsonCodec.read(JSON.writeValueAsBytes(before), Account.class).endedSessions())
                .isEmpty();
    }

    @Test
    void anAlertOfBeforeItsSeverityWasToldIsReadAndAllowed() throws IOException {
        ObjectNode before = (ObjectNode) JSON.readTree(file("/golden/Alert-v1.json"));
        before.remove("severity");

        Alert read = JsonCodec.read(JSON.writeValueAsBytes(before), Alert.class);

        assertThat(read.severity()).isNull();
        assertThat(read).isEqualTo(JsonCodec.read(JsonCodec.write(read), Alert.class));
        assertThat(schema(read).validate(before)).isEmpty();
    }

    @Test
    void anAccountOfBeforeThereWereHeirsIsReadAndAllowed() throws IOException {
        ObjectNode before = (ObjectNode) JSON.readTree(file("/golden/Account-v1.json"));
        before.remove("heir");

        Account read = JsonCodec.read(JSON.writeValueAsBytes(before), Account.class);

        assertThat(read.heir()).isNull();
        assertThat(schema(read).validate(before)).isEmpty();
    }

    @Test
    void aDeliveryOfVersionOneIsOneOfAnAlert() throws IOException {
        Delivery old = JsonCodec.read(file("/golden/Delivery-v1.json"), Delivery.class);

        assertThat(old.timing()).isNull();
        assertThat(old.digest()).isNull();
        assertThat(old.state()).isEqualTo(Delivery.State.PENDING);
        assertThat(old.alert()).isNotNull();
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return in.readAllBytes();
        }
    }

    private static JsonSchema schema(Object contract) throws IOException {
        try (InputStream in = resource("/schemas/", contract)) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] golden(Object contract) throws IOException {
        try (InputStream in = resource("/golden/", contract)) {
            return in.readAllBytes();
        }
    }

    private static int version(Object contract) {
        return contract instanceof Subscription || contract instanceof Delivery ? 2 : 1;
    }

    private static InputStream resource(String folder, Object contract) {
        String name = folder + contract.getClass().getSimpleName() + "-v" + version(contract) + ".json";
        InputStream in = GoldenFilesTest.class.getResourceAsStream(name);
        assertThat(in).as(name).isNotNull();
        return in;
    }
}
