package dev.millet.members.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where circles are; a slug may be in any script. */
public final class CirclePath {

  private CirclePath() {}

  static String api(String slug) {
    return "/api/v1/members/circles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }

  /** The page of a circle. */
  public static String page(String slug) {
    return "/members/circles/" + URLEncoder.encode(slug, StandardCharsets.UTF_8);
  }
}
