package dev.millet.sso.page;

import dev.millet.sso.protocol.Journey.Purpose;
import dev.millet.sso.providers.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Buttons that lead to providers.
 *
 * @param text the key of their text, which names the provider
 */
public record ButtonsModel(String text, List<Button> buttons) {

  /** A button. */
  public record Button(String name, String path) {}

  static Button button(Provider provider, Purpose purpose, String to) {
    String address = "/sso/" + provider.slug() + "?for=" + word(purpose) + "&to=" + encode(to);
    return new Button(provider.settings().name(), address);
  }

  static String word(Purpose purpose) {
    return purpose.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Purpose purpose(String word) {
    return switch (word) {
      case "link" -> Purpose.LINK;
      case "confirm" -> Purpose.CONFIRM;
      default -> Purpose.SIGN_IN;
    };
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
