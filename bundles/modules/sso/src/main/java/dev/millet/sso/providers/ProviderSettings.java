package dev.millet.sso.providers;

import dev.millet.api.forms.Rules;
import dev.millet.api.forms.TextCheck;
import dev.millet.api.gateway.Problem;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The settings of a provider, as administrators wrote them. Texts that a kind has no use for are
 * empty.
 *
 * @param kind {@code oidc} for OpenID Connect, {@code oauth2} for other providers
 * @param name what members know it by
 * @param newcomers whether an account is made for whoever has none
 * @param clientSecret empty where the one that there is stays, and wherever settings are kept
 * @param issuer of OpenID Connect: where its discovery is found
 * @param domains a line for each domain; where there are any, only people with a verified address
 *     of one of them come in
 * @param groupsClaim of OpenID Connect: the claim with the groups; of others: the JSON pointer
 * @param mappings a line for each: {@code engineers = role:staff} or {@code engineers = group:lab}
 * @param authorizeUrl where the browser is sent, with placeholders
 * @param tokenStyle how the token is asked for: {@code form}, {@code basic}, {@code json} or {@code
 *     query}
 * @param tokenParameters a line for each: a name, an equals sign and a value with placeholders;
 *     empty for those of OAuth 2
 * @param tokenPointer the JSON pointer to the token
 * @param userUrl where the person is asked for, with placeholders
 * @param userHeader the header with the token, with placeholders; empty for none
 * @param idPointer the JSON pointer to who it is; the others may be empty
 * @param asksEachTime of those that cannot say when somebody signed in: whether the provider asks
 *     each time, whatever the address says, so that coming back from it is a recent proof
 */
