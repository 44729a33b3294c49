package dev.millet.suggestions.page;

import dev.millet.suggestions.comment.Comment;

/**
 * What the form to edit a comment shows.
 *
 * @param written what is in the form
 * @param error the message key of what is wrong with it; null where nothing is
 */
public record CommentModel(Comment comment, String written, String error) {}
