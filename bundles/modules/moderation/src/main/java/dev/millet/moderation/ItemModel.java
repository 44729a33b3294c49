package dev.millet.moderation;

import dev.millet.api.forms.Input;
import java.util.List;

/**
 * The page about an item for moderators.
 *
 * @param path where the form goes
 * @param offered the words of the actions that the form offers
 * @param chosen the one that was asked for; may be empty
 */
public record ItemModel(
    ItemAnswer item, String path, List<String> offered, String chosen, Input<?> input) {}
