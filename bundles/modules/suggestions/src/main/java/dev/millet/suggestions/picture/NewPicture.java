package dev.millet.suggestions.picture;

import dev.millet.api.images.PreparedImage;

/** An upload that was found to be an image, and what it shows. */
public record NewPicture(PreparedImage image, String alt) {}
