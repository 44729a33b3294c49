package dev.millet.api.modules;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.List;
import org.junit.Test;

public final class OffersTest {

  private static String answer(String offer) {
    if (offer.equals("gone")) {
      throw new ModuleUnavailableException("gone", "no active module offers it", null);
    }
    return offer + "!";
  }

  @Test
  public void whoseModuleIsGoneIsLeftOut() {
    assertEquals(
        List.of("a!", "b!"), Offers.askEach(List.of("a", "gone", "b"), OffersTest::answer));
    assertEquals(List.of(), Offers.askEach(List.of("gone"), OffersTest::answer));
  }

  @Test
  public void anotherFailureStaysOne() {
    assertThrows(
        IllegalStateException.class,
        () ->
            Offers.askEach(
                List.of("a"),
                offer -> {
                  throw new IllegalStateException(offer);
                }));
  }
}
