package dev.millet.pages;

import dev.millet.api.gateway.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of the page on which members set up two-factor authentication. */
final class TwoFactorSetUp {

  static final String PATH = "/members/settings/two-factor";

  private TwoFactorSetUp() {}

  /** Returns whether a problem is that it has to be set up first. */
  static boolean isAskedBy(Problem problem) {
    return problem.code().equals("two-factor-required");
  }

  /** Leads back to a page afterwards. */
  static String comingBackTo(String target) {
    return PATH + "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
  }
}
