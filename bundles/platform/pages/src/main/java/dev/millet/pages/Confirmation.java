package dev.millet.pages;

import dev.millet.api.gateway.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of the page that asks for the password again. */
final class Confirmation {

  private static final String PATH = "/members/confirm";

  private Confirmation() {}

  /** Whether a problem is that the password was not given recently. */
  static boolean isAskedBy(Problem problem) {
    return problem.code().equals("proof-too-old");
  }

  /** Leads back to a page afterwards. */
  static String comingBackTo(String target) {
    return PATH + "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
  }
}
