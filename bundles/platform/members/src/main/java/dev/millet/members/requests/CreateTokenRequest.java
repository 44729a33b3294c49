package dev.millet.members.requests;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.TokenScope;
import dev.millet.members.text.SingleLineText;
import dev.millet.members.tokens.TokenRequest;
import java.time.Instant;
import java.util.List;

/**
 * A token that somebody asks for.
 *
 * @param name what it is for
 * @param scopes some of {@code read}, {@code write}, {@code admin}, or one alone that is about one
 *     thing, such as {@code builds.publish:phone}; the first two where it is left out
 * @param expiresAt left out where it lasts until it is revoked
 * @param handle whose token; left out by callers who have a token
 * @param password the member's password; left out by callers who have a token, and by the operator
 * @param code of the authenticator, beside the password, where the account asks for one
 */
public record CreateTokenRequest(
    String name,
    List<String> scopes,
    Instant expiresAt,
    String handle,
    String password,
    String code) {

  private static final int MAX_NAME = 80;
  private static final int MAX_SCOPES = 4;
  private static final int MAX_SCOPE = TokenScope.MAX_NAME + 1 + TokenScope.MAX_KEY;

  public static final Rules<CreateTokenRequest> RULES =
      Fields.twoFactor(
          Fields.currentPassword(
              Fields.knownHandle(
                  Rules.of(CreateTokenRequest.class)
                      .verbatim("name", 1, MAX_NAME, "Backup")
                      .checked("name", typed -> SingleLineText.of("name", typed, MAX_NAME))
                      .lines("scopes", MAX_SCOPES, MAX_SCOPE, "read")
                      .checked("scopes", TokenRequest::scope)
                      .optionalTime("expiresAt", Instant.parse("2030-01-01T00:00:00Z")),
                  0),
              0));

  /** Never shows the password. */
  @Override
  public String toString() {
    return "CreateTokenRequest[" + name + "]";
  }
}
