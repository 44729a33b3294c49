package dev.millet.sso;

import dev.millet.api.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Secrets that can at least not be read by accident. */
final class PlainSecrets implements Secrets {

  @Override
  public String seal(String name, String text) {
    byte[] bytes = (name + "|" + text).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public Optional<String> open(String name, String sealed) {
    try {
      String text = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
      return text.startsWith(name + "|")
          ? Optional.of(text.substring(name.length() + 1))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