public record ProviderSettings(
    String kind,
    String name,
    Boolean enabled,
    Boolean newcomers,
    String clientId,
    String clientSecret,
    String scopes,
    String issuer,
    String domains,
    String groupsClaim,
    String mappings,
    String authorizeUrl,
    String tokenStyle,
    String tokenUrl,
    String tokenParameters,
    String tokenPointer,
    String userUrl,
    String userHeader,
    String idPointer,
    String namePointer,
    String emailPointer,
    String verifiedPointer,
    String picturePointer,
    Boolean asksEachTime) {

  public static final String OIDC = "oidc";
  public static final String OAUTH2 = "oauth2";

  private static final int MAX_URL = 1000;
  private static final int MAX_LINES = 4000;
  private static final int MAX_POINTER = 200;

  public static final Rules<ProviderSettings> RULES =
      Rules.of(ProviderSettings.class)
          .choice("kind", OIDC, OAUTH2)
          .line("name", 1, 40, "Example")
          .flag("enabled")
          .flag("newcomers")
          .line("clientId", 1, 255, "millet")
          .secret("clientSecret", 0, 1000)
          .line("scopes", 0, 500, "openid profile email")
          .line("issuer", 0, 255, "https://login.example.com/realms/staff")
          .checked("issuer", ProviderSettings::address)
          .text("domains", 0, MAX_LINES, "example.com")
          .checked("domains", Domains::check)
          .line("groupsClaim", 0, MAX_POINTER, "groups")
          .text("mappings", 0, MAX_LINES, "engineers = role:staff")
          .checked("mappings", Mappings::check)
          .line("authorizeUrl", 0, MAX_URL, "https://login.example.com/authorize")
          .checked("authorizeUrl", ProviderSettings::template)
          .optionalChoice("tokenStyle", "form", "basic", "json", "query")
          .line("tokenUrl", 0, MAX_URL, "https://login.example.com/token")
          .checked("tokenUrl", ProviderSettings::template)
          .text("tokenParameters", 0, MAX_LINES, "appid={client_id}")
          .checked("tokenParameters", parameters())
          .line("tokenPointer", 0, MAX_POINTER, "/access_token")
          .checked("tokenPointer", ProviderSettings::pointer)
          .line("userUrl", 0, MAX_URL, "https://login.example.com/me")
          .checked("userUrl", ProviderSettings::template)
          .line("userHeader", 0, MAX_POINTER, "Authorization: Bearer {access_token}")
          .checked("userHeader", ProviderSettings::header)
          .line("idPointer", 0, MAX_POINTER, "/sub")
          .checked("idPointer", ProviderSettings::pointer)
          .line("namePointer", 0, MAX_POINTER, "/name")
          .checked("namePointer", ProviderSettings::pointer)
          .line("emailPointer", 0, MAX_POINTER, "/email")
          .checked("emailPointer", ProviderSettings::pointer)
          .line("verifiedPointer", 0, MAX_POINTER, "/email_verified")
          .checked("verifiedPointer", ProviderSettings::pointer)
          .line("picturePointer", 0, MAX_POINTER, "/picture")
          .checked("picturePointer", ProviderSettings::pointer)
          .flag("asksEachTime")
          .require(
              "issuer",
              typed -> !typed.usesOpenIdConnect() || !typed.issuer().isEmpty(),
              "missing",
              "OpenID Connect needs the issuer")
          .require(
              "authorizeUrl",
              typed -> typed.usesOpenIdConnect() || !typed.authorizeUrl().isEmpty(),
              "missing",
              "The address at which people sign in is needed")
          .require(
              "tokenUrl",
              typed -> typed.usesOpenIdConnect() || !typed.tokenUrl().isEmpty(),
              "missing",
              "The address of the token is needed")
          .require(
              "userUrl",
              typed -> typed.usesOpenIdConnect() || !typed.userUrl().isEmpty(),
              "missing",
              "The address that tells who somebody is is needed")
          .require(
              "idPointer",
              typed -> typed.usesOpenIdConnect() || !typed.idPointer().isEmpty(),
              "missing",
              "The place of the person's id is needed");

  /** Returns whether it is a provider of OpenID Connect. */
  public boolean usesOpenIdConnect() {
    return OIDC.equals(kind);
  }

  public boolean isEnabled() {
    return Boolean.TRUE.equals(enabled);
  }

  public boolean admitsNewcomers() {
    return Boolean.TRUE.equals(newcomers);
  }

  /**
   * Returns whether members confirm with the provider that it is them: OpenID Connect says when it
   * asked somebody; of another one the administrator has to know.
   */
  public boolean givesProof() {
    return usesOpenIdConnect() || Boolean.TRUE.equals(asksEachTime);
  }

  /** Returns whether the secret goes to the same places, in the same way. */
  boolean sendsSecretAs(ProviderSettings others) {
    return Objects.equals(wayOfSecret(), others.wayOfSecret());
  }

  private List<String> wayOfSecret() {
    return Arrays.asList(
        kind, issuer, authorizeUrl, tokenStyle, tokenUrl, tokenParameters, userUrl, userHeader);
  }

  /** Returns the same without the secret. */
  public ProviderSettings withoutSecret() {
    return new ProviderSettings(
        kind,
        name,
        enabled,
        newcomers,
        clientId,
        null,
        scopes,
        issuer,
        domains,
        groupsClaim,
        mappings,
        authorizeUrl,
        tokenStyle,
        tokenUrl,
        tokenParameters,
        tokenPointer,
        userUrl,
        userHeader,
        idPointer,
        namePointer,
        emailPointer,
        verifiedPointer,
        picturePointer,
        asksEachTime);
  }

  /** Never shows the secret. */
  @Override
  public String toString() {
    return "ProviderSettings[" + kind + " " + name + "]";
  }

  /** Returns the lines of a text that are not empty. */
  static List<String> lines(String text) {
    return text == null
        ? List.of()
        : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  /** Returns who vouches for the people of the provider. */
  public String authority() {
    if (usesOpenIdConnect()) {
      return issuer;
    }
    String host = URI.create(tokenUrl.replaceAll("\\{[^}]*}", "x")).getAuthority();
    String all = "oauth2:" + host + ":" + clientId;
    return all.length() <= 255 ? all : all.substring(0, 255);
  }

  private static String address(String typed) {
    return checked("issuer", typed, typed);
  }

  private static String template(String typed) {
    return checked("url", typed, typed.replaceAll("\\{[a-z_]+}", "x"));
  }

  private static String checked(String field, String typed, String address) {
    if (typed.isEmpty()) {
      return typed;
    }
    try {
      URI uri = URI.create(address);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return typed;
      }
    } catch (IllegalArgumentException e) {
      // refused below
    }
    throw Problem.invalid(field, "address", "This is no address that begins with https://")
        .toException();
  }

  private static String pointer(String typed) {
    if (typed.isEmpty() || typed.startsWith("/")) {
      return typed;
    }
    throw Problem.invalid("pointer", "pointer", "A JSON pointer begins with a slash").toException();
  }

  private static String header(String typed) {
    int colon = typed.indexOf(':');
    if (typed.isEmpty() || (colon > 0 && typed.substring(0, colon).matches("[A-Za-z0-9-]+"))) {
      return typed;
    }
    throw Problem.invalid("header", "header", "A header is a name, a colon and a value")
        .toException();
  }

  private static TextCheck parameters() {
    return typed -> {
      if (lines(typed).stream().anyMatch(line -> line.indexOf('=') < 1)) {
        throw Problem.invalid("parameters", "parameters", "Each line is a name, = and a value")
            .toException();
      }
      return typed;
    };
  }
}
