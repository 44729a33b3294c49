package dev.millet.journal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

/** Checks the types under which a module writes journal entries. */
public final class BundleJournalTest {

  @Test
  public void aModuleTellsWhatBeginsWithItsOwnName() {
    BundleJournal.requireOwn("thanks", "thanks.said");
    BundleJournal.requireOwn("thanks-a-lot", "thanks-a-lot.said");
    BundleJournal.requireOwn(null, "voting.cast");
  }

  @Test
  public void aStrangerDoesNotTellWhatAnotherModuleDoes() {
    for (String type : List.of("voting.cast", "thanksgiving.said")) {
      IllegalArgumentException refused =
          assertThrows(
              IllegalArgumentException.class, () -> BundleJournal.requireOwn("thanks", type));
      assertEquals(
          "the module thanks cannot append " + type + ": its types begin with thanks.",
          refused.getMessage());
    }
  }

  @Test
  public void whatIsNoTypeIsRefused() {
    for (String type : List.of("thanks", "Thanks.said", "thanks.said.twice", "thanks.")) {
      assertThrows(IllegalArgumentException.class, () -> BundleJournal.requireOwn("thanks", type));
    }
  }
}
