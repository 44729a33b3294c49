package dev.millet.members;

import dev.millet.api.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Hides texts so that nobody reads them by chance, and loses its key when a test says so. */
public final class FakeSecrets implements Secrets {

  private String key = "first";

  /** Has another key from now on. */
  public void loseKey() {
    key = "second";
  }

  @Override
  public String seal(String name, String text) {
    byte[] bytes = (key + '\n' + name + '\n' + text).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public Optional<String> open(String name, String sealed) {
    String whole = new String(Base64.getDecoder().decode(sealed), StandardCharsets.UTF_8);
    String begins = key + '\n' + name + '\n';
    return whole.startsWith(begins)
        ? Optional.of(whole.substring(begins.length()))
        : Optional.empty();
  }
}
