package dev.millet.images.drawing;

import dev.millet.api.gateway.Problem;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds the memory of images that are being drawn, however many threads draw. */
final class PixelBudget {

  private static final int PATIENCE_SECONDS = 15;

  private final Semaphore pixels;

  PixelBudget(int max) {
    pixels = new Semaphore(max, true);
  }

  /** A share of the budget, given back when the image has been drawn. */
  interface Share extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits its turn, first come, first served. */
  Share take(int count) {
    try {
      if (!pixels.tryAcquire(count, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
    return () -> pixels.release(count);
  }

  private static RuntimeException busy() {
    return Problem.of(
            503,
            "images.busy",
            "Too many images arrive at once",
            "The image was not taken: send it again in a moment.")
        .retryingAfter(PATIENCE_SECONDS)
        .toException();
  }
}
