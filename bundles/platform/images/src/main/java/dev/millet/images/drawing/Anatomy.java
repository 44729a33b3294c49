package dev.millet.images.drawing;

/**
 * The facts that the structure of a file tells, beside what its decoder reads.
 *
 * @param orientation how the image is turned (Exif 2.32, tag 0x0112): 1 to 8, 1 for upright
 * @param pixels the most pixels that any picture in it has; 0 where the decoder's word is enough
 */
record Anatomy(int orientation, long pixels) {

  static final Anatomy UPRIGHT = new Anatomy(1, 0);
}
