package dev.millet.members.pages;

import dev.millet.api.forms.Input;
import dev.millet.members.requests.CreateTokenRequest;
import dev.millet.members.tokens.PersonalToken;
import java.time.Instant;
import java.util.List;

/**
 * The page of a member's tokens.
 *
 * @param days the choice of how long it lasts; empty where nothing was chosen yet
 * @param made the token that was just made; null where none was
 * @param administrator whether the scope {@code admin} can be chosen
 * @param now tells the expired ones from the others
 */
public record TokensModel(
    Input<CreateTokenRequest> input,
    String days,
    String made,
    List<PersonalToken> tokens,
    boolean administrator,
    Instant now) {

  /** The days for which a token may be created; 0 for no end. */
  public static final List<Integer> DAYS = List.of(30, 90, 365, 0);

  public TokensModel {
    tokens = List.copyOf(tokens);
  }

  public boolean isExpired(PersonalToken token) {
    return token.expiresAt() != null && !token.expiresAt().isAfter(now);
  }

  /** Returns whether the form has a scope checked: at first those that most programs need. */
  public boolean isChecked(String scope) {
    List<String> typed = input.values("scopes");
    return typed.isEmpty() ? !scope.equals("admin") : typed.contains(scope);
  }
}
