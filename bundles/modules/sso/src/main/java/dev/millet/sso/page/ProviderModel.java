package dev.millet.sso.page;

import dev.millet.api.forms.Input;
import dev.millet.sso.providers.Provider;
import dev.millet.sso.providers.ProviderSettings;
import java.util.List;

/**
 * The page of a provider.
 *
 * @param oidc whether it is one of OpenID Connect
 * @param preset with what it began
 * @param action where the form goes
 * @param redirect what is entered at the provider
 * @param provider null for one that is to be added
 */
public record ProviderModel(
    Input<ProviderSettings> input,
    boolean oidc,
    String preset,
    String action,
    String redirect,
    Provider provider) {

  private static final List<String> OAUTH2 =
      List.of(
          "authorizeUrl",
          "tokenStyle",
          "tokenUrl",
          "tokenParameters",
          "tokenPointer",
          "userUrl",
          "userHeader",
          "idPointer",
          "namePointer",
          "emailPointer",
          "verifiedPointer",
          "picturePointer");

  private static final List<String> MORE = List.of("domains", "groupsClaim", "mappings", "scopes");

  /** Returns the fields that only providers of OAuth 2 have. */
  public List<String> protocolFields() {
    return OAUTH2;
  }

  /** Returns the fields that most providers need not have. */
  public List<String> moreFields() {
    return MORE;
  }

  /** Returns whether one of some fields is refused, so that they are shown. */
  public boolean isRefused(List<String> fields) {
    return fields.stream().anyMatch(field -> input.error(field).isPresent());
  }
}
