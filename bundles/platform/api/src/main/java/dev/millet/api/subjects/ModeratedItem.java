package dev.millet.api.subjects;

/**
 * An item as moderators see it, whoever else may read it.
 *
 * @param subject the type and id of the item
 * @param author the id of the member who wrote it; null for nobody
 * @param title plain text: its own title, or that of what it belongs to; null where that is hidden
 *     itself
 * @param path the page that shows it to moderators, starting with a slash; null where none does now
 * @param text what it says, as plain text or Markdown; empty for what has no text
 * @param visibility who may read it
 * @param locked whether moderators closed the discussion about it
 * @since 1.3
 */
public record ModeratedItem(
    Subject subject,
    Long author,
    String title,
    String path,
    String text,
    Visibility visibility,
    boolean locked) {}
