package dev.millet.images.drawing;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.resizers.DefaultResizerFactory;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Scales and turns a decoded picture, in the colours of screens (sRGB). */
final class Canvas {

  private static final int UPRIGHT = 1;

  private Canvas() {}

  static BufferedImage draw(BufferedImage picture, int maxEdge, int orientation) {
    BufferedImage scaled = scale(picture, maxEdge);
    return orientation == UPRIGHT
        ? scaled
        : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(scaled);
  }

  private static BufferedImage scale(BufferedImage picture, int maxEdge) {
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    double factor = Math.min(1, (double) maxEdge / longest);
    Dimension from = new Dimension(picture.getWidth(), picture.getHeight());
    Dimension to = new Dimension(scaled(from.width, factor), scaled(from.height, factor));
    int type =
        picture.getColorModel().hasAlpha()
            ? BufferedImage.TYPE_INT_ARGB
            : BufferedImage.TYPE_INT_RGB;
    BufferedImage drawn = new BufferedImage(to.width, to.height, type);
    DefaultResizerFactory.getInstance().getResizer(from, to).resize(picture, drawn);
    return drawn;
  }

  private static int scaled(int length, double factor) {
    return Math.max(1, (int) Math.round(length * factor));
  }
}
