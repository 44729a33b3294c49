package dev.millet.images.drawing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.api.gateway.ProblemException;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

public class PixelBudgetTest {

  private final PixelBudget budget = new PixelBudget(100);

  @Test
  public void oneWaitsUntilAnotherHasGone() throws Exception {
    PixelBudget.Share first = budget.take(70);
    CompletableFuture<Void> second =
        CompletableFuture.runAsync(
            () -> {
              try (PixelBudget.Share share = budget.take(40)) {
                assertEquals(true, first != share);
              }
            });
    first.close();
    second.get();
  }

  @Test
  public void whoIsInterruptedIsToldToComeBack() {
    PixelBudget.Share all = budget.take(100);
    Thread.currentThread().interrupt();
    ProblemException problem = assertThrows(ProblemException.class, () -> budget.take(1));
    assertEquals(503, problem.problem().status());
    assertEquals(true, Thread.interrupted());
    all.close();
  }
}
