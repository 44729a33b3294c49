package dev.millet.members.accounts;

import dev.millet.members.secrets.Secret;
import java.util.List;

/** Finds handles for newcomers who did not choose one. */
public final class NewcomerHandles {

  private final Accounts accounts;

  public NewcomerHandles(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Returns a handle that nobody has: from the first of the names that makes one, else {@code
   * member} with some digits.
   *
   * @param names in the order in which they are tried; of a mail address the part before the sign
   * @param key tells the person from everybody else
   */
  public MemberHandle free(List<String> names, String key) {
    String digits = Secret.hashOfText(key);
    List<DerivedHandle> candidates =
        names.stream()
            .map(NewcomerHandles::local)
            .map(name -> new DerivedHandle(new SourcePerson("", name, digits, null)))
            .filter(derived -> !derived.isNameless())
            .toList();
    DerivedHandle nameless = new DerivedHandle(new SourcePerson("", "", digits, null));
    DerivedHandle first = candidates.isEmpty() ? nameless : candidates.get(0);
    for (int attempt = 0; attempt < DerivedHandle.ATTEMPTS; attempt++) {
      MemberHandle handle = first.attempt(attempt);
      if (!accounts.isTaken(handle)) {
        return handle;
      }
    }
    throw new IllegalStateException("no free handle for a newcomer");
  }

  private static String local(String name) {
    int at = name.indexOf('@');
    return at > 0 ? name.substring(0, at) : name;
  }
}
