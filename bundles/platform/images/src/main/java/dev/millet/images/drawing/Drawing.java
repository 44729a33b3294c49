package dev.millet.images.drawing;

import dev.millet.api.images.PreparedImage;
import java.awt.image.BufferedImage;

/** Draws images anew. Thread-safe. */
public final class Drawing {

  // A reduction by more is done in part while decoding, which saves memory; the rest is left to
  // the resizer, which takes every pixel into account.
  private static final int SPARE_DETAIL = 2;

  private final int maxPixels;
  private final PixelBudget budget;

  /**
   * Draws images.
   *
   * @param maxPixels the most pixels that one image may have, and all together that are decoded at
   *     the same time
   */
  public Drawing(int maxPixels) {
    this.maxPixels = maxPixels;
    this.budget = new PixelBudget(maxPixels);
  }

  /**
   * The same picture: upright, without metadata, at most as large as wanted.
   *
   * @param maxEdge in pixels
   * @throws Refused where it is none, is broken or has too many pixels
   * @throws dev.millet.api.gateway.ProblemException 503 where too many others are drawn
   */
  public PreparedImage redraw(byte[] file, int maxEdge) throws Refused {
    Format format = Format.of(file);
    Anatomy anatomy = format.anatomy(file);
    try (Source source = Source.open(format, file)) {
      long pixels = Math.max(anatomy.pixels(), source.pixels());
      if (pixels > maxPixels) {
        throw Refused.tooManyPixels(maxPixels);
      }
      try (PixelBudget.Share share = budget.take((int) pixels)) {
        int step = Math.max(1, source.maxEdge() / (maxEdge * SPARE_DETAIL));
        BufferedImage picture = source.decode(step);
        BufferedImage drawn = Canvas.draw(picture, maxEdge, anatomy.orientation());
        return Encoding.encode(drawn, format.isLossless());
      }
    }
  }
}
