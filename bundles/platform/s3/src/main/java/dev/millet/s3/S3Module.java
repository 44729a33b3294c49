package dev.millet.s3;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.platform.api.settings.SettingCheck;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/** Declares the settings of the store, and checks what is typed into them. */
@Component(service = Contributor.class, configurationPid = S3Settings.PID)
@Designate(ocd = S3Settings.class)
public final class S3Module implements Contributor {

  @Override
  public List<Contribution> contributions() {
    return List.of(new SettingCheck("s3.endpoint", S3Module::address));
  }

  private static Optional<String> address(String value) {
    String text = value.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI uri = URI.create(text);
      if (List.of("http", "https").contains(String.valueOf(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null) {
        return Optional.empty();
      }
    } catch (IllegalArgumentException e) {
      return refused();
    }
    return refused();
  }

  private static Optional<String> refused() {
    return Optional.of("an address such as https://s3.example.com, or nothing");
  }
}
