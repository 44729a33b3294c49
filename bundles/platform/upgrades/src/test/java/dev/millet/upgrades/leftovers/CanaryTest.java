package dev.millet.upgrades.leftovers;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public final class CanaryTest {

  @Test
  public void itIsThereUntilACollectionUnloadsClasses() throws InterruptedException {
    Canary canary = new Canary();
    assertFalse(canary.isGone());
    for (int i = 0; i < 100 && !canary.isGone(); i++) {
      System.gc();
      Thread.sleep(20);
    }
    assertTrue("classes are unloaded by a full collection", canary.isGone());
  }
}
