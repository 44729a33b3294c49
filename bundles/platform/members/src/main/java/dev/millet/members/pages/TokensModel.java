package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.TokenScope;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.tokens.PersonalToken;
import dev.millet.members.tokens.TokenScopes;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The page of a member's tokens.
 *
 * @param days the choice of how long it lasts; empty where nothing was chosen yet
 * @param made the token that was just made; null where none was
 * @param scopes what can be chosen
 * @param now tells the expired ones from the others
 */
public record TokensModel(
    Input<CreateTokenRequest> input,
    String days,
    String made,
    List<PersonalToken> tokens,
    Scopes scopes,
    Instant now) {

  /** The days for which a token may be created; 0 for no end. */
  public static final List<Integer> DAYS = List.of(30, 90, 365, 0);

  private static final List<String> USUAL = List.of("read", "write");

  /**
   * The scopes that can be chosen.
   *
   * @param administrator whether {@code admin} is among them
   * @param limits those about one thing
   * @param names what a scope about one thing allows, for readers
   */
  public record Scopes(
      boolean administrator, List<TokenScopes.Choice> limits, UnaryOperator<String> names) {}

  public TokensModel {
    tokens = List.copyOf(tokens);
  }

  public boolean isExpired(PersonalToken token) {
    return token.expiresAt() != null && !token.expiresAt().isAfter(now);
  }

  /** Returns whether the form has a scope checked: at first those that most programs need. */
  public boolean isChecked(String scope) {
    List<String> typed = input.values("scopes");
    return typed.isEmpty() ? USUAL.contains(scope) : typed.contains(scope);
  }

  /** Returns whether a scope of a token is about one thing. */
  public boolean isLimited(String scope) {
    return TokenScope.isLimited(scope);
  }

  /** Returns the key of what a scope is about. */
  public String thing(String scope) {
    return scope.substring(scope.indexOf(':') + 1);
  }
}
