package dev.millet.sso.page;

import dev.millet.sso.providers.Presets;
import dev.millet.sso.providers.Provider;
import java.util.List;

/** The list of providers. */
public record ProvidersModel(List<Row> providers) {

  /**
   * A provider.
   *
   * @param redirect what is entered at the provider
   */
  public record Row(Provider provider, String redirect) {}

  /** Returns what can be added. */
  public List<String> presets() {
    return Presets.KEYS;
  }
}
