package dev.millet.api.guard;

import dev.millet.api.subjects.SubjectDescription;

/** A use of a subject that can be open or closed. */
public enum Use {
  VOTES,
  COMMENTS;

  /** Returns whether a subject takes this now. */
  public boolean isOpen(SubjectDescription subject) {
    return this == VOTES ? subject.votingOpen() : subject.commentingOpen();
  }
}
