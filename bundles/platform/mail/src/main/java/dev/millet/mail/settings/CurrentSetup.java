package dev.millet.mail.settings;

import dev.millet.platform.api.mail.MailRecipient;
import dev.millet.platform.api.pages.SiteBranding;
import dev.millet.platform.api.settings.SettingCheck;
import dev.millet.platform.api.settings.SiteOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the settings at each use. Thread-safe. */
public final class CurrentSetup {

  private final MailSettings settings;
  private final SiteBranding branding;
  private final SiteOrigin origin;

  public CurrentSetup(MailSettings settings, SiteBranding branding, SiteOrigin origin) {
    this.settings = settings;
    this.branding = branding;
    this.origin = origin;
  }

  /** Returns the mail server and the sender. */
  public MailSetup get() {
    String name = settings.from_name().strip();
    return new MailSetup(
        new MailSetup.Server(
            settings.host().strip(),
            settings.port(),
            MailSetup.Security.valueOf(settings.security().toUpperCase(Locale.ROOT)),
            settings.user(),
            settings.password()),
        new MailSetup.Sender(
            settings.from_address().strip(),
            name.isEmpty() ? branding.name() : name,
            settings.reply_to().strip()),
        origin.find().orElse(""));
  }

  public SiteBranding branding() {
    return branding;
  }

  public int rate() {
    return settings.rate();
  }

  public int connections() {
    return settings.connections();
  }

  public int keepDays() {
    return settings.keep_days();
  }

  /** Returns the checks of what the settings do not say by themselves. */
  public static List<SettingCheck> checks() {
    return List.of(
        new SettingCheck("mail.host", CurrentSetup::host),
        new SettingCheck("mail.from.address", CurrentSetup::address),
        new SettingCheck("mail.reply.to", CurrentSetup::address));
  }

  private static Optional<String> host(String value) {
    return value.isBlank() || value.strip().matches("[A-Za-z0-9.:\\[\\]-]+")
        ? Optional.empty()
        : Optional.of("the name of a host such as smtp.example.com, without a port, or nothing");
  }

  private static Optional<String> address(String value) {
    return value.isBlank() || MailRecipient.isAddress(value.strip())
        ? Optional.empty()
        : Optional.of("a mail address such as ideas@example.com, or nothing");
  }
}
