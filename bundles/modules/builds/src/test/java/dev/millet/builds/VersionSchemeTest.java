package dev.millet.builds;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import dev.millet.builds.channel.VersionScheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

/** The orders of versions. */
public final class VersionSchemeTest {

  private static void assertOrder(VersionScheme scheme, String... ascending) {
    List<String> shuffled = new ArrayList<>(List.of(ascending));
    Collections.reverse(shuffled);
    shuffled.sort(scheme::compare);
    assertEquals(List.of(ascending), shuffled);
    for (String each : ascending) {
      assertTrue(each, scheme.accepts(each));
      assertEquals(0, scheme.compare(each, each));
    }
  }

  @Test
  public void numbersAreOrderedAsNumbers() {
    assertOrder(VersionScheme.NUMBER, "9", "10", "173", "1000");
    assertFalse(VersionScheme.NUMBER.accepts("0173"));
    assertFalse(VersionScheme.NUMBER.accepts("1.0"));
  }

  /** The example of section 11.4 of Semantic Versioning 2.0.0. */
  @Test
  public void semanticVersionsAreOrderedByTheirSpecification() {
    assertOrder(
        VersionScheme.SEMVER,
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.beta",
        "1.0.0-beta",
        "1.0.0-beta.2",
        "1.0.0-beta.11",
        "1.0.0-rc.1",
        "1.0.0",
        "1.9.0",
        "1.10.0",
        "99999999999999999999.0.0");
    assertEquals(0, VersionScheme.SEMVER.compare("1.0.0+a", "1.0.0+b"));
    assertFalse(VersionScheme.SEMVER.accepts("1.0"));
    assertFalse(VersionScheme.SEMVER.accepts("01.0.0"));
  }

  @Test
  public void theNumbersWithinOtherVersionsCountAsNumbers() {
    assertOrder(
        VersionScheme.NATURAL, "26.9.4", "26.11.27", "26.12.4", "V9.6.1", "V14.0.3", "V14.0.3.1");
    assertFalse(VersionScheme.NATURAL.accepts("1 0"));
    assertFalse(VersionScheme.NATURAL.accepts("../1"));
    assertFalse(VersionScheme.NATURAL.accepts("1".repeat(41)));
  }
}
