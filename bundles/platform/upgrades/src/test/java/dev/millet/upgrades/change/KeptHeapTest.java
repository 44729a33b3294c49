package dev.millet.upgrades.change;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class KeptHeapTest {

  @Test
  public void nothingExceedsNothing() {
    assertFalse(KeptHeap.NOTHING.mayExceed(0));
    assertFalse(KeptHeap.NOTHING.exceeds(0));
  }

  @Test
  public void whatComesRightAfterACollectionIsKnown() {
    KeptHeap kept = new KeptHeap(100, 100, 164);
    assertEquals(64, kept.atMost());
    assertTrue(kept.mayExceed(63));
    assertTrue(kept.exceeds(63));
    assertFalse(kept.mayExceed(64));
  }

  @Test
  public void whatWasInUseMayHaveBeenGarbageOrKept() {
    KeptHeap kept = new KeptHeap(100, 200, 250);
    assertTrue(kept.mayExceed(64));
    assertFalse(kept.exceeds(64));
    assertTrue(kept.exceeds(49));
  }

  @Test
  public void whatIsInUseIsReadAfterWhatACollectionLeft() {
    // one that came between the two readings
    assertFalse(new KeptHeap(200, 100, 250).exceeds(64));
  }
}
