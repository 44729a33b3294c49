package dev.millet.api.images;

/**
 * An upload that has been found to be an image, and drawn anew: upright, without metadata, no
 * larger than was asked for. Not kept yet.
 *
 * @param contentType {@code image/jpeg} or {@code image/png}
 * @param width in pixels
 * @param height in pixels
 * @param content the encoded image; not to be changed
 */
public record PreparedImage(String contentType, int width, int height, byte[] content) {}
