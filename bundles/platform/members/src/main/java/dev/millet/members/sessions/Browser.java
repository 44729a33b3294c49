package dev.millet.members.sessions;

import dev.millet.api.gateway.Request;
import java.util.regex.Pattern;

/**
 * The browser and address with which a session was opened, as they were given: shown to its member
 * only.
 *
 * @param address the address on the network; null where it is not known
 * @param agent what the browser calls itself, without what cannot be shown; null where it is silent
 */
public record Browser(String address, String agent) {

  private static final int MAX_ADDRESS = 64;
  private static final int MAX_AGENT = 400;
  private static final Pattern NOT_SHOWN = Pattern.compile("[^\\x20-\\x7e]");

  public static Browser of(Request request) {
    String agent = NOT_SHOWN.matcher(request.header("User-Agent").orElse("")).replaceAll("");
    return new Browser(
        cut(request.remoteAddress(), MAX_ADDRESS),
        agent.isBlank() ? null : cut(agent.strip(), MAX_AGENT));
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }

  /** Returns the browser in plain words. */
  public Device device() {
    return Device.of(agent == null ? "" : agent);
  }
}
