package dev.millet.launcher.framework;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** Which complaints keep an instance from starting. */
public final class ReadinessTest {

  private static final String STORE =
      "\"files/content\":\"The store of files does not work: the bucket 'kettle': away.\"";
  private static final String ROOM = "\"database/room\":\"less than database.min.free.mib\"";

  private static boolean serves(String... complaints) {
    return Readiness.servesAllTheSame(
        "{\"status\":\"not-ready\",\"complaints\":{%s}}".formatted(String.join(",", complaints)));
  }

  @Test
  public void itStartsWithoutRoomOnTheDiskOrTheStoreOfFiles() {
    assertTrue(serves(STORE));
    assertTrue(serves(ROOM, STORE));
    assertTrue("what is prepared comes after", serves(STORE, "\"preparation\":\"the demo\""));
  }

  @Test
  public void itDoesNotStartWithAnythingElse() {
    assertFalse(serves());
    assertFalse(serves(STORE, "\"points/rules\":\"a rule is wrong\""));
    assertFalse(Readiness.servesAllTheSame("{\"status\":\"not-ready\"}"));
    assertFalse(Readiness.servesAllTheSame("the connection was refused"));
  }
}
