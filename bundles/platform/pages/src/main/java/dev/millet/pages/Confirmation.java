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

  /** Leads back to a page afterwards, and has a form taken on the way. */
  static String sending(String keptForm, String target) {
    return comingBackTo(target) + "&kept=" + URLEncoder.encode(keptForm, StandardCharsets.UTF_8);
  }

  /** Leads back to a page afterwards. */
  static String comingBackTo(String target) {
    return PATH + "?to=" + URLEncoder.encode(target, StandardCharsets.UTF_8);
  }
}
