package dev.millet.members.tokens;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.TokenScope;
import dev.millet.api.members.Member;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import dev.millet.platform.api.pages.ModuleTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The scopes about one thing that the active modules contribute, such as to publish the builds of
 * one product. Thread-safe.
 */
@Component(service = TokenScopes.class)
public final class TokenScopes {

  private final Generations generations;
  private final ModuleTexts texts;

  /**
   * A scope that a token can be made with.
   *
   * @param scope as it stands in the token
   * @param name what it allows, for readers
   * @param thing what it is about, for readers
   */
  public record Choice(String scope, String name, String thing) {}

  @Activate
  public TokenScopes(@Reference Generations generations, @Reference ModuleTexts texts) {
    this.generations = generations;
    this.texts = texts;
  }

  /** Returns what a member's token can be limited to. */
  public List<Choice> offered(Member owner, Locale language) {
    List<Choice> choices = new ArrayList<>();
    for (Filed<TokenScope> filed : generations.table().of(TokenScope.class)) {
      TokenScope scope = filed.contribution();
      if (isHeldBy(owner, scope.permission())) {
        String name = text(filed, language);
        for (TokenScope.Target target : targets(scope.name())) {
          choices.add(new Choice(scope.name() + ':' + target.key(), name, target.name()));
        }
      }
    }
    return choices;
  }

  /** Returns what a scope of a token allows, for readers; the scope itself where nobody knows. */
  public String name(String scope, Locale language) {
    int colon = scope.indexOf(':');
    String key = colon < 0 ? scope : scope.substring(0, colon);
    return find(generations.table(), key).map(filed -> text(filed, language)).orElse(key);
  }

  /**
   * Refuses a scope that no module has, is about nothing that is there, or that a member may not
   * give to a token.
   *
   * @throws dev.millet.api.gateway.ProblemException 422
   */
  public void require(TokenRequest wanted, Member owner) {
    for (String scope : wanted.scopes()) {
      if (TokenScope.isLimited(scope)) {
        require(scope, owner);
      }
    }
  }

  private void require(String scope, Member owner) {
    int colon = scope.indexOf(':');
    String name = scope.substring(0, colon);
    Filed<TokenScope> filed =
        find(generations.table(), name)
            .orElseThrow(
                () ->
                    Problem.invalid("scopes", "unknown", "There is no scope " + name)
                        .toException());
    if (!isHeldBy(owner, filed.contribution().permission())) {
      throw Problem.invalid(
              "scopes", "not-held", "The member has not the permission for the scope " + name)
          .toException();
    }
    String key = scope.substring(colon + 1);
    if (targets(name).stream().noneMatch(target -> target.key().equals(key))) {
      throw Problem.invalid(
              "scopes", "unknown", "The scope %s is about nothing called %s".formatted(name, key))
          .toException();
    }
  }

  private static boolean isHeldBy(Member owner, Permission permission) {
    return permission.role() == null || owner.is(permission.role());
  }

  private List<TokenScope.Target> targets(String name) {
    Optional<Entered<TokenScope>> found = generations.enter(table -> find(table, name));
    if (found.isEmpty()) {
      return List.of();
    }
    try (Entered<TokenScope> entered = found.get()) {
      return entered
          .lease()
          .call("the things of the scope " + name, () -> entered.contribution().targets());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the things of the scope " + name + " are not known", e);
    }
  }

  private static Optional<Filed<TokenScope>> find(ActiveTable table, String name) {
    return table.of(TokenScope.class).stream()
        .filter(filed -> filed.contribution().name().equals(name))
        .findFirst();
  }

  private String text(Filed<TokenScope> filed, Locale language) {
    String name = filed.contribution().name();
    return texts.find(filed.generation(), language, "scope." + name).orElse(name);
  }
}
