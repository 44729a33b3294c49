package dev.millet.members.groups;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The addresses of groups; a slug may be in any script. */
public final class GroupPath {

  private GroupPath() {}

  public static String api(String slug) {
    return "/api/v1/members/groups/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }

  /** Returns the page of a group. */
  public static String page(String slug) {
    return "/members/groups/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }
}
