package dev.millet.members.pages;

import dev.millet.members.tokens.PersonalToken;
import java.time.Instant;
import java.util.List;

/**
 * The page of a member's tokens.
 *
 * @param made the token that was just made; null where none was
 * @param administrator whether the scope {@code admin} can be chosen
 * @param now tells the expired ones from the others
 */
public record TokensModel(
    FormState form, String made, List<PersonalToken> tokens, boolean administrator, Instant now) {

  /** For how many days a token may be made; 0 for good. */
  public static final List<Integer> DAYS = List.of(30, 90, 365, 0);

  public TokensModel {
    tokens = List.copyOf(tokens);
  }

  public boolean isExpired(PersonalToken token) {
    return token.expiresAt() != null && !token.expiresAt().isAfter(now);
  }

  /** Whether the form has a scope checked: at first those that most programs need. */
  public boolean isChecked(String scope) {
    String typed = form.value("scopes");
    return typed.isEmpty()
        ? !scope.equals("admin")
        : (" " + typed + " ").contains(" " + scope + " ");
  }
}
