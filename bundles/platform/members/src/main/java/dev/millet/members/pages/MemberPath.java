package dev.millet.members.pages;

import dev.millet.api.members.Member;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of a member's pages; a handle may be in any script. */
final class MemberPath {

  private MemberPath() {}

  static String profile(Member member) {
    return "/members/" + URLEncoder.encode(member.handle(), StandardCharsets.UTF_8);
  }

  /** Returns the page on which staff and administrators manage a member. */
  static String manage(Member member) {
    return profile(member) + "/manage";
  }
}
