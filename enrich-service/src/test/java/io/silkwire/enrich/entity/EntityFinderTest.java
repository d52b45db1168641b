package io.silkwire.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.silkwire.contracts.EntityMention;
import io.silkwire.enrich.pattern.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntityFinderTest {
    /** Which entities are surely meant, in the order of the text; - for none. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | The president of Georgia met the ambassador in Tbilisi. | GE",
                "en | The governor of Georgia spoke in Atlanta to voters of the county. | -",
                "en | King Abdullah of Jordan received the minister in Amman. | JO",
                "en | Basketball fans admired Michael Jordan for years. | -",
                "en | Refugees from Sudan crossed into Chad near the border. | SD TD",
                "en | They ate turkey and drank from fine china. | -",
                "en | Turkey and China signed a memorandum. | TR CN",
                "en | Nigeria and Niger closed their border, the Nigerian minister said. | NG NE NG",
                "en | Papua New Guinea, Guinea-Bissau, Equatorial Guinea and Guinea voted. | PG GW GQ GN",
                "en | The Gulf of Oman lies off the coast of Oman. | OM",
                "en | Voters in New Mexico went to the polls; Mexico did not comment. | MX",
                "en | The Democratic Republic of the Congo and the Republic of the Congo share a river. | CD CG",
                "en | South Sudan and Sudan, North Korea and South Korea. | SS SD KP KR",
                "en | The Security Council adopted resolution S/RES/1373 (2001) and S/2024/118. | un-security-council S/RES/1373 S/2024/118",
                "en | NATO, the EU and the OSCE welcomed the decision of the SCO. | nato eu osce sco",
                "ru | Президент Казахстана принял посла Кыргызстана и министра Узбекистана. | KZ KG UZ",
                "ru | В ЦАР введены войска, царь не пострадал. | CF",
                "ru | Того, кто опоздал, ждали в саду у дома. | -",
                "ru | Нигерия и Нигер; послы Нигерии и Нигера. | NG NE NG NE",
                "ru | Иностранные делегации Афганистана и Ирана обсудили воду. | AF IR",
                "ru | Угарный чад наполнил дом, чад стоял до утра. | -",
                "ru | Секретариат ШОС и ОДКБ, Совет Безопасности ООН. | sco csto un-security-council",
                "ru | Саммит Организации тюркских государств прошёл в Турции. | ots TR",
                "ru | Корабль вошёл в Оманский залив. | -",
                "kk | Қазақстанның президенті Өзбекстанға барды. | KZ UZ",
                "uz | Oʻzbekiston va Qozogʻiston prezidentlari uchrashdi. | UZ KZ",
                "tg | Президенти Ҷумҳурии Тоҷикистон ба Афғонистон сафар кард. | TJ AF",
                "fa | رئیس جمهور ایران به افغانستان سفر کرد. | IR AF",
                "tr | Türkiye ve Azerbaycan anlaşma imzaladı. | TR AZ"
            })
    void namesWhatIsSurelyMeant(String language, String text, String expected) {
        List<String> sure = find(text, language).stream()
                .filter(mention -> mention.confidence() >= Mention.SURE)
                .map(EntityMention::entity)
                .toList();
        assertThat(String.join(" ", sure)).isEqualTo(expected.equals("-") ? "" : expected);
    }

    @Test
    void spansAreTheWordsAsWritten() {
        String text = "По резолюции S/RES/2178 (2014) делегация Республики Узбекистан выступила.";
        assertThat(find(text, "ru"))
                .allSatisfy(mention -> assertThat(text.substring(mention.start(), mention.end()))
                        .isEqualTo(mention.text()));
        assertThat(find(text, "ru").stream().map(EntityMention::text))
                .containsExactly("S/RES/2178 (2014)", "Республики Узбекистан");
    }

    @Test
    void confidenceFallsWhereANameMeansOtherThingsToo() {
        assertThat(only("Georgia.", "en").confidence())
                .isLessThan(only("Georgia and Armenia.", "en").confidence());
        assertThat(only("COUNTRIES OF THE US.", "en").confidence()).isLessThan(Mention.SURE);
    }

    @Test
    void aHostileTextCostsNoMoreThanItsLength() {
        assertThat(find("S/".repeat(20_000) + "A/RES/" + "9/".repeat(20_000), "en"))
                .hasSizeLessThanOrEqualTo(500);
        assertThat(find("Georgia ".repeat(20_000), "en")).hasSize(500);
    }

    @Test
    void knowsIdsOfAllThreeKinds() {
        assertThat(List.of("AF", "sco", "S/RES/1373")).allMatch(EntityFinder::knows);
        assertThat(List.of("XX1", "ufo", "S/RES")).noneMatch(EntityFinder::knows);
    }

    private static EntityMention only(String text, String language) {
        return find(text, language).get(0);
    }

    private static List<EntityMention> find(String text, String language) {
        List<Passage> passages = Passage.of("", text);
        return EntityFinder.find(passages, language).stream()
                .map(mention -> mention.in(passages))
                .toList();
    }
}
