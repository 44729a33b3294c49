package dev.millet.members.pages;

import dev.millet.api.members.Member;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where the pages of a member are; a handle may be in any script. */
final class MemberPath {

  private MemberPath() {}

  static String profile(Member member) {
    return "/members/" + URLEncoder.encode(member.handle(), StandardCharsets.UTF_8);
  }

  /** Where staff and administrators deal with a member. */
  static String manage(Member member) {
    return profile(member) + "/manage";
  }
}
