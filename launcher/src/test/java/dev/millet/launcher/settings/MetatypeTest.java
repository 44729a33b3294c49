package dev.millet.launcher.settings;

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
          <AD id="port" type="Integer" min="0" max="65535" default="8080" description="The port."/>
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
            ValueType.INTEGER,
            false,
            "8080",
            "0",
            "65535",
            List.of(),
            "The port."),
        settings.get(0));
  }

  @Test
  public void aCardinalityMeansSeveralValues() {
    assertTrue(read(DOCUMENT).get(1).many());
  }

  @Test
  public void optionsAreTheValuesThatAreAllowed() {
    assertEquals(List.of("off", "on"), read(DOCUMENT).get(2).options());
  }

  @Test
  public void somethingElseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> read("port=8080"));
  }

  private static List<Setting> read(String document) {
    return new Metatype()
        .read("gateway", new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
  }
}
