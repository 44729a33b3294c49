package dev.millet.suggestions.http;

import dev.millet.api.members.Member;

/** Who wrote something. */
public record Author(long id, String handle, String displayName) {

  /** The author; null for nobody. */
  static Author of(Member member) {
    return member == null ? null : new Author(member.id(), member.handle(), member.displayName());
  }
}
