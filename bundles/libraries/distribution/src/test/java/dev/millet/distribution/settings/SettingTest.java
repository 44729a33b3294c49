package dev.millet.distribution.settings;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public class SettingTest {

  private final SettingType port = setting(ValueType.INTEGER, false, "0", "65535", List.of());

  @Test
  public void theVariableIsTheKeyInCapitals() {
    Setting size =
        new Setting(
            "database",
            "p",
            "pool.size",
            SettingType.of(ValueType.INTEGER),
            null,
            "",
            "",
            Effect.RESTART);
    assertEquals("MILLET_DATABASE_POOL_SIZE", size.variable());
  }

  @Test
  public void aNumberInTheRangeIsTaken() {
    assertEquals(8080, port.parse(" 8080 "));
  }

  @Test
  public void aNumberOutsideTheRangeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> port.parse("65536"));
    assertThrows(IllegalArgumentException.class, () -> port.parse("-1"));
  }

  @Test
  public void textForANumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> port.parse("http"));
  }

  @Test
  public void aBooleanIsTrueOrFalseAndNothingElse() {
    SettingType flag = setting(ValueType.BOOLEAN, false, null, null, List.of());
    assertEquals(true, flag.parse("true"));
    assertThrows(IllegalArgumentException.class, () -> flag.parse("yes"));
  }

  @Test
  public void onlyTheOptionsAreTaken() {
    SettingType mode = setting(ValueType.STRING, false, null, null, List.of("open", "closed"));
    assertEquals("open", mode.parse("open"));
    assertThrows(IllegalArgumentException.class, () -> mode.parse("ajar"));
    assertEquals("one of open, closed", mode.allowed());
  }

  @Test
  public void severalValuesAreSeparatedByCommas() {
    SettingType hosts = setting(ValueType.STRING, true, null, null, List.of());
    assertEquals(List.of("a", "b"), hosts.parse("a, b"));
    assertEquals(List.of(), hosts.parse(""));
  }

  @Test
  public void theLengthOfTextIsCountedInCodePoints() {
    SettingType name = setting(ValueType.STRING, false, null, "2", List.of());
    assertEquals("米🌾", name.parse("米🌾"));
    assertThrows(IllegalArgumentException.class, () -> name.parse("三个字"));
  }

  @Test
  public void whatIsAllowedIsSaidInWords() {
    assertEquals("a whole number from 0 to 65535", port.allowed());
    assertEquals(
        "a number of at least 1", setting(ValueType.DOUBLE, false, "1", null, List.of()).allowed());
  }

  @Test
  public void aRefusalNamesKeyValueOriginAndWhatIsAllowed() {
    Setting door = new Setting("gateway", "p", "port", port, "8080", "", "", Effect.RESTART);
    String text =
        assertThrows(IllegalArgumentException.class, () -> door.parse("x", "on the page"))
            .getMessage();
    assertEquals(
        "The setting gateway.port has the value \"x\" (on the page), but it takes a whole number"
            + " from 0 to 65535.",
        text);
  }

  private static SettingType setting(
      ValueType type, boolean many, String min, String max, List<String> options) {
    return new SettingType(type, many, min, max, options);
  }
}
