package dev.millet.api.gateway;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.Test;

public final class FormVersionTest {

  private static final List<String> NONE =
      List.of("", " ", "x", "-7", "+7", "7.0", "7 ", "0x7", "１２", "99999999999");

  @Test
  public void theVersionThatWasShownPasses() {
    FormVersion version = of("7");
    version.require(7);
    assertTrue(version.isOf(7));
    assertEquals(7, version.number());
    assertEquals("7", version.text());
  }

  @Test
  public void anotherVersionWasChangedMeanwhile() {
    assertFalse(of("7").isOf(8));
    assertRefused(of("7"), 8);
    assertRefused(of("07"), 7);
  }

  @Test
  public void whatIsNoVersionIsNeverThatOfARow() {
    for (String text : NONE) {
      FormVersion version = of(text);
      assertEquals(text, 0, version.number());
      assertRefused(version, 7);
      assertRefused(version, 12);
    }
    assertRefused(FormVersion.of(Form.EMPTY, "version"), 0);
  }

  @Test
  public void theFirstValueOfTheFieldCounts() {
    Form form = Form.of(Map.of("revision", List.of("3", "4"), "version", List.of("5")));
    assertTrue(FormVersion.of(form, "revision").isOf(3));
    assertTrue(FormVersion.of(form, "version").isOf(5));
    assertTrue(of("12345678901").isOf(12_345_678_901L));
  }

  private static void assertRefused(FormVersion version, long now) {
    Problem problem =
        assertThrows(version.text(), ProblemException.class, () -> version.require(now)).problem();
    assertEquals(412, problem.status());
    assertEquals("changed-meanwhile", problem.code());
  }

  private static FormVersion of(String text) {
    return FormVersion.of(Form.of(Map.of("version", List.of(text))), "version");
  }
}
