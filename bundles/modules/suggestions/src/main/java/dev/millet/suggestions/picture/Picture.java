package dev.millet.suggestions.picture;

import dev.millet.api.images.Image;

/**
 * An image that belongs to a suggestion.
 *
 * @param alt what it shows, for those who do not see it: at most 200 code points, may be empty
 */
public record Picture(Image image, String alt) {}
