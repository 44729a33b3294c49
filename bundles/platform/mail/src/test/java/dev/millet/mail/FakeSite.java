package dev.millet.mail;

import dev.millet.api.secrets.Secrets;
import dev.millet.platform.api.pages.SiteBranding;
import dev.millet.platform.api.settings.SiteOrigin;
import java.util.Base64;
import java.util.Optional;

/** A site with a name and an address, whose secrets can at least not be read by accident. */
public final class FakeSite implements SiteBranding, SiteOrigin, Secrets {

  @Override
  public String name() {
    return "极光 & Ideas";
  }

  @Override
  public String accent() {
    return "#1d5c94";
  }

  @Override
  public String onAccent() {
    return "#ffffff";
  }

  @Override
  public Optional<String> find() {
    return Optional.of("https://ideas.example.com");
  }

  @Override
  public String seal(String name, String text) {
    return Base64.getEncoder().encodeToString((name + "|" + text).getBytes());
  }

  @Override
  public Optional<String> open(String name, String sealed) {
    String text = new String(Base64.getDecoder().decode(sealed));
    return text.startsWith(name + "|")
        ? Optional.of(text.substring(name.length() + 1))
        : Optional.empty();
  }
}
