package dev.millet.comments;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import dev.millet.api.subjects.Visibility;
import dev.millet.comments.HiddenComments.HiddenComment;

/**
 * A comment as one reader may see it.
 *
 * @param comment with the text that this reader may read
 * @param visibility who may read it
 */
record ReadableComment(Comment comment, Visibility visibility) {

  /**
   * A reader of comments.
   *
   * @param member the id; 0 for a visitor, who wrote nothing
   * @param moderates whether they see hidden and removed comments of everybody
   */
  record Reader(long member, boolean moderates) {

    /** Sees everything. */
    static final Reader ALL = new Reader(0, true);

    static Reader of(Identity identity) {
      long member = identity.member() == null ? 0 : identity.member().id();
      return new Reader(member, identity.is(Role.MODERATOR));
    }

    private boolean wrote(Comment comment) {
      return comment.authorId() != null && comment.authorId() == member;
    }
  }

  /**
   * Returns a comment as a reader may see it.
   *
   * @param hidden null where moderators did nothing to it
   * @return null where the reader may not see it
   */
  static ReadableComment of(Comment comment, HiddenComment hidden, Reader reader) {
    if (hidden == null) {
      return new ReadableComment(comment, Visibility.VISIBLE);
    }
    boolean readable = hidden.visibility() == Visibility.HIDDEN || reader.moderates();
    return reader.moderates() || reader.wrote(comment)
        ? new ReadableComment(comment.withBody(readable ? hidden.body() : ""), hidden.visibility())
        : null;
  }

  /** Returns whether its author may change it. */
  boolean isEditable() {
    return visibility == Visibility.VISIBLE && !comment.isRemoved();
  }

  /** Returns whether its author removed it. */
  boolean isRemovedByAuthor() {
    return visibility == Visibility.VISIBLE && comment.isRemoved();
  }
}
