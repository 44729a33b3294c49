package dev.millet.distribution.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

public class MetatypeTest {

  private static final String DOCUMENT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
        <OCD id="o" name="Gateway">
          <AD id="port" name="Port" type="Integer" min="0" max="65535" default="8080" description="The port."/>
          <AD id="hosts" type="String" cardinality="2147483647"/>
          <AD id="tls" type="String" default="off">
            <Option label="Off" value="off"/>
            <Option label="On" value="on"/>
          </AD>
        </OCD>
        <Designate pid="dev.millet.gateway"><Object ocdref="o"/></Designate>
      </metatype:MetaData>
      """;

  @Test
  public void everyAttributeIsASettingOfTheDesignatedComponent() {
    List<Setting> settings = read(DOCUMENT);
    assertEquals(3, settings.size());
    assertEquals(
        new Setting(
            "gateway",
            "dev.millet.gateway",
            "port",
            new SettingType(ValueType.INTEGER, false, "0", "65535", List.of()),
            "8080",
            "Port",
            "The port.",
            Effect.RESTART),
        settings.get(0));
  }

  @Test
  public void aCardinalityMeansSeveralValues() {
    assertTrue(read(DOCUMENT).get(1).type().many());
  }

  @Test
  public void optionsAreTheValuesThatAreAllowed() {
    assertEquals(List.of("off", "on"), read(DOCUMENT).get(2).type().options());
  }

  @Test
  public void whatIsMarkedLiveNeedsNoRestart() {
    String marked =
        DOCUMENT.replace(
            "<OCD id",
            "<OCD xmlns:s=\"https://millet.dev/xmlns/settings/v1.0.0\" s:live=\"true\" id");
    assertEquals(Effect.LIVE, read(marked).get(0).effect());
  }

  @Test
  public void modulesAreReplacedForTheirSettings() {
    assertEquals(Effect.SWAP, read(false, DOCUMENT).get(0).effect());
  }

  @Test
  public void somethingElseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> read("port=8080"));
  }

  private static List<Setting> read(String document) {
    return read(true, document);
  }

  private static List<Setting> read(boolean platform, String document) {
    return new Metatype()
        .read(
            "gateway",
            platform,
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }
}
