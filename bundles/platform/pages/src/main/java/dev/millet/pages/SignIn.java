package dev.millet.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of the sign-in page. */
final class SignIn {

  private static final String PATH = "/members/sign-in";

  private SignIn() {}

  /** Leads back to a page afterwards; to none of those about signing in or up. */
  static String comingBackTo(String target) {
    return target.startsWith("/members/sign-")
        ? PATH
        : PATH + "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
  }
}
