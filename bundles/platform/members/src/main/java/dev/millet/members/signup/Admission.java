package dev.millet.members.signup;

import dev.millet.members.accounts.Account;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;

/** Lets somebody in. */
@FunctionalInterface
public interface Admission {

  /**
   * Decides in the transaction that adds the account.
   *
   * @param adding adds it
   * @return the account
   */
  Account admit(Handle handle, Supplier<Account> adding);
}
