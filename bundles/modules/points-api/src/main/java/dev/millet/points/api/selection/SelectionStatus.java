package dev.millet.points.api.selection;

/**
 * The status of a selection.
 *
 * @param id of the draw
 * @param path the page that explains it and lets anybody check it
 * @param done whether the members are chosen
 */
public record SelectionStatus(long id, String path, boolean done) {}
