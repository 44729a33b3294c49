package dev.millet.site;

import dev.millet.platform.api.settings.LiveSettings;
import dev.millet.platform.api.settings.SiteOrigin;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the address of the site from the settings. */
@Component(service = SiteOrigin.class)
public final class ConfiguredOrigin implements SiteOrigin {

  private final SiteSettings settings;

  @Activate
  public ConfiguredOrigin(@Reference LiveSettings live) {
    settings = live.of(SiteSettings.class);
  }

  @Override
  public Optional<String> find() {
    String address = settings.address();
    return address.isEmpty() ? Optional.empty() : Optional.of(address);
  }
}
