package dev.millet.suggestions.http;

import dev.millet.api.members.Member;

/** The author of something that was written. */
public record Author(long id, String handle, String displayName) {

  /** Returns the author; null for nobody. */
  static Author of(Member member) {
    return member == null ? null : new Author(member.id(), member.handle(), member.displayName());
  }
}
